package club.makapix.decile.anonymize;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Knows text that is written in Base64 (RFC 4648), as in tokens and links: {@code YW5uQHJlYWwuZXhhbXBsZQ}.
 *
 * @param text what is written
 * @param urlSafe whether hyphens and underscores stand for the last two digits
 * @param padded whether equals signs fill up the end
 */
record EncodedText(String text, boolean urlSafe, boolean padded) {
    /** How many characters a word has at least that is worth reading: twelve bytes. */
    static final int LEAST_DIGITS = 16;

    /** Tells whether the character is one of the sixty-four, of either notation. */
    static boolean isDigit(int letter) {
        return isDigitOfPath(letter) || letter == '/' || letter == '+';
    }

    /** Tells whether the character is one of the sixty-four that may stand between the slashes of a path. */
    static boolean isDigitOfPath(int letter) {
        return Ascii.isLetterOrDigit((char) letter) || letter == '_' || letter == '-';
    }

    /** Returns what the word says; empty if it says nothing that could be read. */
    static Optional<EncodedText> of(String word) {
        boolean urlSafe = word.indexOf('-') >= 0 || word.indexOf('_') >= 0;
        try {
            byte[] bytes = (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(word);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean readable =
                    text.chars().noneMatch(letter -> Character.isISOControl(letter) && "\t\n\r".indexOf(letter) < 0);
            return readable ? Optional.of(new EncodedText(text, urlSafe, word.endsWith("="))) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty(); // a word that is just long
        }
    }

    /** Returns another text, written in the same way. */
    String encoded(String other) {
        Base64.Encoder encoder = urlSafe ? Base64.getUrlEncoder() : Base64.getEncoder();
        return (padded ? encoder : encoder.withoutPadding()).encodeToString(other.getBytes(StandardCharsets.UTF_8));
    }
}
