/** What a value becomes: deterministic pseudonyms and a decision for every column. */
module club.makapix.decile.anonymize {
    requires transitive club.makapix.decile.core;
    requires com.fasterxml.jackson.core;
    requires com.google.common;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires org.jspecify;
}
