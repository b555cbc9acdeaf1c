package club.makapix.decile.anonymize;

import java.util.Locale;
import java.util.Optional;

/** Lists the pseudonyms that are built in, for a static import; each says what becomes of a value. */
public final class Pseudonyms {
    private static final String EXAMPLE_HOST = "example.com";

    /** What bcrypt makes of the word {@code password} at its cheapest common cost. */
    private static final String PASSWORD_BCRYPT = "$2b$10$DecileDevelopmentOnlyuRwKNxvP6nOZZldGgxK7XJsDiWglu3Cy";

    private Pseudonyms() {}

    /**
     * Fills columns of the same row into a text: {@code user{id}@dev.makapix.local} becomes {@code user42@dev.makapix.local}. Injective if
     * the braces hold a key of the table.
     *
     * @throws club.makapix.decile.schema.SchemaException if braces do not match
     */
    public static Pseudonym template(String text) {
        return Template.parse(text);
    }

    /** Puts the same text in the place of every value, whatever the column's type. */
    public static Pseudonym value(String text) {
        return new FixedValue("value", text);
    }

    /** Makes an address like {@code quiet.otter.k3v9xq2mf@example.com}. Injective; at most 44 characters; domain {@code email}. */
    public static Pseudonym email() {
        return email(EXAMPLE_HOST);
    }

    /** Makes an address like {@link #email()} at a host that should be one's own, so that nobody else ever gets mail. */
    public static Pseudonym email(String host) {
        return new Email(host);
    }

    /** Makes a name like {@code quiet-otter-k3v9xq2mf}. Injective; at most 32 characters; domain {@code handle}. */
    public static Pseudonym handle() {
        return new Handle();
    }

    /**
     * Puts other letters and digits in the same places: {@code 9f86d081…} becomes {@code 03b1c4e7…}, {@code AB-12} becomes {@code QX-70}.
     * Hexadecimal numbers stay hexadecimal, digits digits. Injective; of the same length; domain {@code token}.
     */
    public static Pseudonym token() {
        return new Token(false);
    }

    /** Puts other digits in the same places: {@code +49 30 1234} becomes {@code +81 77 0391}. Injective; of the same length; domain {@code digits}. */
    public static Pseudonym digits() {
        return new Token(true);
    }

    /** Makes other bytes, as many. Injective; for {@code bytea}; domain {@code bytes}. */
    public static Pseudonym bytes() {
        return new Bytes();
    }

    /** Makes another UUID of the same version. Injective; domain {@code uuid}. */
    public static Pseudonym uuid() {
        return new Uuid();
    }

    /** Makes another address of the same family; addresses with a common prefix keep one of that length. Injective; domain {@code ip}. */
    public static Pseudonym ip() {
        return new IpAddress();
    }

    /** Draws a first name, English. Not injective; domain {@code firstName}. */
    public static Pseudonym firstName() {
        return firstName(Locale.ENGLISH);
    }

    /** Draws a first name of a locale: cs, de, en, es, fr, it, ja, ko, nl, pl, pt-BR, ru, sv, tr, uk or zh-CN. */
    public static Pseudonym firstName(Locale locale) {
        return Words.of(Words.Kind.FIRST, locale);
    }

    /** Draws a last name, English. Not injective; domain {@code lastName}. */
    public static Pseudonym lastName() {
        return lastName(Locale.ENGLISH);
    }

    /** Draws a last name of a locale. */
    public static Pseudonym lastName(Locale locale) {
        return Words.of(Words.Kind.LAST, locale);
    }

    /** Draws a first and a last name, English. Not injective; domain {@code fullName}. */
    public static Pseudonym fullName() {
        return fullName(Locale.ENGLISH);
    }

    /** Draws a first and a last name of a locale. */
    public static Pseudonym fullName(Locale locale) {
        return Words.of(Words.Kind.FULL, locale);
    }

    /** Draws a city of a locale. Not injective; domain {@code city}. */
    public static Pseudonym city(Locale locale) {
        return Words.of(Words.Kind.CITY, locale);
    }

    /** Draws a street and a house number of a locale. Not injective; domain {@code street}. */
    public static Pseudonym street(Locale locale) {
        return Words.of(Words.Kind.STREET, locale);
    }

    /** Makes a company of a last name of a locale: {@code Schmidt Works}. Not injective; domain {@code company}. */
    public static Pseudonym company(Locale locale) {
        return Words.of(Words.Kind.COMPANY, locale);
    }

