package club.makapix.decile.transfer;

import club.makapix.decile.testing.TestDatabase;
import java.util.function.UnaryOperator;

/** Copies between two test databases. */
final class Refresh {
    /** Empties every table of a database. */
    static final String EMPTYING = """
            set constraints all immediate;
            do $$ declare r record; begin
                for r in select c.oid::regclass as name from pg_class c
                         where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
                         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                loop
                    execute format('truncate %s cascade', r.name);
                end loop;
            end $$
            """;

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

    /** Gives a database the schema alone of a script that holds rows too. */
    static void createEmptyIn(TestDatabase target, String ddl) {
        target.execute(ddl);
        target.execute(EMPTYING);
    }
}
