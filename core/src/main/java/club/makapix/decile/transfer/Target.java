package club.makapix.decile.transfer;

import javax.sql.DataSource;

/** Describes where rows go. */
public abstract sealed class Target permits DatabaseTarget {
    Target() {}

    /** Carries the transfer out. */
    abstract TransferReport receive(Transfer transfer);

    /**
     * Returns the target that replaces the rows of an existing database of the same schema, in one transaction. The database
     * must carry the mark of a development database: {@code comment on database makapix_dev is 'decile:development'}.
     */
    public static Target database(DataSource target) {
        return new DatabaseTarget(target);
    }
}
