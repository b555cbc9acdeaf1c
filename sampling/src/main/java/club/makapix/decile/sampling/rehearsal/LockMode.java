package club.makapix.decile.sampling.rehearsal;

import java.util.Locale;

/**
 * Names the lock modes of a table, weakest first; each conflicts with what PostgreSQL's manual says in "Table-Level Locks".
 */
public enum LockMode {
    ACCESS_SHARE,
    ROW_SHARE,
    ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    SHARE,
    SHARE_ROW_EXCLUSIVE,
    EXCLUSIVE,
    ACCESS_EXCLUSIVE;

    /** Tells whether nobody else can insert, update or delete while the lock is held: SHARE and stronger. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** Tells whether nobody else can even read while the lock is held: ACCESS EXCLUSIVE. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** Returns the mode that {@code pg_locks} spells {@code AccessExclusiveLock}. */
    static LockMode parse(String catalogueName) {
        String spaced = catalogueName.replaceFirst("Lock$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return valueOf(spaced.toUpperCase(Locale.ROOT));
    }

    /** Returns the mode as SQL spells it: {@code ACCESS EXCLUSIVE}. */
    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}
