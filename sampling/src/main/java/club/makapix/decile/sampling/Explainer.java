package club.makapix.decile.sampling;

import club.makapix.decile.sampling.Explanation.Step;
import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches, breadth first, for the shortest chain of references from a row to one that came of its own. One statement for each row
 * and reference on the way.
 */
final class Explainer {
    private final Links links;
    private final Source source;
    private final Set<String> seen = new HashSet<>();
    private final Deque<Place> open = new ArrayDeque<>();
    private final List<Found> ends = new ArrayList<>();

    /** Where a row may be found, and the row and reference that led there. */
    private record Place(
            TableName table, String condition, @Nullable Found from, Optional<ForeignKey> via) {}

    /** A row that was found to be in the cohort. */
    private record Found(Place place, String key, Reason reason) {}

    Explainer(Links links, Source source) {
        this.links = links;
        this.source = source;
    }

    Explanation explain(TableName table, String condition) {
        open.add(new Place(table, condition, null, Optional.empty()));
        while (!open.isEmpty() && ends.isEmpty()) {
            look(open.remove());
        }
        return ends.isEmpty() ? new Explanation(List.of()) : chain(ends.get(0));
    }

    private static Explanation chain(Found end) {
        List<Step> steps = new ArrayList<>();
        Optional<ForeignKey> via = Optional.empty();
        for (Found found = end; found != null; found = found.place().from()) {
            steps.add(0, new Step(found.place().table(), found.key(), found.reason(), via));
            via = found.place().via();
        }
        return new Explanation(steps);
    }

    private void look(Place place) {
        Members members = Objects.requireNonNull(links.members().get(place.table()));
        Sight sight = new Sight(members, links);
        String sql = Sql.select(
                sight.expressions(),
                members.rule().table(),
                List.of(members.rule().whereCondition(), place.condition()));
        source.query("a row to explain", sql, row -> {
            Reason reason = sight.reason(row);
            if (reason != null && seen.add(place.table() + " " + sight.name(row))) {
                consider(new Found(place, sight.name(row), reason), sight, row);
            }
        });
    }

    private void consider(Found found, Sight sight, Row row) {
        if (found.reason() == Reason.DRAWN || found.reason() == Reason.WHOLE) {
            ends.add(found);
            return;
        }
        sight.parents(row, found.reason())
                .forEach((reference, condition) ->
                        open.add(new Place(reference.parent(), condition, found, Optional.of(reference.key()))));
        if (found.reason() == Reason.REQUIRED) {
            sight.children(row)
                    .forEach((reference, condition) ->
                            open.add(new Place(reference.child(), condition, found, Optional.of(reference.key()))));
        }
    }
}
