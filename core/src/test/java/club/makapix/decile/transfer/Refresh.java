package club.makapix.decile.transfer;

import club.makapix.decile.testing.TestDatabase;
import java.util.function.UnaryOperator;

/** Copies between two test databases. */
final class Refresh {
    private Refresh() {}

    /** Copies every row unchanged. */
    static TransferReport everything(TestDatabase source, TestDatabase target) {
        return selected(HandMade.everything(), source, target);
    }

    /** Copies the selected rows unchanged. */
    static TransferReport selected(RowSelection selection, TestDatabase source, TestDatabase target) {
        return with(selection, source, target, Transfer::unchanged);
    }

    /** Copies the selected rows as the transfer is told. */
    static TransferReport with(
            RowSelection selection, TestDatabase source, TestDatabase target, UnaryOperator<Transfer> told) {
        target.markAsDevelopment();
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            return told.apply(snapshot.transfer(selection)).into(Target.database(target.dataSource()));
        }
    }

    /** Gives both databases the same schema. */
    static void createIn(TestDatabase source, TestDatabase target, String ddl) {
        source.execute(ddl);
        target.execute(ddl);
    }
}
