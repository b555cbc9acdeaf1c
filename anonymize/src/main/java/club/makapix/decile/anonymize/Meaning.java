package club.makapix.decile.anonymize;

import club.makapix.decile.anonymize.Suggestion.Sensitivity;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Tells what the values of a column are about; a name that fits several means the first of them. */
enum Meaning {
    FACT(Advice.ERASE, Sensitivity.PERSONAL),
    EMAIL("email", Sensitivity.PERSONAL),
    PASSWORD("passwordHash", Sensitivity.SECRET),
    KEYS(Advice.ERASE, Sensitivity.SECRET),
    IP("ip", Sensitivity.PERSONAL),
    MAC("mac", Sensitivity.PERSONAL),
    PHONE("phone", Sensitivity.PERSONAL),
    NUMBER("digits", Sensitivity.PERSONAL),
    POSTCODE("postcode", Sensitivity.PERSONAL),
    TOKEN("token", Sensitivity.SECRET),
    IDENTIFIER("token", Sensitivity.PERSONAL),
    FIRST_NAME("firstName", Sensitivity.PERSONAL),
    LAST_NAME("lastName", Sensitivity.PERSONAL),
    FULL_NAME("fullName", Sensitivity.PERSONAL),
    HANDLE("handle", Sensitivity.PERSONAL),
    STREET("street", Sensitivity.PERSONAL),
    COMPANY("company", Sensitivity.INDIRECT),
    CITY("city", Sensitivity.INDIRECT),
    /** What many share, and nobody likes to see told of them: a religion, a diagnosis. */
    TRAIT(Advice.ERASE, Sensitivity.INDIRECT),
    IMAGE(Advice.ERASE, Sensitivity.PERSONAL),
    GEO(Advice.ERASE, Sensitivity.PERSONAL),
    /** Several facts at once, as JSON or as a value of an attribute. */
    BAG(Advice.ERASE, Sensitivity.PERSONAL),
    PROSE("scrub", Sensitivity.FREE_TEXT),
    /** What a browser or a device tells of itself. */
    TRACE(Advice.ERASE, Sensitivity.INDIRECT),
    LINK("url", Sensitivity.INDIRECT),
    /** Nothing is known of it but that it stands among what is known of a person. */
    UNKNOWN(Advice.ERASE, Sensitivity.PERSONAL);

    /** What a number can say of a person. */
    static final Set<Meaning> NUMBERS = EnumSet.of(FACT, IP, PHONE, NUMBER, IDENTIFIER, GEO);

    /** What lets somebody in. */
    static final Set<Meaning> SECRETS = EnumSet.of(PASSWORD, KEYS, TOKEN);

    private final String rule;
    private final Sensitivity sensitivity;

    Meaning(String rule, Sensitivity sensitivity) {
        this.rule = rule;
        this.sensitivity = sensitivity;
    }

    /** Returns what a recipe would say. */
    String rule() {
        return rule;
    }

    Sensitivity sensitivity() {
        return sensitivity;
    }

    /** Returns what word lists call it: {@code firstName}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace("_name", "Name");
    }
}
