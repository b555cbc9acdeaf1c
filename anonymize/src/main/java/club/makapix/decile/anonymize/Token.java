package club.makapix.decile.anonymize;

/**
 * Puts other letters and digits in the places of those of a key, a code or a hash, letters of any script by others of it. Short tokens are permuted among
 * those of their shape; longer ones, of more than 2<sup>62</sup> possible, are drawn, and a million of them collide with a
 * probability below 10<sup>-6</sup>.
 *
 * @param digitsOnly whether letters stay
 */
record Token(boolean digitsOnly) implements KeyedPseudonym {
    @Override
    public String of(String value, RowContext row) {
        String canonical = row.canonical(value);
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

    /** Few have that many characters; those are permuted. */
    @Override
    public double drawnBits() {
        return 62;
    }

    @Override
    public String name() {
        return digitsOnly ? "digits" : "token";
    }

    /** In a number zeros in front would not count. */
    @Override
    public boolean isInjective(TableColumn place) {
        return Types.isText(place);
    }

    @Override
    public int maxLength(TableColumn place) {
        return Types.declaredLength(place.column().type());
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place) || (digitsOnly && Types.isNumber(place));
    }
}
