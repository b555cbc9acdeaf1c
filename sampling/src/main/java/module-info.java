/** Which rows travel: a stable cohort and everything that hangs off it. */
module club.makapix.decile.sampling {
    requires transitive club.makapix.decile.core;
    requires org.jspecify;
    requires org.postgresql.jdbc;
    requires roaringbitmap;
    requires static transitive org.junit.jupiter.api;

    exports club.makapix.decile.sampling;
    exports club.makapix.decile.sampling.junit;
    exports club.makapix.decile.sampling.rehearsal;
}
