/** What a value becomes: deterministic pseudonyms and a decision for every column. */
module club.makapix.decile.anonymize {
    requires transitive club.makapix.decile.core;
    requires org.jspecify;
}
