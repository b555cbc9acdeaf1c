package club.makapix.decile.sampling;

import static club.makapix.decile.sampling.DrawSize.percent;
import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.ReplicatedServer;
import club.makapix.decile.transfer.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy.IgnoreFailures;

/** Selecting needs no more than a standby grants. */
class StandbyTest {
    @TempDir(deletionStrategy = IgnoreFailures.class) // a server may need longer to stop
    private Path directory;

    @Test
    void samplesFromAHotStandby() throws IOException, SQLException {
        String rows = """
                create table users (id int primary key);
                create table posts (id int primary key, owner int references users);
                insert into users values (1);
                insert into posts values (10, 1)
                """;
        try (ReplicatedServer server = ReplicatedServer.start(directory, rows, Map.of());
                Snapshot snapshot = Snapshot.open(server.standby())) {
            Cohort cohort =
                    Sampling.of(snapshot.schema()).draw("users", percent(100)).select(snapshot);

            assertThat(Travelled.of(snapshot, cohort, "t.id").of("posts")).containsExactly("10");
        }
    }
}
