package club.makapix.decile.anonymize;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds out whether a secret could be guessed. No test can prove that bytes are random; these catch what people type
 * instead: short words, phrases, repetitions, keyboard rows, placeholders.
 */
final class SecretStrength {
    private static final int LEAST_BYTES = 16;
    private static final int LEAST_DISTINCT_BYTES = 8;
    private static final int LEAST_DISTINCT_STEPS = 5;
    private static final int LEAST_DECIMAL_BYTES = 20;
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

    /** What programmers write where hexadecimal digits are expected. */
    private static final List<byte[]> HEX_WORDS = Stream.of(
                    "deadbeef", "cafebabe", "feedface", "baadf00d", "badc0ffe", "decafbad", "01234567", "89abcdef")
            .map(word -> HexFormat.of().parseHex(word))
            .toList();

    private static final Pattern SEPARATORS = Pattern.compile("[-_.,:]");
    private static final Pattern WORD = Pattern.compile("\\p{L}\\p{Ll}{3,}");
    private static final double MOST_WORDS = 0.6;
    private static final String SIGNS = "@4013$57";
    private static final String LETTERS = "aaoiesst";

    /** 122 of its bits are random, 128 of a number of 32 hexadecimal digits. */
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final Pattern HALF_BYTES = Pattern.compile("\\p{XDigit}{1,31}");

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
        if (distinctSteps(bytes) < LEAST_DISTINCT_STEPS) {
            return Optional.of("its bytes follow one another by a rule");
        }
        if (isDecimal(bytes) && bytes.length < LEAST_DECIMAL_BYTES) {
            return Optional.of(
                    "%d decimal digits hold fewer than %d random bits".formatted(2 * bytes.length, LEAST_BYTES * 8));
        }
        if (HEX_WORDS.stream().anyMatch(word -> contains(bytes, word))) {
            return Optional.of("it holds a well-known word");
        }
        return isText(bytes) ? weaknessOf(new String(bytes, StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static Optional<String> weaknessOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String spelled = inLetters(lower);
        if (WORDS.stream().anyMatch(word -> lower.contains(word) || spelled.contains(word))) {
            return Optional.of("it holds a well-known word");
        }
        if (text.contains(" ")
                || (SEPARATORS.matcher(text).replaceAll("").chars().allMatch(Character::isLetter) && isOneCase(text))
                || shareOfWords(text) >= MOST_WORDS) {
            return Optional.of("it reads like words rather than random characters");
        }
        if (EncodedText.of(text).isPresent()) {
            return Optional.of("it is a text in Base64");
        }
        boolean few = UUID.matcher(text).matches() || HALF_BYTES.matcher(text).matches();
        if (few || text.length() < LEAST_TEXT_LENGTH || shannonBits(text) < LEAST_TEXT_BITS) {
            return Optional.of(
                    "text of %d characters holds fewer than %d random bits".formatted(text.length(), LEAST_BYTES * 8));
        }
        return Optional.empty();
    }

    /** {@code p4$$w0rd} is read like the word that it stands for. */
    private static String inLetters(String lower) {
        StringBuilder letters = new StringBuilder(lower);
        for (int at = 0; at < letters.length(); at++) {
            int sign = SIGNS.indexOf(letters.charAt(at));
            if (sign >= 0) {
                letters.setCharAt(at, LETTERS.charAt(sign));
            }
        }
        return letters.toString();
    }

    /** Returns the share of the text that is words of four letters or more, all but the first of them small: most of a phrase, little of what is random. */
    private static double shareOfWords(String text) {
        int letters = WORD.matcher(text)
                .results()
                .mapToInt(word -> word.end() - word.start())
                .sum();
        return (double) letters / text.length();
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

    private static long distinctSteps(byte[] bytes) {
        return IntStream.range(1, bytes.length)
                .map(at -> (byte) (bytes[at] - bytes[at - 1]))
                .distinct()
                .count();
    }

    private static boolean isDecimal(byte[] bytes) {
        return IntStream.range(0, bytes.length).allMatch(at -> (bytes[at] >> 4 & 15) < 10 && (bytes[at] & 15) < 10);
    }

    private static boolean contains(byte[] bytes, byte[] word) {
        return IntStream.rangeClosed(0, bytes.length - word.length)
                .anyMatch(at -> Arrays.equals(bytes, at, at + word.length, word, 0, word.length));
    }

    /** Tells whether the bytes are UTF-8 without control characters, and leaves nothing of them behind. */
    private static boolean isText(byte[] bytes) {
        CharBuffer letters = CharBuffer.allocate(bytes.length);
        boolean whole = !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), letters, true)
                .isError();
        letters.flip();
        boolean text = whole && letters.chars().noneMatch(Character::isISOControl);
        Arrays.fill(letters.array(), '\0');
        return text;
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
