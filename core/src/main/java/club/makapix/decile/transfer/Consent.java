package club.makapix.decile.transfer;

import java.util.Optional;

/**
 * Holds what a caller says about a database that may be overwritten.
 *
 * @param named the database's name, which stands in for the mark
 * @param copy whether it may be a physical copy of the source
 */
record Consent(Optional<String> named, boolean copy) {
    /** Returns the consent that asks for the mark and for a database of its own. */
    static Consent marked() {
        return new Consent(Optional.empty(), false);
    }

    Consent named(String database) {
        return new Consent(Optional.of(database), copy);
    }

    Consent copied() {
        return new Consent(named, true);
    }
}
