package club.makapix.decile.sampling;

import club.makapix.decile.sampling.Plan.KeyPlan;
import club.makapix.decile.sampling.Plan.TablePlan;
import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes down what a recipe makes of a schema, with estimates and warnings. */
final class Planner {
    private static final double MOST_OF_A_TABLE = 0.5;
    private static final double HUNDRED = 100;
    private static final int BLAMED = 3;
    /** Below this many rows a whole table is not worth a word. */
    private static final long WORTH_A_RULE = 100;
    /** Below this many rows a scan is not worth a word. */
    private static final long WORTH_AN_INDEX = 1_000;

    private final Blueprint blueprint;
    private final Forecast forecast;
    private final Statistics statistics;
    private final PartitionFacts partitions;

    Planner(Blueprint blueprint, Forecast forecast, Statistics statistics, PartitionFacts partitions) {
        this.blueprint = blueprint;
        this.forecast = forecast;
        this.statistics = statistics;
        this.partitions = partitions;
    }

    Plan plan() {
        List<TablePlan> tables =
                blueprint.tables().values().stream().map(this::table).toList();
        List<KeyPlan> keys = blueprint.references().stream()
                .map(this::key)
                .sorted(Comparator.comparingLong(KeyPlan::pulled).reversed())
                .toList();
        List<String> warnings = new ArrayList<>();
        blueprint.tables().values().forEach(rule -> warnAboutSize(rule, keys, warnings));
        blueprint.references().forEach(reference -> warnAboutIndex(reference, warnings));
        blueprint.references().forEach(reference -> warnAboutPartitions(reference, warnings));
        StatisticsGaps gaps = new StatisticsGaps(blueprint, statistics);
        gaps.unknown().ifPresent(gap -> warnings.add(0, gap));
        gaps.putTogether().ifPresent(warnings::add);
        return new Plan(tables, keys, warnings);
    }

    private TablePlan table(TableRule rule) {
        return new TablePlan(
                rule.name(),
                rule.entry() == TableRule.Entry.SHARED
                        ? "share"
                        : rule.entry().name().toLowerCase(Locale.ROOT),
                reason(rule),
                rule.table().estimatedRows(),
                forecast.rowsOf(rule.name()));
    }

    private String reason(TableRule rule) {
        return switch (rule.entry()) {
            case DRAWN -> rule.draw().map(draw -> "draw of " + draw.size()).orElse("rule always");
            case SHARED ->
                "nothing leads to it or references it, so "
                        + rule.draw().map(draw -> draw.size() + " of it").orElse("none");
            case WHOLE -> "whole";
            case EMPTY -> "structure only";
            case REACHED -> reached(rule);
        };
    }

    private String reached(TableRule rule) {
        String followed = blueprint.of(rule.name()).stream()
                .filter(Reference::isFollowed)
                .map(reference -> reference.key().toString())
                .collect(Collectors.joining(", "));
        return followed.isEmpty() ? "as far as other rows require it" : "follows " + followed;
    }

    private KeyPlan key(Reference reference) {
        return new KeyPlan(
                reference.key(),
                reference.follow(),
                reference.outside(),
                forecast.childrenOver(reference),
                forecast.parentsOver(reference));
    }

    /** Warns of a table most of which would come although nobody asked for it whole, and names the keys to blame. */
    private void warnAboutSize(TableRule rule, List<KeyPlan> keys, List<String> warnings) {
        boolean isMeant = rule.isWhole() || drawnShare(rule) >= MOST_OF_A_TABLE;
        if (isMeant
                || forecast.shareOf(rule.name()) < MOST_OF_A_TABLE
                || rule.table().estimatedRows() < WORTH_A_RULE) {
            return;
        }
        String blamed = keys.stream()
                .filter(key -> (key.key().parent().equals(rule.name()) && key.parents() > 0)
                        || (key.key().child().equals(rule.name()) && key.children() > 0))
                .sorted(Comparator.comparingLong((KeyPlan key) -> pulledInto(key, rule))
                        .reversed())
                .map(key -> remedy(key, rule))
                .distinct()
                .limit(BLAMED)
                .collect(Collectors.joining(", "));
        warnings.add(
                0,
                String.format(
                        Locale.ROOT,
                        "about %.0f%% of %s would travel; to stop that, give a rule to the keys that pull most: %s",
                        forecast.shareOf(rule.name()) * HUNDRED,
                        rule.name(),
                        blamed));
    }

