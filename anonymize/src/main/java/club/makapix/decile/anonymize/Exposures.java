package club.makapix.decile.anonymize;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Searches the text of a program, a default or a comment or the body of a function, for what looks like data of a real person, or like what lets
 * somebody in. Finds what a {@link Scrub} finds and shapes of values within the text, but leaves out what is set aside for examples and what a program's text
 * holds for other reasons: handles, which are operators, and numbers without a country code.
 */
final class Exposures {
    private static final List<Shaped> SHAPES = List.of(
            new Shaped(
                    Exposure.CARD,
                    "(?<![\\w.+-])\\d(?:[ -]?\\d){13,15}(?![\\w-]|\\.\\d)",
                    text -> Specimens.isOfNetwork(text) && ValueShape.CARD.fits(text)),
            new Shaped(
                    Exposure.ACCOUNT,
                    "(?<![\\p{L}\\p{N}])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\\p{L}\\p{N}])",
                    ValueShape.IBAN::fits),
            new Shaped(
                    Exposure.PASSWORD_HASH,
                    "(?<![\\w\\\\])(?:\\$\\w|\\{S|pbkdf2|scrypt|SCRAM-|md5)[^\\s'\"]{20,}",
                    ValueShape.PASSWORD_HASH::fits),
            new Shaped(
                    Exposure.TOKEN, "(?<![\\w-])eyJ[\\w-]{8,2000}+\\.[\\w-]{8,4000}+\\.[\\w-]*", ValueShape.JWT::fits),
            new Shaped(Exposure.KEY, "-----BEGIN [A-Z0-9 ]+-----[\\sA-Za-z0-9+/=:,-]{60,}", ValueShape.PEM::fits),
            new Shaped(
                    Exposure.ACCESS_KEY,
                    "(?<![\\w-])(?:(?:ssh|ecdsa)-[\\w-]{3,40}+ AAAA\\S{20,}|[a-zA-Z][\\w.=-]{15,})",
                    ValueShape::isIssuedKey),
            new Shaped(
                    Exposure.PASSWORD,
                    "(?i)(?:^|[?&])(?:password|passwd|pwd)=[^\\s'\"$%{&|]"
                            + "|\\b(?:host|hostaddr|port|dbname|user)=\\S{1,255}+\\s[^\\n']{0,300}?\\bpassword=[^\\s'\"$%{|]"
                            + "|\\bpassword=[^\\s'\"$%{|]{1,200}+\\s{1,9}+(?:host|hostaddr|port|dbname|user)=",
                    text -> true));

    private Exposures() {}

    /** Pairs what may be in a text with how it is recognized. */
    private record Shaped(Exposure exposure, Pattern candidate, Predicate<String> accepted) {
        Shaped(Exposure exposure, String candidate, Predicate<String> accepted) {
            this(exposure, Pattern.compile(candidate), accepted);
        }

        boolean isIn(String text) {
            return candidate.matcher(text).results().anyMatch(found -> accepted.test(found.group()));
        }
    }

    /** Returns what the text gives away. */
    static Set<Exposure> in(String text) {
        Set<Exposure> exposures = EnumSet.noneOf(Exposure.class);
        for (Traces.Found found : Traces.in(text, url -> false, PhoneNumbers.INTERNATIONAL)) {
            String trace = text.substring(found.start(), found.end());
            switch (found.kind()) {
                case EMAIL -> add(exposures, Exposure.EMAIL, Specimens.isReal(WrittenEmail.around(trace)));
                case SPELLED_EMAIL -> add(exposures, Exposure.EMAIL, Specimens.isReal(WrittenEmail.spelled(trace)));
                case CREDENTIALS -> add(exposures, Exposure.PASSWORD, Specimens.isRealLogin(trace));
                case DEVICE -> add(exposures, Exposure.DEVICE, Specimens.isRealDevice(trace));
                case ADDRESS ->
                    add(
                            exposures,
                            Exposure.ADDRESS,
                            !Specimens.isVersion(text, found.start(), found.end()) && Specimens.isRealAddress(trace));
                case PHONE -> add(exposures, Exposure.PHONE, Specimens.isRealPhone(trace));
                case ENCODED_TEXT -> EncodedText.of(trace).ifPresent(inner -> exposures.addAll(in(inner.text())));
                case URL, HANDLE -> {}
            }
        }
        SHAPES.forEach(shape -> add(exposures, shape.exposure(), shape.isIn(text)));
        return exposures;
    }

    private static void add(Set<Exposure> exposures, Exposure exposure, boolean is) {
        if (is) {
            exposures.add(exposure);
        }
    }
}
