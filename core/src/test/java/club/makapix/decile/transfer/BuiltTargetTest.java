package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where a target is built from DDL, the rewriter has a look at it before anything else happens. */
@ExtendWith(TestDatabases.class)
class BuiltTargetTest {
    private static final String SCHEMA =
            "create table users (id int primary key, mail text default 'x'); -- a remark\n";

    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void fill(TestDatabase source) {
        source.execute(SCHEMA + "insert into users values (1, 'ann@real.example')");
    }

    /** Takes note of what it is shown, and refuses it. */
    private final RowRewriter rewriter = new RowRewriter() {
        @Override
        public void check(Collection<Table> travelling) {
            seen.add("tables");
        }

        @Override
        public DdlTreatment search(List<DdlText> ddl) {
            ddl.forEach(text -> seen.add(text.place()));
            throw new SchemaException("no");
        }

        @Override
        public Optional<TableRewriter> of(Table table) {
            return Optional.empty();
        }

        @Override
        public Map<String, ColumnTreatment> treatments(Table table) {
            return Map.of();
        }

        @Override
        public String statement() {
            return "";
        }

        @Override
        public String fingerprint() {
            return "";
        }
    };

    private static NewDatabaseTarget inPlaceOf(TestDatabase target) {
        return Target.newDatabase(TestServer::dataSource, target.name()).withSchema(SchemaScript.text(SCHEMA));
    }

    @Test
    void buildsNoDatabaseOfDdlThatTheRewriterRefuses(TestDatabase source, TestDatabase target) {
        target.execute("create table old (a int)");
        target.markAsDevelopment();

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            Transfer transfer = snapshot.transfer(everything()).rewriting(rewriter);
            assertThatThrownBy(() -> transfer.into(inPlaceOf(target)))
                    .isInstanceOf(SchemaException.class)
                    .hasMessage("no");
        }

        assertThat(seen).containsExactly("a default of users.mail");
        assertThat(target.rows("select to_regclass('old')")).containsExactly("old");
        assertThat(target.rows("select count(*) from pg_database where datname = '%s_next'".formatted(target.name())))
                .containsExactly("0");
    }

    @Test
    void writesNoScriptWithDdlThatTheRewriterRefuses(TestDatabase source, @TempDir Path folder) {
        Target target = Target.file(folder.resolve("a.sql")).withSchema(SchemaScript.text(SCHEMA));

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            Transfer transfer = snapshot.transfer(everything()).rewriting(rewriter);
            assertThatThrownBy(() -> transfer.into(target))
                    .isInstanceOf(SchemaException.class)
                    .hasMessage("no");
        }

        assertThat(seen).containsExactly("a default of users.mail", "a comment of the script");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsBeforeRowsAreSelected(TestDatabase source, TestDatabase target) {
        target.markAsDevelopment();

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            assertThat(inPlaceOf(target).check(snapshot)).returns(0, TargetState::tables);
            assertThatThrownBy(() -> inPlaceOf(target).check(snapshot, rewriter))
                    .isInstanceOf(SchemaException.class)
                    .hasMessage("no");
        }
    }

    @Test
    void searchesNoDdlThatTheTargetHasOfItsOwn(TestDatabase source, TestDatabase target, @TempDir Path folder) {
        target.execute(SCHEMA);
        target.markAsDevelopment();

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            for (Target own : List.of(Target.database(target.dataSource()), Target.file(folder.resolve("a.sql")))) {
                own.check(snapshot, rewriter);
                TransferReport report =
                        snapshot.transfer(everything()).rewriting(rewriter).into(own);

                assertThat(report.ddl()).isEqualTo(DdlTreatment.OWN);
            }
        }
        assertThat(seen).containsExactly("tables", "tables");
    }

    /** Neither is a promise that somebody looked. */
    @Test
    void saysWhereNobodySearchedTheDdl(TestDatabase source, TestDatabase target) {
        target.markAsDevelopment();

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            Transfer transfer = snapshot.transfer(everything());
            RowRewriter other = HandMade.rewriting("users", List.of(), List.of(), (row, editor) -> {});

            assertThat(transfer.unchanged().into(inPlaceOf(target)).ddl()).isEqualTo(DdlTreatment.UNSEARCHED);
            assertThat(transfer.rewriting(other)
                            .into(inPlaceOf(target))
                            .privacy()
                            .html())
                    .contains("views) travelled as they are, unsearched.");
        }
    }
}
