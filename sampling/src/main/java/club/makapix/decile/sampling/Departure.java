package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.RowEditor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Does what remains to be done to a row that travels: clears its detached keys, and counts those that lead nowhere. */
final class Departure {
    private final List<Link> links;
    private final List<String> columns;
    private final Tally tally;

    Departure(List<Link> links, Tally tally) {
        this.links = links;
        this.tally = tally;
        Set<String> detached = new LinkedHashSet<>();
        links.forEach(link -> detached.addAll(link.reference().detached()));
        this.columns = List.copyOf(detached);
    }

    /** Returns the columns that may be cleared. */
    List<String> columns() {
        return columns;
    }

    void leave(Row row, RowEditor editor) {
        for (Link link : links) {
            if (link.reference().array()) {
                dropElements(link, row, editor);
                continue;
            }
            if (!link.isPresent(row) || link.parentReason(row) != null) {
                continue;
            }
            Reference reference = link.reference();
            if (reference.binds() || !link.hasKey(row)) {
                tally.dangling(reference);
            } else {
                tally.detached(reference);
            }
            reference
                    .detached()
                    .forEach(column -> editor.set(columns.indexOf(column), null)); // from here on the row shows them so
        }
    }

    private void dropElements(Link link, Row row, RowEditor editor) {
        String text = row.text(link.fields()[0]);
        if (text == null) {
            return;
        }
        ArrayText array = new ArrayText(text);
        String left =
                array.keeping(element -> link.parents().reason(new ElementRow(element), ElementRow.FIELDS) != null);
        if (array.hasDropped()) {
            editor.set(columns.indexOf(link.reference().detached().get(0)), left);
            tally.detached(link.reference());
        }
    }
}
