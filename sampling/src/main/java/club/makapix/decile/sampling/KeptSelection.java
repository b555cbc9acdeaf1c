package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.RowEditor;
import club.makapix.decile.transfer.TableSelection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks the rows of a table whose keys are kept. */
final class KeptSelection implements TableSelection {
    private final KeyIndex identity;
    private final Inputs inputs = new Inputs();
    private final int[] fields;
    private final Departure departure;

    KeptSelection(Members members, Links links, Tally tally) {
        this.identity = members.identity();
        this.fields = inputs.add(identity.shape().expressions());
        this.departure = new Departure(links.of(members.rule().name(), inputs), tally);
    }

    @Override
    public String condition() {
        return identity.shape().condition(identity.shape().expressions(), identity.all());
    }

    @Override
    public List<String> inputs() {
        return inputs.expressions();
    }

    @Override
    public List<String> columns() {
        return departure.columns();
    }

    @Override
    public @Nullable Reason judge(Row row, RowEditor editor) {
        Reason reason = identity.reason(row, fields);
        if (reason != null) {
            departure.leave(row, editor);
        }
        return reason;
    }
}
