package club.makapix.decile.anonymize;

import java.util.List;

/** Puts Latin words in the place of a text: as many characters, line breaks in the same places. */
record Lorem() implements KeyedPseudonym {
    private static final List<String> WORDS = List.of(
            "lorem",
            "ipsum",
            "dolor",
            "sit",
            "amet",
            "consectetur",
            "adipiscing",
            "elit",
            "sed",
            "do",
            "eiusmod",
            "tempor",
            "incididunt",
            "ut",
            "labore",
            "et",
            "dolore",
            "magna",
            "aliqua",
            "enim",
            "ad",
            "minim",
            "veniam",
            "quis",
            "nostrud",
            "exercitation",
            "ullamco",
            "laboris",
            "nisi",
            "aliquip",
            "ex",
            "ea",
            "commodo",
            "consequat",
            "duis",
            "aute",
            "irure",
            "in",
            "reprehenderit",
            "voluptate",
            "velit",
            "esse",
            "cillum",
            "fugiat",
            "nulla",
            "pariatur");

    /** Draws again what happens to be the value. */
    @Override
    public String of(String value, RowContext row) {
        Entropy entropy = row.entropy(name(), value);
        String drawn = drawn(value, entropy);
        while (drawn.equals(value) && !value.isBlank()) {
            drawn = drawn(value, entropy);
        }
        return drawn;
    }

    private static String drawn(String value, Entropy entropy) {
        StringBuilder result = new StringBuilder(value.length());
        for (String line : value.split("\n", -1)) {
            line(line.codePointCount(0, line.length()), entropy, result);
            result.append('\n');
        }
        result.setLength(result.length() - 1);
        return result.toString();
    }

    private static void line(int length, Entropy entropy, StringBuilder result) {
        int end = result.length() + length;
        while (result.length() < end) {
            result.append(entropy.pick(WORDS)).append(' ');
        }
        result.setLength(end);
        if (length > 0 && result.charAt(end - 1) == ' ') {
            result.setCharAt(end - 1, '.');
        }
    }

    @Override
    public String name() {
        return "lorem";
    }

    @Override
    public int maxLength(TableColumn place) {
        return Types.declaredLength(place.column().type());
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }
}
