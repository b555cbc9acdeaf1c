package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SampleDatabaseBenchmarkTest {
    @Test
    void measuresHowLongTestsWait() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SampleDatabaseBenchmark.run(TestServer.server(), new PrintStream(out, true, StandardCharsets.UTF_8), 0.01);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .matches("(?s)decile.sample: .* restored on an? .*\\d s\nthe database: \\d+ MB\n"
                        + "the first test waited [\\d,]+ ms \\(server, restore, clone\\); 50 more, one right after another:"
                        + " median \\d+ ms, longest \\d+ ms\n");
    }
}
