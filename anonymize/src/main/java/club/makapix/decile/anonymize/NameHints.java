package club.makapix.decile.anonymize;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows what the words in column names usually mean. */
final class NameHints {
    private static final Map<Pattern, String> HINTS = new LinkedHashMap<>();

    static {
        hint("e ?mail|mail", "email");
        hint("password|passwd|pwd", "passwordHash");
        hint("token|secret|api ?key|key|hash|code|otp|pin|credential|signature|serial|session|prefix", "token");
        hint("pem|cert|certificate|private", "erase");
        hint("ip|ip ?addr|ip ?address|address ip", "ip");
        hint("handle|user ?name|login|nick|nick ?name|screen ?name", "handle");
        hint("first ?name|given ?name|forename", "firstName");
        hint("last ?name|family ?name|surname", "lastName");
        hint("full ?name|real ?name|display ?name|contact ?name|person", "fullName");
        hint("phone|telephone|mobile|fax|tel", "digits");
        hint("street|address|address ?line", "street");
        hint("city|town", "city");
        hint("zip|postcode|postal ?code", "digits");
        hint(
                "body|bio|text|note|notes|comment|comments|description|message|reason|about|preview|content|error",
                "scrub");
        hint("website|homepage|user agent|agent|referr?er", "erase");
    }

    private NameHints() {}

    private static void hint(String words, String pseudonym) {
        HINTS.put(Pattern.compile("\\b(?:" + words + ")\\b"), pseudonym);
    }

    /** Returns what is usual for a column of such a name, its words in lower case and parted by spaces. */
    static Optional<String> of(String words) {
        return HINTS.entrySet().stream()
                .filter(hint -> hint.getKey().matcher(words).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
