/** Which rows travel: a stable cohort and everything that hangs off it. */
module club.makapix.decile.sampling {
    requires transitive club.makapix.decile.core;
    requires org.jspecify;
    requires org.postgresql.jdbc;
    requires roaringbitmap;

    exports club.makapix.decile.sampling;
    exports club.makapix.decile.sampling.rehearsal;
}
