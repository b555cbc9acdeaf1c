package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String STRONG = "8f3c1ab2907de64590bb7c21d8e04f13";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "00000000000000000000000000000000",
                "abcabcabcabcabcabcabcabcabcabc",
                "000102030405060708090a0b0c0d0e0f",
                "my very long password phrase 2026",
                "correcthorsebatterystaple",
                "changemechangemechangeme42",
                "the quick brown fox jumps over it",
                "developmentdatabaseofourcompany",
                "deadbeefdeadbeefdeadbeefdeadbeef",
                "deadbeef8f3c1ab2907de64590bb7c21d8e04f13",
                "11112222333344445555666677778888",
                "31415926535897932384626433832795",
                "70617373776f72642d6f662d6d616b61706978",
                "tuna-mango-violin-harbor-candle",
                "The-Quick-Brown-Fox-Jumps-Over",
                "ThisIsMyVeryLongPseudonymKey42",
                "IchLiebeMeinenHundBello1999",
                "P@ssw0rd-x7-P4$$w0rd-q9Z!kk",
                "eW91ciBzdXBlciBrZXkgaGVyZQ==",
                "3f2b8c1e-9d47-4a60-b5e8-71c0a9d2f634",
                "9f86d081884c7d659a2feaa0c55ad01",
                "Привет, это наш общий пароль"
            })
    void refusesWhatCanBeGuessed(String weak) {
        assertThatThrownBy(() -> Secret.fromEnvironment(Map.of("S", weak), "S"))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("the secret S is weak: ")
                .hasMessageEndingWith("; make one with: openssl rand -hex 32")
                .hasMessageNotContaining(weak);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STRONG,
                "  " + STRONG + "\n",
                "pX2+/uR7vQm0Jz3kLw9sYbTgEo5nCdHaFi8KqVr1MZ4=",
                "Zk3-qP_9vXw2Lr8TnB6yHc4JmD1sGf7u"
            })
    void takesRandomBytesInTheUsualSpellings(String strong) {
        assertThatCode(() -> Secret.fromEnvironment(Map.of("S", strong), "S")).doesNotThrowAnyException();
    }

    @Test
    void takesAlmostEverythingThatIsRandom() {
        Random random = new Random(42);
        long refused = IntStream.range(0, 10_000)
                .filter(number -> {
                    byte[] bytes = new byte[32];
                    random.nextBytes(bytes);
                    String text = Base64.getEncoder().encodeToString(bytes);
                    return SecretStrength.weaknessOf(text.getBytes(StandardCharsets.US_ASCII))
                            .isPresent();
                })
                .count();

        assertThat(refused).isLessThan(20);
    }

    @Test
    void saysHowToMakeOneIfThereIsNone() {
        assertThatThrownBy(() -> Secret.fromEnvironment(Map.of(), "DECILE_SECRET"))
                .hasMessage(
                        "the secret DECILE_SECRET is not set; make one with: export DECILE_SECRET=$(openssl rand -hex 32)");
    }

    @Test
    void readsTheSameFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), STRONG + "\n");

        assertThat(Secret.fromFile(file).fingerprint())
                .isEqualTo(Secret.fromEnvironment(Map.of("S", STRONG), "S").fingerprint());
        Path marked = Files.writeString(folder.resolve("marked"), "\ufeff" + STRONG + "\r\n");
        assertThat(Secret.fromFile(marked).fingerprint())
                .isEqualTo(Secret.fromFile(file).fingerprint());
        assertThatThrownBy(() -> Secret.fromFile(folder.resolve("none")))
                .isInstanceOf(SchemaException.class)
                .hasMessageEndingWith("cannot be read: NoSuchFileException");
    }

    @Test
    void neverPrintsItself() {
        byte[] bytes = "k-91/xQpz;)=Zr%aa7Uo3".getBytes(StandardCharsets.UTF_8);

        assertThat(Secret.of(bytes)).hasToString("Secret[" + Secret.of(bytes).fingerprint() + "]");
        assertThat(Secret.of(bytes).fingerprint()).matches("[0-9a-f]{16}");
    }

    @Test
    void makesNoMorePseudonymsOnceClosed() {
        Secret secret = Secret.random();
        String before = secret.fingerprint();
        secret.close();

        assertThat(secret.fingerprint()).isEqualTo(before);
        assertThatThrownBy(() -> new EntropySource(secret))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the secret is closed: close it after the last transfer");
    }

    @Test
    void saysWhatItsPseudonymsAre() {
        Secret kept = Secret.fromEnvironment(Map.of("S", STRONG), "S");
        Secret oneTime = Secret.random();

        assertThat(kept.statement())
                .startsWith("Pseudonymised, not anonymous, while the secret with the fingerprint " + kept.fingerprint()
                        + " exists");
        assertThat(oneTime.statement())
                .contains("one-time secret that was not kept (fingerprint " + oneTime.fingerprint() + ")");
    }

    @Test
    void isAnotherOneEveryTimeWhenRandom() {
        assertThat(Secret.random().fingerprint()).isNotEqualTo(Secret.random().fingerprint());
    }

    @Test
    void doesNotSeeLaterChangesOfTheBytes() {
        byte[] bytes = "k-91/xQpz;)=Zr%aa7Uo3".getBytes(StandardCharsets.UTF_8);
        Secret secret = Secret.of(bytes);
        String before = secret.fingerprint();
        bytes[0] = 0;

        assertThat(secret.fingerprint()).isEqualTo(before);
    }
}
