package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void documentsEveryPseudonymThatARecipeMayName() throws IOException {
        String page = Files.readString(Path.of("README.md"));
        String table = page.substring(page.indexOf("## Pseudonyms"), page.indexOf("**By condition.**"));

        assertThat(BuiltIns.names())
                .allMatch(name -> table.contains("`" + name + "`") || table.contains("{ " + name + ":"));
    }
}
