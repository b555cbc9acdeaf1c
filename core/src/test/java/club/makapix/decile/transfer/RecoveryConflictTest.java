package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static club.makapix.decile.transfer.HandMade.rewriting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.testing.ReplicatedServer;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy.IgnoreFailures;

/** A standby that may not lag behind ends whoever reads rows that its primary has removed. */
@ExtendWith(TestDatabases.class)
class RecoveryConflictTest {
    private static final String SCHEMA = "create table posts (id int primary key, title text);";
    private static final String ADVICE =
            "the standby had to replay changes: set hot_standby_feedback = on or a longer max_standby_streaming_delay, or read from the primary";

    private static final String LEFT = "; the target is as it was";

    // rows come in the order of the index, so the last ones are still to be read when the first arrive
    private static final Map<String, String> SETTINGS =
            Map.of("max_standby_streaming_delay", "0", "enable_sort", "off");

    @TempDir(deletionStrategy = IgnoreFailures.class) // a server may need longer to stop
    private Path directory;

    @Test
    void saysWhatToSetWhenAStandbyMustReplay(TestDatabase target) throws IOException, SQLException {
        target.execute(SCHEMA + "insert into posts values (1, 'old')");
        target.markAsDevelopment();
        String rows = SCHEMA + "insert into posts select n, 'title ' || n from generate_series(1, 3000) n";
        try (ReplicatedServer server = ReplicatedServer.start(directory, rows, SETTINGS)) {
            assertConflict(server, target);
            assertConflictBeforeAnybodyReads(server, target);
        }
        assertThat(target.rows("select * from posts")).containsExactly("1|old");
    }

    private static void assertConflict(ReplicatedServer server, TestDatabase target) {
        RowRewriter changing = rewriting("posts", List.of("id"), List.of(), (row, editor) -> {
            if (row.integer(0) == 10) {
                change(server, "delete from posts where id = 2; vacuum posts");
            }
        });
        try (Snapshot snapshot = Snapshot.open(server.standby())) {
            assertThatThrownBy(() -> snapshot.transfer(everything()
                                    .with("posts", "case t.id when 2000 then pg_sleep(60) is not null else true end"))
                            .rewriting(changing)
                            .into(Target.database(target.dataSource())))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("public.posts, after row ")
                    .hasMessageEndingWith(
                            "the source failed: canceling statement due to conflict with recovery; " + ADVICE + LEFT);
        }
    }

    private static void assertConflictBeforeAnybodyReads(ReplicatedServer server, TestDatabase target) {
        try (Snapshot snapshot = Snapshot.open(server.standby())) {
            change(server, "delete from posts where id = 3; vacuum posts");

            assertThatThrownBy(() ->
                            snapshot.transfer(everything()).unchanged().into(Target.database(target.dataSource())))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageEndingWith(ADVICE + LEFT);
        }
    }

    private static void change(ReplicatedServer server, String sql) {
        try {
            server.change(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
