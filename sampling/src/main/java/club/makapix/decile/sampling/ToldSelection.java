package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.RowEditor;
import club.makapix.decile.transfer.TableSelection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks the rows of a table that no travelling row references: each row's own values and its parents' keys tell whether it comes. */
final class ToldSelection implements TableSelection {
    private final TableRule rule;
    private final Inputs inputs = new Inputs();
    private final Judge judge;
    private final int[] starts;
    private final Departure departure;
    private final Tally tally;

    ToldSelection(Members members, Links links, Tally tally) {
        this.rule = members.rule();
        List<Link> own = links.of(rule.name(), inputs);
        this.judge = new Judge(own);
        this.starts = inputs.add(Sql.anyOf(List.of(rule.drawCondition(), rule.alwaysCondition())));
        this.departure = new Departure(own, tally);
        this.tally = tally;
    }

    @Override
    public String condition() {
        List<String> ways = new ArrayList<>();
        ways.add(rule.isWhole() ? "true" : "false");
        ways.add(rule.drawCondition());
        ways.add(rule.alwaysCondition());
        for (Link link : judge.links()) {
            Reference reference = link.reference();
            if (reference.isFollowed()) {
                KeyIndex parents = link.parents();
                ways.add(parents.shape()
                        .condition(
                                reference.values(),
                                reference.follow() == Follow.ALWAYS ? parents.all() : parents.carrying()));
            }
        }
        return rule.whereCondition() + " and " + Sql.anyOf(ways);
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
        Reason reason = judge.isEligible(row) ? reason(row) : null;
        if (reason != null) {
            departure.leave(row, editor);
        }
        return reason;
    }

    private @Nullable Reason reason(Row row) {
        if ("t".equals(row.text(starts[0]))) {
            return Reason.DRAWN;
        }
        Reason followed = judge.follow(row);
        if (followed == Reason.FOLLOWED || (followed != null && !rule.isWhole())) {
            count(judge.via());
            return followed;
        }
        if (rule.isWhole()) {
            return Reason.WHOLE;
        }
        if (judge.confinedBy() != null) {
            tally.confined(judge.confinedBy().reference());
        }
        return null;
    }

    private void count(@Nullable Link via) {
        if (via != null) {
            tally.pulled(via.reference());
        }
    }
}
