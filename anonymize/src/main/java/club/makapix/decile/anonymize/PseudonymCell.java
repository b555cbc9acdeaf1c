package club.makapix.decile.anonymize;

import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.TransferException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces the value of one column; the row at hand is that of the call. Used by one thread. */
final class PseudonymCell implements Cell, RowContext {
    private final TableColumn place;
    private final Pseudonym pseudonym;
    private final int value;
    private final Map<String, Integer> columns;
    private final EntropySource entropy;
    private final CanonicalForm form;
    private final boolean elementwise;
    private final int longest;
    private @Nullable Row current;

    PseudonymCell(
            TableColumn place, Pseudonym pseudonym, int value, Map<String, Integer> columns, EntropySource entropy) {
        this.place = place;
        this.pseudonym = pseudonym;
        this.value = value;
        this.columns = columns;
        this.entropy = entropy;
        this.form = CanonicalForm.of(place.column());
        boolean array = Types.isArray(place.column().type());
        this.elementwise = array && !pseudonym.takesWholeArrays();
        this.longest = array && !elementwise ? 0 : place.column().type().length();
    }

    @Override
    public @Nullable String value(Row row) {
        String text = row.text(value);
        if (text == null) {
            return null;
        }
        current = row;
        return elementwise ? PgArray.map(text, this::pseudonym) : pseudonym(text);
    }

    private @Nullable String pseudonym(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String result = computed(text);
        if (longest > 0 && result != null && result.codePointCount(0, result.length()) > longest) {
            throw new TransferException("%s: a pseudonym of %s is longer than the %d characters of the column"
                    .formatted(place, pseudonym.name(), longest));
        }
        return result;
    }

    /** What a pseudonym throws may quote the value, so its message and cause go no further. */
    private @Nullable String computed(String text) {
        try {
            return pseudonym.of(text, this);
        } catch (Exception | AssertionError | StackOverflowError e) { // a lambda in another language may throw anything
            throw new TransferException("%s: %s cannot replace a value of this form (%s)"
                    .formatted(place, pseudonym.name(), e.getClass().getSimpleName()));
        }
    }

    @Override
    public Entropy entropy(String domain, String text) {
        return entropy.of(domain, form.of(text));
    }

    @Override
    public String canonical(String text) {
        return form.of(text);
    }

    @Override
    public Permutation permutation(String domain) {
        return entropy.permutation(domain);
    }

    @Override
    public @Nullable String column(String name) {
        Integer input = columns.get(name);
        if (input == null || current == null) {
            throw new IllegalArgumentException("columns() of " + pseudonym.name() + " does not name " + name);
        }
        return current.text(input);
    }
}
