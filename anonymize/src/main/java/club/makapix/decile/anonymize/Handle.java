package club.makapix.decile.anonymize;

/**
 * Makes a name for people to be called by: two words and a tag, ASCII, in the case of the value ({@link Casing}). Words and tag hold 61 bits, so that a million
 * handles collide with a probability below 10<sup>-6</sup>.
 */
record Handle() implements KeyedPseudonym {
    static final int LONGEST = 32;
    private static final int TAG_LENGTH = 9;

    /** No letter or digit that is taken for another one. */
    private static final String TAG = "23456789abcdefghjkmnpqrstvwxyz";

    @Override
    public String of(String value, RowContext row) {
        return words(value, name(), '-', row);
    }

    /** Makes words and a tag in the case of the value. */
    static String words(String value, String domain, char separator, RowContext row) {
        Entropy entropy = row.entropy(domain, Casing.fold(value));
        String words = entropy.pick(WordList.ADJECTIVES)
                + separator
                + entropy.pick(WordList.ANIMALS)
                + separator
                + entropy.letters(TAG, TAG_LENGTH);
        return Casing.like(value, words, domain, row);
    }

    /** Returns the bits of two words and a tag. */
    static double bits() {
        double combinations =
                WordList.ADJECTIVES.size() * (double) WordList.ANIMALS.size() * Math.pow(TAG.length(), TAG_LENGTH);
        return Math.log(combinations) / Math.log(2);
    }

    @Override
    public double drawnBits() {
        return bits();
    }

    @Override
    public boolean differsInMoreThanCase() {
        return true;
    }

    @Override
    public String name() {
        return "handle";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return true;
    }

    @Override
    public int maxLength(TableColumn place) {
        return LONGEST;
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }
}
