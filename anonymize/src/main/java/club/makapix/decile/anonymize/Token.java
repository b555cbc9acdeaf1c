package club.makapix.decile.anonymize;

/**
 * Puts other letters and digits in the places of those of a key, a code or a hash. Short tokens are permuted among those of
 * their shape; longer ones, of more than 2<sup>62</sup> possible, are drawn, and a million of them collide with a
 * probability below 10<sup>-7</sup>.
 *
 * @param digitsOnly whether letters stay
 */
record Token(boolean digitsOnly) implements KeyedPseudonym {
    private static final String LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

    @Override
    public String of(String value, RowContext row) {
        String canonical = row.canonical(value);
        if (!isAscii(canonical)) {
            return foreign(canonical, row);
        }
        Shape shape = digitsOnly ? Shape.ofDigits(canonical) : Shape.ofToken(canonical);
        long size = shape.size();
        if (size == 0) {
            return draw(canonical, shape, row);
        }
        Permutation permutation = row.permutation(name());
        String result = canonical;
        do {
            result = shape.unrank(permutation.of(shape.rankOf(result), size, shape.tweak()));
        } while (!shape.isSameFor(result));
        return result;
    }

    private String draw(String canonical, Shape shape, RowContext row) {
        Entropy entropy = row.entropy(name(), canonical);
        String result = shape.draw(entropy);
        while (!shape.isSameFor(result) || result.equals(canonical)) {
            result = shape.draw(entropy);
        }
        return result;
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Characters beyond ASCII belong to no alphabet with an order of its own; nothing of such a value stays. */
    private String foreign(String canonical, RowContext row) {
        Entropy entropy = row.entropy(name(), canonical);
        if (!digitsOnly) {
            return entropy.letters(LETTERS_AND_DIGITS, canonical.codePointCount(0, canonical.length()));
        }
        StringBuilder result = new StringBuilder();
        canonical.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                result.append(entropy.below(10));
            } else {
                result.appendCodePoint(point);
            }
        });
        return result.toString();
    }

    @Override
    public String name() {
        return digitsOnly ? "digits" : "token";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return true;
    }

    @Override
    public int maxLength(TableColumn place) {
        return place.column().type().length() > 0 ? place.column().type().length() : UNKNOWN_LENGTH;
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place) || (digitsOnly && Types.isNumber(place));
    }
}
