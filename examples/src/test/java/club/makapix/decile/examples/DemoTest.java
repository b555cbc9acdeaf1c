package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {
    @Test
    void withoutArgumentsItShowsItself() {
        Run run = Run.refresh(Map.of());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("public.users", "the same people in production", "@dev.makapix.local")
                .contains("target/demo/vault-files.txt", "jdbc:postgresql://localhost:");
        assertThat(Path.of("target", "demo").toFile().list())
                .containsExactlyInAnyOrder("makapix.yaml", "makapix-columns.yaml", "vault-files.txt");
    }
}
