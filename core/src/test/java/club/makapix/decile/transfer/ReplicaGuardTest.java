package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.ReplicatedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy.IgnoreFailures;

/** A primary, its standby, and the standby promoted: all marked, for the mark is copied along. */
class ReplicaGuardTest {
    @TempDir(deletionStrategy = IgnoreFailures.class) // a server may need longer to stop
    private Path directory;

    private static void assertRefused(DataSource source, Target target, String words) {
        try (Snapshot snapshot = Snapshot.open(source)) {
            assertThatThrownBy(() -> target.check(snapshot))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining(words);
        }
    }

    @Test
    void overwritesAPromotedCopyOnDemandAndNoOtherRelative() throws IOException, SQLException {
        String rows =
                "comment on database postgres is 'decile:development'; create table t (id int primary key); insert into t values (1)";
        try (ReplicatedServer server = ReplicatedServer.start(directory, rows, Map.of())) {
            DatabaseTarget primary = Target.database(server.primary()).physicalCopy();
            DatabaseTarget standby = Target.database(server.standby()).physicalCopy();
            assertRefused(server.primary(), primary, "is the source itself");
            assertRefused(server.primary(), standby, "is on a standby of the source");
            assertRefused(server.standby(), primary, "is the primary of the source");

            server.promote();
            assertRefused(server.primary(), Target.database(server.standby()), "is a physical copy of the source");
            assertRefused(server.primary(), Target.schema(server.standby(), "public"), "or a physical copy of it");
            try (Snapshot snapshot = Snapshot.open(server.primary())) {
                TransferReport report =
                        snapshot.transfer(everything()).unchanged().into(standby);

                assertThat(report.rows()).isEqualTo(1);
            }
        }
    }
}
