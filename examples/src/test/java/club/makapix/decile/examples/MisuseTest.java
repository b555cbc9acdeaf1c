package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as somebody types it who errs: it says what was meant, and repeats no password. */
class MisuseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--source=S --recipe=r | Missing required option: '--target=URL'",
                "--sourc=x?password=hidden --recipe=r --target=T | --sourc is not an option; did you mean --source?",
                "--source=S --recipe=r --targt hidden | --targt is not an option; did you mean --target?",
                "--source=S --recipe=r --target=T --privacy=hidden | --privacy is not an option; did you mean --privacy-report?",
                "--source=S --recipe=r --target=T --physicalcopy | --physicalcopy is not an option; did you mean --physical-copy?",
                "--source=S --recipe=r --target=T --xx | --xx is not an option",
                "--source=mysql://ann:hidden@db --recipe=r --target=T | --source is no database; write jdbc:postgresql://host:5432/name or postgresql://user@host:5432/name",
                "--source=makapix --recipe=r --target=T | --source is no database; write jdbc:postgresql://localhost:5432/makapix",
                "--source=S --recipe=r --target=makapix_dev | --target is no database; write jdbc:postgresql://localhost:5432/makapix_dev, or the name of a script: FILE.sql, .sql.gz or .sql.zst",
                "--source=S --recipe=r --target=hidden.dump | --target is no database; write jdbc:postgresql://host:5432/name or postgresql://user@host:5432/name, or the name of a script: FILE.sql, .sql.gz or .sql.zst"
            })
    void saysWhatWasMeant(String arguments, String said) {
        String written = arguments.replace("=S", "=jdbc:postgresql:makapix").replace("=T", "=jdbc:postgresql:dev");

        Run run = Run.refresh(Map.of(), written.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(said + "\n--help shows how it is meant\n")
                .doesNotContain("hidden");
    }
}
