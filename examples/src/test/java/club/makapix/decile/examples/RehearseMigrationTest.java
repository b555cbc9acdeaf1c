package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RehearseMigrationTest {
    @Test
    void rehearsesExtrapolatesAndAsksProduction() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        RehearseMigration.run(TestServer.server(), new PrintStream(out, true, StandardCharsets.UTF_8), 0.02);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("rewrites public.view_events")
                .contains("47 rows of public.posts would violate posts_title_not_blank")
                .matches(
                        "(?s).*\nextrapolated \\d+\\.\\d s, measured \\d+\\.\\d s, error \\d+ %; preflight found 47 of 47\n");
    }
}
