/** What a PostgreSQL database looks like, and how a slice of its rows travels to another one. */
module club.makapix.decile.core {
    requires transitive java.sql;
    requires transitive org.jgrapht.core;
    requires transitive org.jspecify;
    requires static com.github.luben.zstd_jni;
    requires static jakarta.xml.bind;
    requires com.google.common;
    requires com.zaxxer.hikari;
    requires org.jooq;
    requires org.postgresql.jdbc;
    requires org.snakeyaml.engine;

    exports club.makapix.decile.recipe;
    exports club.makapix.decile.schema;
    exports club.makapix.decile.transfer;
}
