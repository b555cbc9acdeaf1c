package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.png",
                "0a/3f/a b.png",
                "..a/b..",
                ".hidden/...",
                "ключ/鍵.webp",
                "emoji/\uD83D\uDE02.gif",
                "caf\u00e9",
                "10:30.png",
                "~/a",
                "-rf"
            })
    void takesRelativePaths(String path) {
        assertThat(Refusal.of(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "/etc/passwd, ABSOLUTE",
        "//host/share, ABSOLUTE",
        "C:/x, ABSOLUTE",
        "../x, CLIMBING",
        "a/../../x, CLIMBING",
        "a/.., CLIMBING",
        "a//b, NOT_CANONICAL",
        "a/, NOT_CANONICAL",
        "./a, NOT_CANONICAL",
        "a/./b, NOT_CANONICAL",
        "a\\b, BACKSLASH",
        "..\\x, BACKSLASH",
        "cafe\u0301, NOT_NORMALIZED"
    })
    void refusesWhatCouldLeadAstray(String path, Refusal refusal) {
        assertThat(Refusal.of(path)).contains(refusal);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, '\n', '\r', 0x1b, 0x7f, 0x85, 0x2028, 0x2029})
    void refusesControlCharacters(int control) {
        assertThat(Refusal.of("a" + Character.toString(control) + "b")).contains(Refusal.CONTROL_CHARACTER);
    }

    @Test
    void countsTheLengthOfNamesInBytes() {
        assertThat(Refusal.of("a".repeat(255) + "/b")).isEmpty();
        assertThat(Refusal.of("a".repeat(256) + "/b")).contains(Refusal.TOO_LONG);
        assertThat(Refusal.of("鍵".repeat(85))).isEmpty();
        assertThat(Refusal.of("鍵".repeat(86))).contains(Refusal.TOO_LONG);
        assertThat(Refusal.of("abcd/".repeat(800) + "e")).contains(Refusal.TOO_LONG);
    }

    @Test
    void climbingOutweighsOtherFaults() {
        assertThat(Refusal.of("a//" + "b".repeat(300) + "/../c")).contains(Refusal.CLIMBING);
    }

    @Test
    void whateverIsTakenStaysBelowTheRoot() {
        Random random = new Random(3);
        String alphabet = "ab./\\:~\u0001\u0301é ";
        Path root = Path.of("/srv/vault");
        int taken = 0;
        for (int round = 0; round < 50_000; round++) {
            String path = random.ints(random.nextInt(9), 0, alphabet.length())
                    .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                    .collect(Collectors.joining());
            if (Refusal.of(path).isEmpty() && path.chars().allMatch(c -> c < 128)) {
                Path resolved = root.resolve(path);
                assertThat(resolved).isEqualTo(resolved.normalize()).startsWithRaw(root);
                assertThat(root.relativize(resolved)).hasToString(path);
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(1_000);
    }
}
