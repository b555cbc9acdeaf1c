/** Which files travel: the media files that belong to the rows of a transfer. */
module club.makapix.decile.vault {
    requires transitive club.makapix.decile.core;
    requires org.jspecify;

    exports club.makapix.decile.vault;
}
