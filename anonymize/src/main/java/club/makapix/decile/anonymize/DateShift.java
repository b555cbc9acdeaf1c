package club.makapix.decile.anonymize;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves dates and timestamps by whole days, all of one subject by the same number, so that what lies between them stays true.
 * Time of day, {@code infinity} and dates before Christ stay.
 *
 * @param days the most that a date moves, either way; never by 0
 * @param by the column that says whose date it is; without one, each date is moved on its own
 */
record DateShift(int days, Optional<String> by) implements KeyedPseudonym {
    private static final Pattern DATE = Pattern.compile("(\\d{4,})-(\\d\\d)-(\\d\\d)(.*)");
    private static final int LAST_YEAR = 9_999;

    DateShift {
        if (days < 1) {
            throw new IllegalArgumentException("days must be at least 1 but was " + days);
        }
    }

    @Override
    public String of(String value, RowContext row) {
        Matcher date = DATE.matcher(value);
        if (!date.matches() || value.endsWith("BC") || Integer.parseInt(date.group(1)) >= LAST_YEAR) {
            return value;
        }
        String subject = by.map(row::column).map(String::valueOf).orElse(value);
        int drawn = row.entropy(name(), subject).below(2 * days);
        LocalDate moved = LocalDate.of(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3)))
                .plusDays(drawn < days ? drawn - days : drawn - days + 1L);
        return moved + date.group(4);
    }

    @Override
    public String name() {
        return "shift";
    }

    @Override
    public List<String> columns() {
        return by.stream().toList();
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.is(place, "date", "timestamp", "timestamptz");
    }
}
