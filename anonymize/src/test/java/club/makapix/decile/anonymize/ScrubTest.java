package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.anonymize.Scrub.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "o'neill@real.example",
                "jose\u0301@real.example",
                "ann@[203.0.113.7]",
                "ann\uff20real.example",
                "\u0430\u043d\u043d\u0430@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444",
                "ann%2Bnews%40real.example",
                "203.0.113.7",
                "2001:db8::42",
                "fe80:0:0:0:1:2:3:4",
                "::ffff:203.0.113.7",
                "64:ff9b::203.0.113.7",
                "2001:db8::",
                "+49 (0)170 / 555-0199",
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
                "a :: b and x::",
                "at 10:20:30:40",
                "1.2.3.4.5",
                "100%40",
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
    void treatsEachTraceLikeTheColumnThatHoldsSuchValues() {
        Pseudonym people = Pseudonyms.inDomain("people", Pseudonyms.handle());
        Scrub likeColumns =
                scrub.replacing(Trace.EMAILS, Pseudonyms.email("dev.example")).replacing(Trace.HANDLES, people);

        assertThat(likeColumns.of("@ann: ann@real.example", row))
                .isEqualTo("@%s: %s"
                        .formatted(
                                people.of("ann", row),
                                Pseudonyms.email("dev.example").of("ann@real.example", row)));
    }

    @Test
    void readsAnAddressThatAUrlWritesInItsOwnWay() {
        String email = Pseudonyms.email().of("ann+news@real.example", row);

        assertThat(scrub.of("https://x.example/?mail=ann%2Bnews%40real.example&next=1", row))
                .isEqualTo("https://x.example/?mail=%s&next=1".formatted(email.replace("@", "%40")));
    }

    @Test
    void takesNamesAndPasswordsOutOfUrls() {
        assertThat(scrub.of("clone https://ann:hunter2@git.example/x or postgres://ann@db.example:5432/y", row))
                .isEqualTo("clone https://git.example/x or postgres://db.example:5432/y");
    }

    @Test
    void keepsTheServerOfAHandleAndTheZoneOfAnAddress() {
        assertThat(scrub.of("@ann@social.example at fe80::1%eth0", row))
                .startsWith("@" + Pseudonyms.handle().of("ann", row) + "@social.example at ")
                .endsWith("%eth0")
                .doesNotContain("fe80::1%");
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 0170 5550199",
        "DE, 030/1234567",
        "DE, (030) 123 45 67",
        "FR, 06 12 34 56 78",
        "US, 212-555-0123",
        "US, 2125550123",
        "GB, 020 7946 0018",
        "BR, (11) 96123-4567",
        "JP, 03-3224-9999"
    })
    void knowsHowTheNumbersOfARegionAreWritten(String region, String number) {
        String text = "call " + number + " or not, for 1,250.00 on 2026-08-19 at 12:30:45";

        assertThat(scrub.region(region).of(text, row))
                .startsWith("call ")
                .endsWith(" or not, for 1,250.00 on 2026-08-19 at 12:30:45")
                .doesNotContain(number);
    }

    @Test
    void refusesARegionThatIsNone() {
        assertThatThrownBy(() -> scrub.region("Germany")).hasMessageContaining("such as DE but was Germany");
    }

    @Test
    void writesOneTelephoneNumberAsItWasWritten() {
        String digits = Pseudonyms.phone().of("+491705550199", row);

        assertThat(scrub.of("+49 170 5550199, 0049 170/5550199", row))
                .isEqualTo("+49 %1$s %2$s, 0049 %1$s/%2$s".formatted(digits.substring(3, 6), digits.substring(6)));
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
        assertThat(scrub.of("@".repeat(100_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("a%40".repeat(25_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("http://a".repeat(25_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.region("DE").of("0170 ".repeat(20_000), row)).hasSizeGreaterThan(1_000);
    }
}
