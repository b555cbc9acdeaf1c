package club.makapix.decile.transfer;

import javax.sql.DataSource;

/** Replaces the rows of an existing database in one transaction. */
final class DatabaseTarget extends Target {
    private final DataSource dataSource;

    DatabaseTarget(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    TransferReport receive(Transfer transfer) {
        throw new TransferException("cannot be written yet: " + dataSource);
    }

    @Override
    public String toString() {
        return "database";
    }
}
