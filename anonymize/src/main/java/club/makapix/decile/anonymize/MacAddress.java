package club.makapix.decile.anonymize;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a hardware address that is marked as locally administered, so that it is nobody's device; 40 bits are drawn, or 56 of a long one. */
record MacAddress() implements KeyedPseudonym {
    private static final Pattern BETWEEN = Pattern.compile("[^0-9A-Fa-f]");
    private static final Pattern PAIR = Pattern.compile("(..)(?=.)");
    private static final String LOCAL = "02";
    private static final int LONGEST = 23;

    @Override
    public String of(String value, RowContext row) {
        String digits = BETWEEN.matcher(value).replaceAll("").toLowerCase(Locale.ROOT);
        int drawn = digits.length() > 12 ? 14 : 10;
        String hex = LOCAL + row.entropy(name(), digits).letters("0123456789abcdef", drawn);
        return PAIR.matcher(hex).replaceAll("$1:");
    }

    @Override
    public String name() {
        return "mac";
    }

    @Override
    public int maxLength(TableColumn place) {
        return LONGEST;
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.is(place, "macaddr", "macaddr8") || Types.isText(place);
    }
}
