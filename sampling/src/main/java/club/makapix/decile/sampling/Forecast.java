package club.makapix.decile.sampling;

import club.makapix.decile.schema.TableName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Estimates which share of each table travels, from statistics alone: as if every reference of a row were independent of its others,
 * every parent equally popular, and every {@code where} true. Iterates like the closure itself until the shares stand still.
 */
final class Forecast {
    private static final int MOST_ROUNDS = 200;
    private static final double STILL = 1e-7;
    private static final double ALL = 100;

    private final Blueprint blueprint;
    private final Statistics statistics;
    private final Map<TableName, Share> shares = new HashMap<>();
    private final Map<Reference, Double> pulledChildren = new LinkedHashMap<>();
    private final Map<Reference, Double> pulledParents = new LinkedHashMap<>();

    /** Holds which share of a table's rows is drawn or followed, and which is there at all. */
    private static final class Share {
        double carrying;
        double present;
    }

    private Forecast(Blueprint blueprint, Statistics statistics) {
        this.blueprint = blueprint;
        this.statistics = statistics;
        blueprint.tables().keySet().forEach(table -> shares.put(table, new Share()));
    }

    static Forecast of(Blueprint blueprint, Statistics statistics) {
        Forecast forecast = new Forecast(blueprint, statistics);
        blueprint.tables().values().forEach(forecast::start);
        double before = -1;
        for (int round = 0; round < MOST_ROUNDS && forecast.total() - before > STILL; round++) {
            before = forecast.total();
            blueprint.components().forEach(component -> component.forEach(forecast::followInto));
            blueprint.tables().keySet().forEach(forecast::requireInto);
        }
        return forecast;
    }

    private double total() {
        return shares.values().stream()
                .mapToDouble(share -> share.carrying + share.present)
                .sum();
    }

    private void start(TableRule rule) {
        Share share = share(rule.name());
        rule.draw()
                .ifPresent(draw -> share.carrying = draw.size()
                        .percent()
                        .map(percent -> percent.doubleValue() / ALL)
                        .orElseGet(() -> Math.min(1, draw.size().rows() / rows(rule.name()))));
        share.present = rule.isWhole() ? 1 : share.carrying;
    }

    private Share share(TableName table) {
        return Objects.requireNonNull(shares.get(table));
    }

    private double rows(TableName table) {
        return Math.max(1, blueprint.rule(table).table().estimatedRows());
    }

    /** Grows a table by the children that come along: those whose confining parents are there, less those that nothing pulls. */
    private void followInto(TableName child) {
        double drawn = share(child).carrying;
        double confined = 1;
        double notCarried = 1;
        double notPulled = 1;
        for (Reference reference : blueprint.of(child)) {
            Share parent = share(reference.parent());
            double absent = absent(reference);
            double ok = reference.confines() ? absent + (1 - absent) * parent.present : 1;
            double carrying = reference.isFollowed() ? (1 - absent) * parent.carrying : 0;
            double pulling = reference.follow() == Follow.ALWAYS ? (1 - absent) * parent.present : carrying;
            confined *= ok;
            notCarried *= Math.max(0, ok - carrying);
            notPulled *= Math.max(0, ok - pulling);
            pulledChildren.merge(reference, pulling * rows(child), Math::max);
        }
        Share share = share(child);
        share.carrying = Math.max(drawn, confined - notCarried);
        share.present = Math.max(share.present, Math.max(share.carrying, confined - notPulled));
    }

    private double absent(Reference reference) {
        return statistics.nullFraction(reference.child(), reference.key().columns());
    }

    /** Grows a parent by what its children require. */
    private void requireInto(TableName name) {
        Share parent = share(name);
        double notRequired = 1;
        for (Reference reference : blueprint.to(name)) {
            if (reference.outside() == Outside.REQUIRE) {
                double required = required(reference);
                notRequired *= 1 - required;
                pulledParents.put(reference, required * (1 - parent.carrying) * rows(name));
            }
        }
        parent.present = Math.max(parent.present, 1 - (1 - parent.carrying) * notRequired);
    }

    /** Returns the share of the parents that is required by children that did not come with this very parent. */
    private double required(Reference reference) {
        Share child = share(reference.child());
        double referring = 1 - absent(reference);
        double cameOverIt =
                reference.isFollowed() ? Math.min(child.present, referring * share(reference.parent()).carrying) : 0;
        double requiring = Math.max(0, child.present * referring - cameOverIt) * rows(reference.child());
        double popular = Math.min(
                rows(reference.parent()),
                statistics.distinct(reference.child(), reference.key().columns(), rows(reference.child())));
        return popular * (1 - Math.exp(-requiring / popular)) / rows(reference.parent());
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
