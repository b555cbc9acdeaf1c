package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.anonymize.Scrub.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubTest {
    private final RowContext row = Rewriting.context();
    private final Scrub scrub = Pseudonyms.scrub();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann.smith+news@real.example",
                "Ann@münchen.example",
                "ann@localhost",
                "203.0.113.7",
                "2001:db8::42",
                "fe80:0:0:0:1:2:3:4",
                "+49 30 1234567",
                "+55 11 95550-1234",
                "(555) 010-9999",
                "030 1234567",
                "0049301234567",
                "@ann_smith",
                "@Анна"
            })
    void findsATraceInASentence(String trace) {
        String text = "So, write to " + trace + ", or not.";

        assertThat(scrub.of(text, row))
                .startsWith("So, write to ")
                .endsWith(", or not.")
                .doesNotContain(trace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing here",
                "on 2026-08-19 at 12:30:45",
                "2026-08-19T12:30:45.123Z",
                "it costs 1,234.50 or 42 %",
                "version 1.2.3 of std::vector",
                "posts/12345 and #98765",
                "a @ b",
                "#ff00aa"
            })
    void leavesOrdinaryTextAlone(String text) {
        assertThat(scrub.of(text, row)).isEqualTo(text);
    }

    @Test
    void namesTheSamePersonAsTheColumnsDo() {
        assertThat(scrub.of("ask @ann or ann@real.example", row))
                .isEqualTo("ask @%s or %s"
                        .formatted(
                                Pseudonyms.handle().of("ann", row),
                                Pseudonyms.email().of("ann@real.example", row)));
    }

    @Test
    void keepsWhatItIsToldTo() {
        Scrub keeping = scrub.keeping(Trace.HANDLES).keeping(Trace.PHONES);

        assertThat(keeping.of("@ann, +49 30 1234567, 10.0.0.1", row))
                .startsWith("@ann, +49 30 1234567, ")
                .doesNotEndWith("10.0.0.1");
    }

    @Test
    void movesUrlsUnderABaseAndNoOthers() {
        Scrub moving = scrub.host("https://vault.example", "https://dev.example");

        assertThat(moving.of(
                        "![a](https://vault.example/a.png) https://VAULT.example, https://vault.example.evil.org https://vault.example:8443 https://my-vault.example",
                        row))
                .isEqualTo(
                        "![a](https://dev.example/a.png) https://dev.example, https://vault.example.evil.org https://vault.example:8443 https://my-vault.example");
    }

    @Test
    void replacesOtherUrlsIfAsked() {
        Scrub replacing =
                scrub.host("https://vault.example", "https://dev.example").replacingUrls();

        assertThat(replacing.of("see https://ann.example/~ann?x=1 and https://vault.example/b", row))
                .matches("see https://example\\.com/[a-z2-9]{20} and https://dev\\.example/b");
    }

    @Test
    void readsALongLineInLinearTime() {
        String line = "word".repeat(100_000) + "@x.example";

        assertThat(scrub.of(line, row)).endsWith("@example.com");
        assertThat(scrub.of("1.".repeat(100_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("a:".repeat(100_000), row)).hasSizeGreaterThan(1_000);
    }
}
