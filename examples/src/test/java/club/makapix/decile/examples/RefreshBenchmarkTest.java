package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RefreshBenchmarkTest {
    @Test
    void measuresEveryWayAndEndsWithTheRatio() {
        BenchmarkServer server = BenchmarkServer.of(TestServer.server().url("postgres"));
        BenchmarkData data = new BenchmarkData(server, 40);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WorkFolder folder = WorkFolder.create()) {
            data.make();

            new RefreshRounds(server, folder, new PrintStream(out, true, StandardCharsets.UTF_8)).run(1);

            assertThat(data.rows(BenchmarkData.TARGET)).isPositive().isLessThan(data.rows(BenchmarkData.SOURCE));
        } finally {
            data.drop();
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("[\\d,]+ rows travel")
                .containsPattern("the pipe is the driver's, in (text|binary) format: text \\d")
                .containsPattern("pipe, one after the other, indexes +\\d+\\.\\d\\d s")
                .containsPattern("whole tables, two workers +\\d+\\.\\d\\d s")
                .containsPattern("newDatabase, keys +\\d+\\.\\d\\d s")
                .containsPattern("refresh/whole tables: database \\d+\\.\\d\\d newDatabase \\d+\\.\\d\\d\\n")
                .containsPattern("\\nrefresh/pipe: database \\d+\\.\\d\\d newDatabase \\d+\\.\\d\\d heap \\d+ MiB\\n$");
    }
}