    /** Puts other letters and digits in the places of a postal code's: {@code SW1A 1AA} becomes {@code KQ7B 4XD}. Injective; domain {@code postcode}. */
    public static Pseudonym postcode() {
        return new Named("postcode", inDomain("postcode", new Token(false)));
    }

    /** Puts other digits in the places of a telephone number's, behind its country code. Injective; domain {@code phone}. */
    public static Pseudonym phone() {
        return new Phone(Optional.empty());
    }

    /**
     * Makes telephone numbers like {@link #phone()}, where one without a country code is a number of that region, so that it becomes the same as if it had one.
     *
     * @param region a country of ISO 3166: {@code DE}
     * @throws IllegalArgumentException if there is no such country
     */
    public static Pseudonym phone(String region) {
        return new Phone(Optional.of(region));
    }

    /** Makes a URL like {@code https://example.com/k3v9xq2mfw…} that leads nowhere. Injective; domain {@code url}. */
    public static Pseudonym url(String host) {
        return new Url(host);
    }

    /** Makes a locally administered hardware address: {@code 02:5e:…}. Not injective; domain {@code mac}. */
    public static Pseudonym mac() {
        return new MacAddress();
    }

    /** Permutes whole numbers among those of as many digits: {@code 1234} becomes {@code 8071}. Injective; domain {@code number}. */
    public static Pseudonym number() {
        return new WholeNumber();
    }

    /** Moves a number by at most so many percent of itself. Not injective; domain {@code noise}. */
    public static Pseudonym noise(int percent) {
        return new Noise(percent);
    }

    /** Rounds a number down to a multiple: {@code 37} becomes {@code 30}. Not injective. */
    public static Pseudonym bucket(int width) {
        return new Bucket(width);
    }

    /** Moves a date or timestamp by at most so many days, never by none. Not injective; domain {@code shift}. */
    public static Pseudonym shift(int days) {
        return new DateShift(days, Optional.empty());
    }

    /** Moves dates and timestamps like {@link #shift(int)}, all that share a value of another column by the same number of days. */
    public static Pseudonym shift(int days, String by) {
        return new DateShift(days, Optional.of(by));
    }

    /** Makes 64 hexadecimal digits. Injective; domain {@code hash}. */
    public static Pseudonym hash() {
        return new Hash();
    }

    /** Puts the bcrypt hash of the word {@code password} in the place of every password hash, so that developers can log in as anybody. */
    public static Pseudonym passwordHash() {
        return new FixedValue("passwordHash", PASSWORD_BCRYPT);
    }

    /** Keeps the first characters and puts asterisks in the place of the others: {@code an****}. */
    public static Pseudonym mask(int kept) {
        return new Mask(kept);
    }

    /** Makes Latin words of the same length and the same line breaks. */
    public static Pseudonym lorem() {
        return new Lorem();
    }

    /** Replaces e-mail addresses, IP and hardware addresses, phone numbers and {@code @handles} within a text by pseudonyms of the same people. */
    public static Scrub scrub() {
        return Scrub.everything();
    }

    /** Moves URLs under a base to another one; other values stay. Injective. */
    public static Pseudonym host(String from, String to) {
        return new HostRewrite(from, to, false);
    }

    /** Moves URLs under a base to another one; other values become NULL. Injective. */
    public static Pseudonym hostOrNull(String from, String to) {
        return new HostRewrite(from, to, true);
    }

    /** Replaces values inside JSON, path by path. */
    public static Parts json() {
        return Parts.none(Notation.JSON);
    }

    /** Replaces values inside {@code hstore}, name by name. */
    public static Parts hstore() {
        return Parts.none(Notation.HSTORE);
    }

    /** Replaces fields of a composite value; paths number them from 1. */
    public static Parts composite() {
        return Parts.none(Notation.COMPOSITE);
    }

    /** Applies a pseudonym to every text and attribute of an XML document; comments go. */
    public static Pseudonym xml(Pseudonym inner) {
        return new XmlText(inner);
    }

    /** Makes the pseudonym of another domain: the same value there and here become different pseudonyms. */
    public static Pseudonym inDomain(String domain, Pseudonym pseudonym) {
        return new InDomain(domain, pseudonym);
    }

    /** Takes the caller's word that the results are unique in the column, although the catalogue cannot know it. */
    public static Pseudonym declaredUnique(Pseudonym pseudonym) {
        return new DeclaredUnique(pseudonym);
    }
}
