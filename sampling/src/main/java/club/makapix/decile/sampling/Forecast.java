package club.makapix.decile.sampling;

import club.makapix.decile.schema.TableName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Estimates which share of each table travels, from statistics alone: as if every parent were equally popular, and references of a
 * row independent of one another unless {@link SharedPaths} tells that they lead to the same row. Iterates like the closure itself
 * until the shares stand still.
 */
final class Forecast {
    private static final int MOST_ROUNDS = 200;
    private static final double STILL = 1e-7;
    private static final double ALL = 100;

    private final Blueprint blueprint;
    private final Statistics statistics;
    private final Selectivity selectivity;
    private final Map<TableName, List<Set<Reference>>> groups = new HashMap<>();
    private final Map<TableName, Share> shares = new HashMap<>();
    private final Map<Reference, Double> pulledChildren = new LinkedHashMap<>();
    private final Map<Reference, Double> pulledParents = new LinkedHashMap<>();

    /** Holds which share of a table's rows may travel, starts of its own, is drawn or followed, comes whatever confines it, and is there at all. */
    private static final class Share {
        double eligible = 1;
        double starting;
        double carrying;
        double forced;
        double present;
    }

    /**
     * Holds how likely it is that references which lead to the same row let the row travel, and that they bring it.
     *
     * @param fulfilled that none of them keeps the row from travelling
     * @param carrying that a parent is drawn or followed and brings the row
     * @param pulling that a parent brings the row at all
     */
    private record Odds(double fulfilled, double carrying, double pulling) {}

    private Forecast(Blueprint blueprint, Statistics statistics, Selectivity selectivity, SharedPaths paths) {
        this.blueprint = blueprint;
        this.statistics = statistics;
        this.selectivity = selectivity;
        blueprint.tables().keySet().forEach(table -> {
            shares.put(table, new Share());
            groups.put(table, paths.groups(table));
        });
    }

    static Forecast of(Blueprint blueprint, Statistics statistics, Selectivity selectivity, SharedPaths paths) {
        Forecast forecast = new Forecast(blueprint, statistics, selectivity, paths);
        forecast.untilStill(() -> blueprint.tables().values().forEach(forecast::restrict));
        blueprint.tables().values().forEach(forecast::start);
        forecast.untilStill(() -> {
            blueprint.components().forEach(component -> component.forEach(forecast::followInto));
            blueprint.tables().keySet().forEach(forecast::requireInto);
        });
        return forecast;
    }

    private void untilStill(Runnable round) {
        double before = -1;
        for (int rounds = 0; rounds < MOST_ROUNDS && Math.abs(total() - before) > STILL; rounds++) {
            before = total();
            round.run();
        }
    }

    private double total() {
        return shares.values().stream()
                .mapToDouble(share -> share.eligible + share.carrying + share.present)
                .sum();
    }

    /** Leaves of a table the rows that may travel: its own condition holds, and each parent that binds them may travel too. */
    private void restrict(TableRule rule) {
        double eligible = rule.travels() ? selectivity.ofWhere(rule.name()) : 0;
        for (Set<Reference> group : groupsOf(rule.name())) {
            double fulfilled = 1;
            for (Reference reference : group) {
                double absent = reference.binds() ? absent(reference) : 1;
                fulfilled = Math.min(fulfilled, absent + (1 - absent) * share(reference.parent()).eligible);
            }
            eligible *= fulfilled;
        }
        share(rule.name()).eligible = eligible;
    }

    private void start(TableRule rule) {
        Share share = share(rule.name());
        double drawn = rule.draw()
                .map(draw -> draw.size()
                        .percent()
                        .map(percent -> percent.doubleValue() / ALL)
                        .orElseGet(() -> Math.min(1, draw.size().rows() / rows(rule.name()))))
                .orElse(0d);
        share.starting = share.eligible * either(drawn, selectivity.ofAlways(rule.name()));
        share.carrying = share.starting;
        share.forced = rule.isWhole() ? share.eligible : share.starting;
        share.present = share.forced;
    }

    private static double either(double one, double other) {
        return 1 - (1 - one) * (1 - other);
    }

    private Share share(TableName table) {
        return Objects.requireNonNull(shares.get(table));
    }

    private List<Set<Reference>> groupsOf(TableName child) {
        return groups.getOrDefault(child, List.of());
    }

    private double rows(TableName table) {
        return Math.max(1, blueprint.rule(table).table().estimatedRows());
    }

