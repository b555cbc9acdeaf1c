package club.makapix.decile.anonymize;

import java.util.List;

/**
 * Finds what stands around an at sign: an e-mail address, also one that is written for a URL ({@code ann%40real.example}) or for HTML, or a handle.
 */
final class AtSigns {
    /** How others write an at sign. */
    private static final List<String> ENCODED =
            List.of("%40", "%2540", "&#64;", "&#064;", "&#0064;", "&#x40;", "&#x0040;", "&commat;", "\\u0040", "\\x40");

    private static final List<String> ENCODED_JOINTS = List.of("%2e", "%2d", "%252e", "%252d");
    private static final int LONGEST_HANDLE = 64;
    private static final int LONGEST_QUOTED_NAME = 66;
    private static final int LONGEST_LITERAL = 64;
    private static final int MOST_SPACES = 2;

    private final String text;
    private final int to;

    private AtSigns(String text, int to) {
        this.text = text;
        this.to = to;
    }

    /** Tells whether an at sign begins there, as such or as a URL writes it. */
    static boolean isAtSign(String text, int at) {
        return lengthOfSign(text, at) > 0;
    }

    /** Returns how many characters the at sign has that begins there; 0 if none does. */
    static int lengthOfSign(String text, int at) {
        return switch (text.charAt(at)) {
            case '@', '\uff20', '\ufe6b' -> 1;
            case '%', '&', '\\' -> lengthOf(ENCODED, text, at);
            default -> 0;
        };
    }

    private static int lengthOf(List<String> words, String text, int at) {
        for (String word : words) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return word.length();
            }
        }
        return 0;
    }

    /** Adds what is found between two positions. */
    static void find(String text, int from, int to, List<Traces.Found> found) {
        AtSigns signs = new AtSigns(text, to);
        int free = from;
        for (int at = from; at < to; at++) {
            if (isAtSign(text, at)) {
                Traces.Found one = signs.around(free, at);
                if (one.end() > one.start()) {
                    found.add(one);
                    free = one.end();
                }
            }
        }
    }

    /** Returns what stands around the sign; nothing if it stands alone. */
    private Traces.Found around(int free, int sign) {
        int behind = sign + lengthOfSign(text, sign);
        int start = startOfName(free, sign);
        int end = endOfHost(behind);
        if (start == sign && isInternet(behind, end)) {
            start = startOfQuotedName(free, sign);
        }
        if (start < sign && end > behind) {
            return new Traces.Found(Traces.Kind.EMAIL, start, end);
        }
        if (end == behind && text.charAt(sign) == '@') {
            return aroundSpaces(free, sign);
        }
        boolean alone = start == sign && (sign == 0 || !isOfWord(sign - 1));
        return new Traces.Found(Traces.Kind.HANDLE, behind, alone ? endOfHandle(behind) : behind);
    }

    /** Returns {@code ann @ real.example}; nothing if what follows is no host. */
    private Traces.Found aroundSpaces(int free, int sign) {
        int nameEnd = sign;
        while (nameEnd > free && sign - nameEnd < MOST_SPACES && isSpace(nameEnd - 1)) {
            nameEnd--;
        }
        int hostStart = sign + 1;
        while (hostStart < to && hostStart - sign <= MOST_SPACES && isSpace(hostStart)) {
            hostStart++;
        }
        int start = startOfName(free, nameEnd);
        int end = endOfWords(hostStart, to);
        return start < nameEnd && isInternet(hostStart, end)
                ? new Traces.Found(Traces.Kind.SPELLED_EMAIL, start, end)
                : new Traces.Found(Traces.Kind.HANDLE, sign + 1, sign + 1);
    }

    private boolean isSpace(int at) {
        return " \t\u00a0".indexOf(text.charAt(at)) >= 0;
    }

    /** Tells whether a host ends in a point and two letters or more. */
    private boolean isInternet(int start, int end) {
        int point = end;
        while (point > start && Character.isLetter(text.charAt(point - 1))) {
            point--;
        }
        return end - point >= 2 && point - 1 > start && text.charAt(point - 1) == '.';
    }

    private int startOfName(int free, int sign) {
        int start = startOfWords(free, sign);
        while (start < sign && ".-'".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start < sign ? startOfBounce(free, start) : start;
    }

    private int startOfWords(int free, int end) {
        int start = end;
        while (start > free && isOfName(start - 1)) {
            start--;
        }
        return start;
    }

    /** {@code bounce+ann=real.example@list.example} names somebody before the at sign. */
    private int startOfBounce(int free, int start) {
        if (start - 1 <= free || text.charAt(start - 1) != '=') {
            return start;
        }
        int outer = startOfWords(free, start - 1);
        return text.substring(outer, start - 1).indexOf('+') > 0 ? outer : start;
    }

    /** {@code "ann smith"@real.example}. */
    private int startOfQuotedName(int free, int sign) {
        if (sign == free || text.charAt(sign - 1) != '"') {
            return sign;
        }
        for (int at = sign - 2; at >= Math.max(free, sign - LONGEST_QUOTED_NAME); at--) {
            if (text.charAt(at) == '"') {
                return at < sign - 2 ? at : sign;
            }
        }
        return sign;
    }

    private boolean isOfName(int at) {
        char letter = text.charAt(at);
        boolean apostrophe = (letter == '\'' || letter == '\u2019') && at > 0 && isOfWord(at - 1) && isOfWord(at + 1);
        return isOfWord(at) || apostrophe || (".%+-".indexOf(letter) >= 0 && !isAtSign(text, at));
    }

    private int endOfHost(int start) {
        if (start < to && text.charAt(start) == '[') {
            int limit = Math.min(to, start + LONGEST_LITERAL);
            for (int at = start + 1; at < limit; at++) {
                if (text.charAt(at) == ']') {
                    return at + 1;
                }
            }
        }
        return endOfWords(start, to);
    }

    private int endOfHandle(int start) {
        return start < to && isOfWord(start) ? endOfWords(start, Math.min(to, start + LONGEST_HANDLE)) : start;
    }

    /** Returns where the words end that points and hyphens join. */
    private int endOfWords(int start, int limit) {
        int end = start;
        while (end < limit && (isOfWord(end) || text.charAt(end) == '.' || text.charAt(end) == '-')) {
            end++;
            int joint = end < limit && text.charAt(end) == '%' ? lengthOf(ENCODED_JOINTS, text, end) : 0;
            end = Math.min(limit, end + joint);
        }
        while (end > start && !isOfWord(end - 1)) {
            end--;
        }
        return end;
    }

    /** Letters, digits and what is written above them, in any script, and what is between them and cannot be seen. */
    private boolean isOfWord(int at) {
        char letter = text.charAt(at);
        return letter < 0x80 ? Ascii.isLetterOrDigit(letter) || letter == '_' : isOfWordBeyondAscii(at);
    }

    private boolean isOfWordBeyondAscii(int at) {
        int point = Character.isLowSurrogate(text.charAt(at)) && at > 0
                ? text.codePointBefore(at + 1)
                : text.codePointAt(at);
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT;
    }
}