    private static double drawnShare(TableRule rule) {
        return rule.draw()
                .flatMap(draw -> draw.size().percent())
                .map(percent -> percent.doubleValue() / HUNDRED)
                .orElse(0d);
    }

    private static long pulledInto(KeyPlan key, TableRule rule) {
        return key.key().parent().equals(rule.name()) ? key.parents() : key.children();
    }

    /** Returns the rule that keeps the key from pulling; rows of a table that comes of its own bring their parents, whatever confines them. */
    private String remedy(KeyPlan key, TableRule rule) {
        if (!key.key().parent().equals(rule.name())) {
            return key.key() + ": { follow: never }";
        }
        TableRule child = blueprint.rule(key.key().child());
        if (blueprint.rules().whole().contains(child.name())) {
            return key.key() + ": { follow: always, outside: confine } and no whole: " + child.name();
        }
        if (child.isWhole() || child.entry() == TableRule.Entry.SHARED) {
            return key.key() + ": { follow: always, outside: confine }";
        }
        return key.key()
                + (key.outside() == Outside.CONFINE ? ": a where for " + child.name() : ": { outside: confine }");
    }

    private void warnAboutIndex(Reference reference, List<String> warnings) {
        ForeignKey key = reference.key();
        Table child = blueprint.rule(key.child()).table();
        boolean isRead = (reference.isFollowed() && forecast.carries(key.parent())) || reference.concernsAllParents();
        if (isRead && child.estimatedRows() >= WORTH_AN_INDEX && !isIndexed(key, child)) {
            warnings.add("%s has no index: each pass over it reads the whole table".formatted(key));
        }
    }

    private boolean isIndexed(ForeignKey key, Table child) {
        return covers(child.indexedPrefixes(), key)
                || (child.isPartitioned()
                        && bound(key, child).stream()
                                .allMatch(partition -> partitions.isEmpty(partition)
                                        || covers(partitions.indexedPrefixes(partition), key)));
    }

    /** Returns the partitions whose rows are bound by the key. */
    private static List<TableName> bound(ForeignKey key, Table child) {
        return key.childPartitions().isEmpty() ? child.partitions() : key.childPartitions();
    }

    private static boolean covers(List<List<String>> indexes, ForeignKey key) {
        int columns = key.columns().size();
        return indexes.stream()
                .anyMatch(index ->
                        index.size() >= columns && index.subList(0, columns).containsAll(key.columns()));
    }

    /** Warns of rows that a key does not reach because only other partitions declare it. */
    private void warnAboutPartitions(Reference reference, List<String> warnings) {
        ForeignKey key = reference.key();
        List<TableName> unbound =
                new ArrayList<>(blueprint.rule(key.child()).table().partitions());
        unbound.removeAll(key.childPartitions());
        unbound.removeIf(partitions::isEmpty);
        if (!key.childPartitions().isEmpty() && !unbound.isEmpty() && !isDeclaredForAll(key)) {
            warnings.add(
                    "%s is not declared by %s, whose rows it neither brings nor keeps; to treat all partitions alike, add under references: %s"
                            .formatted(
                                    key,
                                    unbound.stream().map(TableName::toString).collect(Collectors.joining(", ")),
                                    key.asReference()));
        }
    }

    private boolean isDeclaredForAll(ForeignKey key) {
        return blueprint.references().stream()
                .map(Reference::key)
                .anyMatch(other ->
                        other.childPartitions().isEmpty() && other.asReference().equals(key.asReference()));
    }
}
