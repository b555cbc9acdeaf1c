package club.makapix.decile.sampling;

import club.makapix.decile.sampling.Plan.KeyPlan;
import club.makapix.decile.sampling.Plan.TablePlan;
import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes down what a recipe makes of a schema, with estimates and warnings. */
final class Planner {
    private static final double MOST_OF_A_TABLE = 0.5;
    private static final double HUNDRED = 100;
    /** Below this many rows neither a scan nor a whole table is worth a word. */
    private static final long WORTH_A_WARNING = 1_000;

    private final Blueprint blueprint;
    private final Forecast forecast;

    Planner(Blueprint blueprint, Statistics statistics) {
        this.blueprint = blueprint;
        this.forecast = Forecast.of(blueprint, statistics);
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
                || rule.table().estimatedRows() < WORTH_A_WARNING) {
            return;
        }
        String blamed = keys.stream()
                .filter(key -> (key.key().parent().equals(rule.name()) && key.parents() > 0)
                        || (key.key().child().equals(rule.name()) && key.children() > 0))
                .sorted(Comparator.comparingLong((KeyPlan key) -> pulledInto(key, rule))
                        .reversed())
                .limit(3)
                .map(key -> remedy(key, rule))
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

    private static String remedy(KeyPlan key, TableRule rule) {
        return key.key() + (key.key().parent().equals(rule.name()) ? ": { outside: confine }" : ": { follow: never }");
    }

    private void warnAboutIndex(Reference reference, List<String> warnings) {
        ForeignKey key = reference.key();
        Table child = blueprint.rule(key.child()).table();
        boolean isRead = reference.isFollowed() || reference.confines();
        if (isRead
                && child.estimatedRows() >= WORTH_A_WARNING
                && child.indexedPrefixes().stream().noneMatch(prefix -> covers(prefix, key))) {
            warnings.add("%s has no index: each pass over it reads the whole table".formatted(key));
        }
    }

    private static boolean covers(List<String> prefix, ForeignKey key) {
        int columns = key.columns().size();
        return prefix.size() >= columns && prefix.subList(0, columns).containsAll(key.columns());
    }
}
