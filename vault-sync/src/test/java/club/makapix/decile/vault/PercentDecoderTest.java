package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentDecoderTest {
    @ParameterizedTest
    @CsvSource({"a/b.png, a/b.png", "a%20b+c, a b+c", "%c3%A4, ä", "%2e%2e%2fx, ../x", "ä%25, ä%"})
    void decodesUtf8(String encoded, String decoded) {
        assertThat(PercentDecoder.decode(encoded)).contains(decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%2", "%zz", "%ff", "%c3(", "%+1"})
    void refusesWhatIsNoEncoding(String encoded) {
        assertThat(PercentDecoder.decode(encoded)).isEmpty();
    }
}
