package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Pseudonyms.phone;
import static club.makapix.decile.anonymize.Pseudonyms.scrub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That one telephone number stays one, however it is written, and that nothing of it stays. */
class PhoneTest {
    private final RowContext row = Rewriting.context();

    private String digits(Pseudonym phone, String number) {
        return String.valueOf(phone.of(number, row)).replaceAll("\\D", "");
    }

    @ParameterizedTest
    @CsvSource({
        "DE, +491705550199, 0170 5550199, 49, 0",
        "DE, +49 30/1234567, (030) 123 45 67, 49, 0",
        "DE, 0049 30 1234567, 030-1234567, 0049, 0",
        "US, +1 212 555 0123, (212) 555-0123, 1, ''",
        "US, +1 212 555 0123, 1-212-555-0123, 1, 1",
        "ES, +34 912 345 678, 912345678, 34, ''",
        "RU, +7 912 345-67-89, 8 (912) 345-67-89, 7, 8",
        "HU, +36 1 234 5678, 06 1 234 5678, 36, 06"
    })
    void isOneNumberWithAndWithoutTheCountryCodeOfItsRegion(
            String region, String international, String national, String code, String trunk) {
        Pseudonym phone = phone(region);

        assertThat(digits(phone, international)).startsWith(code);
        assertThat(digits(phone, national)).startsWith(trunk);
        assertThat(digits(phone, national).substring(trunk.length()))
                .isEqualTo(digits(phone, international).substring(code.length()))
                .isNotEqualTo(international.replaceAll("\\D", "").substring(code.length()));
    }

    @Test
    void isTheSameInAColumnAndInATextOfOneRegion() {
        assertThat(scrub().region("DE").of("call 0170 5550199 or +49 170 5550199!", row))
                .isEqualTo("call %s or %s!"
                        .formatted(
                                phone("DE").of("0170 5550199", row), phone("DE").of("+49 170 5550199", row)));
        assertThat(phone("DE").of("+49 170 5550199", row)).isEqualTo(phone().of("+49 170 5550199", row));
    }

    @Test
    void leavesTheZeroThatIsDialledAtHomeOutOfTheNumber() {
        assertThat(digits(phone(), "+49 (0)170 5550199"))
                .isEqualTo(new StringBuilder(digits(phone(), "+49 170 5550199"))
                        .insert(2, '0')
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ext. 42", ";ext=42", " x42", "#42", " Durchwahl 42", ", int. 42", " poste 42"})
    void replacesAnExtensionByItself(String extension) {
        String whole = String.valueOf(phone().of("+49 30 1234567" + extension, row));

        assertThat(whole)
                .startsWith(phone().of("+49 30 1234567", row) + extension.replaceAll("\\d", ""))
                .doesNotEndWith("42")
                .hasSize("+49 30 1234567".length() + extension.length());
    }

    @ParameterizedTest
    @CsvSource({
        "1-800-FLOWERS, FLOWERS",
        "+1 800 FLOWERS, FLOWERS",
        "030 1234567 (Ann), Ann",
        "n/a ask Ann, Ann",
        "\u0410\u043d\u043d\u0430 555, \u0410\u043d\u043d\u0430"
    })
    void leavesNoLetterOfANumber(String number, String letters) {
        assertThat(phone().of(number, row)).hasSameSizeAs(number).doesNotContain(letters);
    }

    /** Numbers that are written alike but for a trunk prefix, a country code or an extension are the ones that could meet. */
    @ParameterizedTest(name = "region {0}, seed 7")
    @ValueSource(strings = {"", "DE", "US", "HU"})
    void keepsDifferentNumbersDifferent(String region) {
        Pseudonym phone = region.isEmpty() ? phone() : phone(region);
        Random random = new Random(7);
        List<String> beginnings =
                List.of("", "0", "00", "+", "+49", "0049", "+49 (0)", "+49 (5)", "1", "06", "+1 ", "x");
        List<String> ends = List.of("", "", "", " x1", " x12", "#1", "a1");
        Set<String> numbers = new HashSet<>();
        for (int count = 0; count < 20_000; count++) {
            String digits = String.valueOf(random.nextInt(1_000));
            numbers.add(
                    beginnings.get(random.nextInt(beginnings.size())) + digits + ends.get(random.nextInt(ends.size())));
        }

        assertThat(numbers.stream().map(number -> phone.of(number, row))).doesNotHaveDuplicates();
    }

    @Test
    void refusesARegionThatIsNone() {
        assertThatThrownBy(() -> phone("Germany")).hasMessageContaining("such as DE but was Germany");
    }
}
