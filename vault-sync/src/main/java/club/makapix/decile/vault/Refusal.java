package club.makapix.decile.vault;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/** Names why a path is not taken into a manifest. */
public enum Refusal {
    /** It is empty. */
    EMPTY,
    /** It begins with a slash or a drive. */
    ABSOLUTE,
    /** It has a segment {@code ..}. */
    CLIMBING,
    /** It has an empty segment or a segment {@code .}, so that one file would have several paths. */
    NOT_CANONICAL,
    /** It holds a control character or a line separator. */
    CONTROL_CHARACTER,
    /** It holds a backslash, which separates directories on some systems. */
    BACKSLASH,
    /** It has a name of more than 255 bytes, or more than 4,000 bytes in all. */
    TOO_LONG,
    /** It is not in Unicode's normalization form C, so that it would look like another path that differs. */
    NOT_NORMALIZED,
    /** It is the path of a URL whose percent signs cannot be decoded. */
    UNDECODABLE;

    private static final int NAME_BYTES = 255;
    private static final int PATH_BYTES = 4000;

    /** Returns why the path is refused; empty for a relative path that stays below its root. */
    static Optional<Refusal> of(String path) {
        if (path.isEmpty()) {
            return Optional.of(EMPTY);
        }
        Optional<Refusal> ofCharacters = ofCharacters(path);
        if (ofCharacters.isPresent()) {
            return ofCharacters;
        }
        if (path.startsWith("/") || hasDrive(path)) {
            return Optional.of(ABSOLUTE);
        }
        if (exceeds(path, PATH_BYTES)) {
            return Optional.of(TOO_LONG);
        }
        return ofSegments(path);
    }

    private static Optional<Refusal> ofCharacters(String path) {
        boolean ascii = true;
        for (int i = 0; i < path.length(); i++) {
            char current = path.charAt(i);
            if (Character.isISOControl(current) || current == '\u2028' || current == '\u2029') {
                return Optional.of(CONTROL_CHARACTER);
            }
            if (current == '\\') {
                return Optional.of(BACKSLASH);
            }
            ascii &= current < 0x80;
        }
        boolean normalized = ascii || Normalizer.isNormalized(path, Normalizer.Form.NFC);
        return normalized ? Optional.empty() : Optional.of(NOT_NORMALIZED);
    }

    private static boolean hasDrive(String path) {
        return path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
    }

    private static Optional<Refusal> ofSegments(String path) {
        Optional<Refusal> worst = Optional.empty();
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(start, end);
            if (segment.equals("..")) {
                return Optional.of(CLIMBING);
            }
            if (segment.isEmpty() || segment.equals(".")) {
                worst = Optional.of(NOT_CANONICAL);
            } else if (exceeds(segment, NAME_BYTES)) {
                worst = Optional.of(TOO_LONG);
            }
            start = end + 1;
        }
        return worst;
    }

    private static boolean exceeds(String text, int bytes) {
        return text.length() > bytes / 3 && text.getBytes(StandardCharsets.UTF_8).length > bytes;
    }
}
