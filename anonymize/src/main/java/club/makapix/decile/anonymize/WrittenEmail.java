package club.makapix.decile.anonymize;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Reads an e-mail address in the way in which a text writes it: with characters that nobody sees, with wide letters, for a URL, for HTML, or spelled
 * out against robots.
 *
 * @param address the address as such
 * @param sign the at sign as it was written; an at sign itself where the address is spelled out
 */
record WrittenEmail(String address, String sign) {
    private static final String SIGN = "@";
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern SPELLED_AT =
            Pattern.compile("\\s?[(\\[{<]\\s?(?:at|@|ät)\\s?[)\\]}>]\\s?|[ \t\u00a0]*@[ \t\u00a0]*", FLAGS);
    private static final Pattern SPELLED_DOT =
            Pattern.compile("\\s?[(\\[{<]\\s?(?:dot|punkt|point|punto|\\.)\\s?[)\\]}>]\\s?", FLAGS);

    /** Reads what stands around an at sign. */
    static WrittenEmail around(String written) {
        int at = 0;
        while (AtSigns.lengthOfSign(written, at) == 0) {
            at++;
        }
        String sign = written.substring(at, at + AtSigns.lengthOfSign(written, at));
        String name = written.substring(0, at);
        String host = written.substring(at + sign.length());
        if (sign.equals(SIGN)) {
            return new WrittenEmail(seen(written), SIGN);
        }
        String address = sign.startsWith("%") ? decoded(name, sign) + SIGN + decoded(host, sign) : name + SIGN + host;
        return sign.length() > 1
                ? new WrittenEmail(seen(address), sign)
                : new WrittenEmail(seen(Normalizer.normalize(address, Normalizer.Form.NFKC)), SIGN);
    }

    /** Reads {@code ann (at) real (dot) example}. */
    static WrittenEmail spelled(String written) {
        String signed = SPELLED_AT.matcher(written).replaceFirst(SIGN);
        return new WrittenEmail(seen(SPELLED_DOT.matcher(signed).replaceAll(".")), SIGN);
    }

    /** Takes out the characters that only format: of zero width, soft hyphens, marks of direction. */
    static String seen(String written) {
        return Ascii.isAll(written) ? written : UNSEEN.matcher(written).replaceAll("");
    }

    private static String decoded(String part, String sign) {
        try {
            String decoded = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
            return sign.startsWith("%25")
                    ? URLDecoder.decode(decoded.replace("+", "%2B"), StandardCharsets.UTF_8)
                    : decoded;
        } catch (IllegalArgumentException e) {
            return part; // a percent sign that stands for itself
        }
    }

    /** Returns a pseudonym in the place of the address, with the at sign as it was. */
    String with(String pseudonym) {
        return pseudonym.replace(SIGN, sign);
    }
}