    /** Grows a table by the children that come along: those whose confining parents are there, less those that nothing pulls. */
    private void followInto(TableName child) {
        Share share = share(child);
        double fulfilled = selectivity.ofWhere(child);
        double notCarried = fulfilled;
        double notPulled = fulfilled;
        for (Set<Reference> group : groupsOf(child)) {
            Odds odds = odds(group);
            fulfilled *= odds.fulfilled();
            notCarried *= odds.fulfilled() - odds.carrying();
            notPulled *= odds.fulfilled() - odds.pulling();
        }
        double most = share.eligible;
        double carried = Math.min(most, fulfilled - notCarried);
        double pulled = Math.min(most, fulfilled - notPulled);
        if (most > 0) {
            share.carrying = Math.max(share.carrying, most * either(share.starting / most, carried / most));
            share.present = Math.max(share.present, Math.max(share.carrying, pulled));
        }
    }

    private Odds odds(Set<Reference> group) {
        double fulfilled = 1;
        double carrying = 0;
        double pulling = 0;
        for (Reference reference : group) {
            Share parent = share(reference.parent());
            double absent = absent(reference);
            if (reference.binds()) {
                double there = reference.confines() ? parent.present : parent.eligible;
                fulfilled = Math.min(fulfilled, absent + (1 - absent) * there);
            }
            double carried = bringing(reference, parent.carrying);
            double pulled = reference.follow() == Follow.ALWAYS ? bringing(reference, parent.present) : carried;
            carrying = Math.max(carrying, carried);
            pulling = Math.max(pulling, pulled);
            pulledChildren.merge(reference, pulled * rows(reference.child()), Math::max);
        }
        return new Odds(fulfilled, Math.min(fulfilled, carrying), Math.min(fulfilled, pulling));
    }

    /** Returns the share of the children that so many parents bring. */
    private double bringing(Reference reference, double parents) {
        if (!reference.isFollowed()) {
            return 0;
        }
        double all = (1 - absent(reference)) * parents;
        double limited = reference.limit() * parents * rows(reference.parent()) / rows(reference.child());
        return reference.isLimited() ? Math.min(all, limited) : all;
    }

    private double absent(Reference reference) {
        return statistics.absent(reference.key());
    }

    /** Grows a parent by what its children require. */
    private void requireInto(TableName name) {
        Share parent = share(name);
        double notRequired = 1;
        for (Reference reference : blueprint.to(name)) {
            if (reference.binds()) {
                double required = required(reference);
                notRequired *= 1 - required;
                pulledParents.put(reference, required * (1 - parent.carrying) * rows(name));
            }
        }
        double forced = Math.min(parent.eligible, either(parent.starting, 1 - notRequired));
        parent.forced = Math.max(parent.forced, forced);
        double present = Math.min(parent.eligible, either(parent.carrying, 1 - notRequired));
        parent.present = Math.max(parent.present, present);
    }

    /** Returns the share of the parents that children require: those of whose children, as many for each, at least one does. */
    private double required(Reference reference) {
        double referring = 1 - absent(reference);
        if (referring <= 0) {
            return 0;
        }
        double rows = rows(reference.child());
        double popular = Math.min(
                rows(reference.parent()),
                statistics.distinct(reference.child(), reference.key().columns(), rows));
        double none = Math.pow(1 - Math.min(1, requiring(reference) / referring), referring * rows / popular);
        return popular * (1 - none) / rows(reference.parent());
    }

    /**
     * Returns the share of the children that bring their parent: those that did not come with this very parent, of those that it confines what
     * comes in any case.
     */
    private double requiring(Reference reference) {
        Share child = share(reference.child());
        double referring = 1 - absent(reference);
        if (reference.confines()) {
            return child.forced * referring;
        }
        double cameWithIt = groupsOf(reference.child()).stream()
                .filter(group -> group.contains(reference))
                .mapToDouble(group -> odds(group).carrying())
                .sum();
        return Math.max(0, child.present * referring - cameWithIt);
    }

    /** Tells whether rows of the table may bring children that are followed as owned. */
    boolean carries(TableName table) {
        return share(table).carrying > 0;
    }

    /** Returns the rows of the table that are expected to travel. */
    long rowsOf(TableName table) {
        return Math.round(share(table).present * blueprint.rule(table).table().estimatedRows());
    }

    /** Returns the share of the table that is expected to travel. */
    double shareOf(TableName table) {
        return share(table).present;
    }

    long childrenOver(Reference reference) {
        return Math.round(pulledChildren.getOrDefault(reference, 0d));
    }

    long parentsOver(Reference reference) {
        return Math.round(pulledParents.getOrDefault(reference, 0d));
    }
}
