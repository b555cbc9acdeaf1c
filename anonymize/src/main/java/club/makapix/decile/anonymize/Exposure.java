package club.makapix.decile.anonymize;

/** Names what the text of a program may give away of a real person or of what lets somebody in. */
enum Exposure {
    EMAIL("an e-mail address"),
    ADDRESS("an IP address"),
    DEVICE("a hardware address"),
    PHONE("a telephone number"),
    CARD("a card number"),
    ACCOUNT("a bank account"),
    PASSWORD("a password"),
    PASSWORD_HASH("a password hash"),
    TOKEN("a signed token"),
    KEY("a key or certificate"),
    ACCESS_KEY("an access key");

    private final String words;

    Exposure(String words) {
        this.words = words;
    }

    /** Returns it in words, never the value. */
    String words() {
        return words;
    }
}
