package club.makapix.decile.anonymize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds out whether a secret could be guessed. No test can prove that bytes are random; these catch what people type
 * instead: short words, phrases, repetitions, keyboard rows, placeholders.
 */
final class SecretStrength {
    private static final int LEAST_BYTES = 16;
    private static final int LEAST_DISTINCT_BYTES = 8;
    private static final int LONGEST_PERIOD = 12;
    private static final int LEAST_TEXT_LENGTH = 20;
    private static final double LEAST_TEXT_BITS = 64;
    private static final List<String> WORDS = List.of(
            "password",
            "passwort",
            "secret",
            "change",
            "default",
            "decile",
            "makapix",
            "qwerty",
            "asdf",
            "letmein",
            "example",
            "development",
            "test",
            "12345",
            "abcdef",
            "admin",
            "lorem",
            "horse",
            "correct");

    private SecretStrength() {}

    /** Returns what makes the bytes guessable, in words that follow a colon; empty if nothing was found. */
    static Optional<String> weaknessOf(byte[] bytes) {
        if (bytes.length < LEAST_BYTES) {
            return Optional.of(
                    "it has %d bits where at least %d are needed".formatted(bytes.length * 8, LEAST_BYTES * 8));
        }
        if (distinct(bytes) < LEAST_DISTINCT_BYTES || isPeriodic(bytes)) {
            return Optional.of("it repeats itself");
        }
        if (isProgression(bytes)) {
            return Optional.of("its bytes follow one another by a rule");
        }
        return isPrintable(bytes) ? weaknessOf(new String(bytes, StandardCharsets.US_ASCII)) : Optional.empty();
    }

    private static Optional<String> weaknessOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (WORDS.stream().anyMatch(lower::contains)) {
            return Optional.of("it holds a well-known word");
        }
        if (text.contains(" ") || (text.chars().allMatch(Character::isLetter) && isOneCase(text))) {
            return Optional.of("it reads like words rather than random characters");
        }
        if (text.length() < LEAST_TEXT_LENGTH || shannonBits(text) < LEAST_TEXT_BITS) {
            return Optional.of(
                    "text of %d characters holds fewer than %d random bits".formatted(text.length(), LEAST_BYTES * 8));
        }
        return Optional.empty();
    }

    private static int distinct(byte[] bytes) {
        Set<Byte> distinct = new HashSet<>();
        for (byte one : bytes) {
            distinct.add(one);
        }
        return distinct.size();
    }

    private static boolean isPeriodic(byte[] bytes) {
        return IntStream.rangeClosed(1, Math.min(LONGEST_PERIOD, bytes.length / 2))
                .anyMatch(period -> Arrays.equals(bytes, period, bytes.length, bytes, 0, bytes.length - period));
    }

    private static boolean isProgression(byte[] bytes) {
        byte step = (byte) (bytes[1] - bytes[0]);
        return IntStream.range(2, bytes.length).allMatch(at -> (byte) (bytes[at] - bytes[at - 1]) == step);
    }

    private static boolean isPrintable(byte[] bytes) {
        for (byte one : bytes) {
            if (one < ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneCase(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT)) || text.equals(text.toUpperCase(Locale.ROOT));
    }

    private static double shannonBits(String text) {
        return text.chars()
                .distinct()
                .mapToDouble(letter -> {
                    double share = (double) text.chars()
                                    .filter(other -> other == letter)
                                    .count()
                            / text.length();
                    return -share * Math.log(share) / Math.log(2) * text.length();
                })
                .sum();
    }
}
