package club.makapix.decile.sampling;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Warns where the server's statistics say too little for an estimate, with the command that gathers them. */
final class StatisticsGaps {
    /** Of fewer rows the server's autovacuum gathers none, and they matter little. */
    private static final long WORTH_STATISTICS = 100;

    private static final int MOST_NAMED = 10;
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private final Blueprint blueprint;
    private final Statistics statistics;

    StatisticsGaps(Blueprint blueprint, Statistics statistics) {
        this.blueprint = blueprint;
        this.statistics = statistics;
    }

    /** Warns of tables of which the server knows nothing. */
    Optional<String> unknown() {
        return warning(
                "the server has no statistics of %s, so that their rows and keys are guessed; to have them estimated, run at the source: %s",
                name -> !statistics.knows(name));
    }

    /** Warns of partitioned tables that were never analyzed themselves. */
    Optional<String> putTogether() {
        return warning(
                "the server has statistics of the partitions of %s alone, as autovacuum gathers no others; for surer estimates run at the source: %s",
                statistics::isPutTogether);
    }

    private Optional<String> warning(String text, Predicate<TableName> concerns) {
        List<TableName> tables = blueprint.tables().values().stream()
                .filter(this::matters)
                .map(TableRule::name)
                .filter(concerns)
                .toList();
        return tables.isEmpty() ? Optional.empty() : Optional.of(text.formatted(named(tables), command(tables)));
    }

    private boolean matters(TableRule rule) {
        boolean isAsked = rule.where().isPresent()
                || rule.always().isPresent()
                || !blueprint.of(rule.name()).isEmpty();
        return rule.travels() && isAsked && rule.table().estimatedRows() >= WORTH_STATISTICS;
    }

    private static String named(List<TableName> tables) {
        String names =
                tables.stream().limit(MOST_NAMED).map(TableName::toString).collect(Collectors.joining(", "));
        return tables.size() > MOST_NAMED ? "%s and %d more".formatted(names, tables.size() - MOST_NAMED) : names;
    }

    private static String command(List<TableName> tables) {
        return tables.size() > MOST_NAMED
                ? "analyze;"
                : tables.stream().map(StatisticsGaps::sql).collect(Collectors.joining(", ", "analyze ", ";"));
    }

    private static String sql(TableName table) {
        return part(table.schema()) + "." + part(table.name());
    }

    /** Quotes what people would have to quote. */
    private static String part(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : Identifiers.quote(name);
    }
}
