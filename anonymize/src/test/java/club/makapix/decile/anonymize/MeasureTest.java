package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, dates and URLs, whose pseudonyms stay near the value. */
class MeasureTest {
    private final RowContext row = Rewriting.context(Map.of("user_id", "7"));

    @ParameterizedTest
    @CsvSource({"37, 30", "-3, -10", "40, 40", "39.99, 30", "1e3, 1000"})
    void roundsANumberDownToAMultiple(String number, String bucket) {
        assertThat(Pseudonyms.bucket(10).of(number, row)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @CsvSource({"100", "1000.50", "-250"})
    void movesANumberByAShareOfItselfAndKeepsItsDecimals(String number) {
        BigDecimal value = new BigDecimal(number);
        BigDecimal moved = new BigDecimal(Pseudonyms.noise(10).of(number, row));

        assertThat(moved.scale()).isEqualTo(value.scale());
        assertThat(moved.subtract(value).abs()).isLessThanOrEqualTo(value.abs().movePointLeft(1));
    }

    @Test
    void movesAllDatesOfOneSubjectByTheSameDays() {
        Pseudonym shift = Pseudonyms.shift(30, "user_id");
        long first = moved(shift, "2024-02-29");
        long second = moved(shift, "1999-12-31 23:59:59.5+00");

        assertThat(first).isEqualTo(second).isNotZero().isBetween(-30L, 30L);
        assertThat(shift.of("1999-12-31 23:59:59.5+00", row)).endsWith(" 23:59:59.5+00");
    }

    private long moved(Pseudonym shift, String date) {
        LocalDate before = LocalDate.parse(date.substring(0, 10));
        return ChronoUnit.DAYS.between(
                before, LocalDate.parse(shift.of(date, row).substring(0, 10)));
    }

    @ParameterizedTest
    @CsvSource({"infinity", "-infinity", "9999-12-31", "0044-03-15 BC"})
    void leavesDatesThatAreNoDays(String date) {
        assertThat(Pseudonyms.shift(30).of(date, row)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void leavesNumbersThatAreNone(String number) {
        assertThat(Pseudonyms.number().of(number, row)).isEqualTo(number);
        assertThat(Pseudonyms.noise(10).of(number, row)).isEqualTo(number);
        assertThat(Pseudonyms.bucket(10).of(number, row)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"12345678901234567890123456789", "-98765432109876543210.55", "n/a ask Ann", "12 or 13"})
    void replacesWhatIsNoNumberOfATypeToo(String text) {
        String other = String.valueOf(Pseudonyms.number().of(text, row));

        assertThat(other).hasSameSizeAs(text).isNotEqualTo(text).doesNotContain("Ann");
        assertThat(other.replaceAll("\\w", "x")).isEqualTo(text.replaceAll("\\w", "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x/1.png, https://b.example/x/1.png",
        "HTTPS://A.example/X, https://b.example/X",
        "https://a.example, https://b.example",
        "https://a.example?q=1, https://b.example?q=1",
        "https://a.example.evil.org/x, https://a.example.evil.org/x",
        "https://a.example:8080/x, https://a.example:8080/x",
        "http://a.example/x, http://a.example/x"
    })
    void movesAUrlUnderItsBaseOnly(String url, String moved) {
        assertThat(Pseudonyms.host("https://a.example/", "https://b.example").of(url, row))
                .isEqualTo(moved);
    }

    @Test
    void distinguishesTheCaseOfAPathButNotOfAHost() {
        Pseudonym host = Pseudonyms.hostOrNull("https://a.example/Vault", "https://b.example/v");

        assertThat(host.of("https://A.EXAMPLE/Vault/x", row)).isEqualTo("https://b.example/v/x");
        assertThat(host.of("https://a.example/vault/x", row)).isNull();
    }

    @Test
    void refusesMeasuresThatMeanNothing() {
        assertThatThrownBy(() -> Pseudonyms.bucket(0)).hasMessageContaining("at least 1 but was 0");
        assertThatThrownBy(() -> Pseudonyms.noise(0)).hasMessageContaining("between 1 and 100 but was 0");
        assertThatThrownBy(() -> Pseudonyms.shift(0)).hasMessageContaining("at least 1 but was 0");
        assertThatThrownBy(() -> Pseudonyms.mask(-1)).hasMessageContaining("at least 0 but was -1");
    }

    @ParameterizedTest
    @CsvSource({"+49 30 1234567, +49", "+1 (555) 010-0199, +1", "0044 20 7946 0000, 0044", "+353 1 234 5678, +353"})
    void keepsTheCountryOfATelephoneNumber(String number, String country) {
        String phone = Pseudonyms.phone().of(number, row);

        assertThat(phone).startsWith(country).isNotEqualTo(number).hasSameSizeAs(number);
        assertThat(phone.replaceAll("\\d", "0")).isEqualTo(number.replaceAll("\\d", "0"));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8", "2001:db8::/32", "::ffff:10.1.2.3", "fe80::1"})
    void keepsFamilyAndMaskOfAnAddress(String address) {
        String result = Pseudonyms.ip().of(address, row);

        assertThat(result.contains(":")).isEqualTo(address.contains(":"));
        assertThat(result.endsWith(address.replaceAll("^[^/]*", ""))).isTrue();
    }
}
