package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.anonymize.Scrub.Trace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
                "\"ann smith\"@real.example",
                "bounce+ann=real.example@list.example",
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

    /** All of these name ann@real.example, so that is whose pseudonym they become, written alike. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann\u200b@real.example|@",
                "a\u00adnn@re\u2060al.example\ufeff|@",
                "\u202eann@real.example\u202c|@",
                "ann\ufe6breal.example|@",
                "\uff41nn\uff20real.example|@",
                "ann%40real.example|%40",
                "ann%40real%2Eexample|%40",
                "ann%2540real%252eexample|%2540",
                "%61nn%40real.example|%40",
                "ann&#64;real.example|&#64;",
                "ann&#x40;real.example|&#x40;",
                "ann&commat;real.example|&commat;",
                "ann\\u0040real.example|\\u0040",
                "ann (at) real (dot) example|@",
                "ann[at]real.example|@",
                "ann {AT} real [DOT] example|@",
                "ann&#0064;real.example|&#0064;",
                "ann\\x40real.example|\\x40",
                "ann[@]real[.]example|@",
                "ann (ät) real (punkt) example|@",
                "ann @ real.example|@",
                "ann@ real.example|@",
                "ann\u00a0@\u00a0real.example|@"
            })
    void readsAnAddressInDisguise(String disguise, String sign) {
        String email = String.valueOf(Pseudonyms.email().of("ann@real.example", row));

        assertThat(scrub.of("(" + disguise + ") or not", row)).isEqualTo("(" + email.replace("@", sign) + ") or not");
        assertThat(scrub.keeping(Trace.EMAILS).of("to " + disguise, row)).isEqualTo("to " + disguise);
    }

    /** Somebody may write a text that is made to keep the search busy. */
    @Test
    @Timeout(10)
    void doesNotReadBase64WithoutEnd() {
        String text = "nobody in particular";
        for (int depth = 0; depth < 26; depth++) {
            text = base64(text);
        }

        assertThat(scrub.of(text, row)).isEqualTo(text);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatIsWrittenInBase64() {
        String email = String.valueOf(Pseudonyms.email().of("ann@real.example", row));
        String url = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"sub\":\"ann@real.example\",\"ok\":\"???>>>\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(scrub.of("see " + base64("ann@real.example") + " or not", row))
                .isEqualTo("see " + base64(email) + " or not");
        assertThat(scrub.of("https://x.example/unsubscribe/" + base64("mail=ann@real.example") + "?a=1", row))
                .isEqualTo("https://x.example/unsubscribe/" + base64("mail=" + email) + "?a=1");
        String token = scrub.of("eyJhbGciOiJIUzI1NiJ9." + url + ".c2lnbmF0dXJlIG9mIGl0", row);
        assertThat(token).startsWith("eyJhbGciOiJIUzI1NiJ9.").endsWith(".c2lnbmF0dXJlIG9mIGl0");
        assertThat(new String(
                        Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"sub\":\"" + email + "\",\"ok\":\"???>>>\"}");
        assertThat(scrub.of(base64(base64("to ann@real.example")), row)).isEqualTo(base64(base64("to " + email)));
        assertThat(scrub.of("a long word is " + base64("nobody in particular"), row))
                .endsWith(base64("nobody in particular"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08:00:2b:ca:4a:12", "08-00-2B-CA-4A-12", "0800.2bca.4a12"})
    void findsTheAddressOfADevice(String address) {
        String device = String.valueOf(Pseudonyms.mac().of("08:00:2b:ca:4a:12", row));

        assertThat(scrub.of("my laptop is " + address + ".", row)).isEqualTo("my laptop is " + device + ".");
        assertThat(scrub.keeping(Trace.DEVICES).of("my laptop is " + address, row))
                .endsWith(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing here",
                "look (at) this. Then that",
                "at 1-2-3-4-5-6-7 and 1.2.3",
                "version 1234.5678.9012",
                "7b1c2f34-0000-4000-8000-000000000001",
                "3f:08:00:2b:ca:4a:12:99:00",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
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
                "lunch @ 5.30 @ home. Then",
                "iPhone 13 2023",
                "she said \"hi\"",
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

    @ParameterizedTest
    @ValueSource(
            strings = {".@", "...@", "-@", "@@", "(@", "https://x.example/%40", "https://x.example/@", "&#64;", "RT: .@"
            })
    void knowsAHandleWhateverStandsBeforeIt(String before) {
        assertThat(scrub.of(before + "ann's", row))
                .isEqualTo(before + Pseudonyms.handle().of("ann", row) + "'s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IPv6:|2001:db8::42",
                "node:|2001:db8::42",
                "from_|203.0.113.7",
                "MAC:|08:00:2b:ca:4a:12",
                "mac_|08-00-2b-ca-4a-12",
                "tel:|2125550123",
                "Tel.:|030/1234567",
                "Phone: |2125550123",
                "fax=|212-555-0123"
            })
    void knowsATraceBehindALabel(String label, String trace) {
        assertThat(scrub.of("(" + label + trace + ")", row))
                .startsWith("(" + label)
                .endsWith(")")
                .doesNotContain(trace);
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
    void movesUrlsUnderAPathAndNotUnderAnotherThatBeginsAlike() {
        Scrub moving = scrub.host("https://vault.example/a", "https://dev.example/b");

        assertThat(moving.of(
                        "\u0130 HTTPS://vault.example/a/x.png, https://vault.example/a? https://vault.example/a_b https://vault.example/a%20b https://vault.example/A",
                        row))
                .isEqualTo(
                        "\u0130 https://dev.example/b/x.png, https://dev.example/b? https://vault.example/a_b https://vault.example/a%20b https://vault.example/A");
    }

    @Test
    void replacesOtherUrlsIfAsked() {
        Scrub replacing =
                scrub.host("https://vault.example", "https://dev.example").replacingUrls();

        assertThat(replacing.of("see https://ann.example/~ann?x=1 and https://vault.example/b", row))
                .matches("see https://example\\.com/[a-z2-9]{20} and https://dev\\.example/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://en.example/Ann_(actress)",
                "https://x.example/?filter[name]=ann&a={ann}",
                "https://ann'smith.example/x",
                "http://[2001:db8::1]/ann",
                "ftp://x.example/ann",
                "www.ann.example/me"
            })
    void replacesTheWholeOfAUrl(String url) {
        Scrub replacing = scrub.replacingUrls();

        assertThat(replacing.of("(" + url + "), or not", row))
                .matches("\\(https://example\\.com/[a-z2-9]{20}\\), or not");
        assertThat(replacing.of("\u898b\u3066" + url.replace("www.", "https://"), row))
                .matches("\u898b\u3066https://example\\.com/[a-z2-9]{20}");
    }

    @Test
    void readsALongLineInLinearTime() {
        String line = "word".repeat(100_000) + "@x.example";

        assertThat(scrub.of(line, row)).endsWith("@example.com");
        assertThat(scrub.of("1.".repeat(100_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("a:".repeat(100_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("@".repeat(100_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("a@[".repeat(50_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("\"a\"@".repeat(30_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("a @ ".repeat(30_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("a%40".repeat(25_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("http://a".repeat(25_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("ann(at)".repeat(30_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("08:".repeat(50_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("YW5u/".repeat(50_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.of("ann%2E".repeat(50_000), row)).hasSizeGreaterThan(1_000);
        assertThat(scrub.region("DE").of("0170 ".repeat(20_000), row)).hasSizeGreaterThan(1_000);
    }
}
