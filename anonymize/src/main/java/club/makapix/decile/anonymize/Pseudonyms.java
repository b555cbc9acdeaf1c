package club.makapix.decile.anonymize;

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

    /** Makes another UUID of the same version. Injective; domain {@code uuid}. */
    public static Pseudonym uuid() {
        return new Uuid();
    }

    /** Makes another address of the same family; addresses with a common prefix keep one of that length. Injective; domain {@code ip}. */
    public static Pseudonym ip() {
        return new IpAddress();
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

    /** Replaces e-mail addresses, IP addresses, phone numbers and {@code @handles} within a text by pseudonyms of the same people. */
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
    public static JsonPaths json() {
        return JsonPaths.none();
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
