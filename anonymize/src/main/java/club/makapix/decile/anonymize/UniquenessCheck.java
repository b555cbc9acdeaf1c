package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ColumnType;
import club.makapix.decile.schema.ExclusionConstraint;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds out whether what is unique at the source stays unique under the rules, index by index. */
final class UniquenessCheck {
    private final Schema schema;
    private final Decisions decisions;

    UniquenessCheck(Schema schema, Decisions decisions) {
        this.schema = schema;
        this.decisions = decisions;
    }

    /** Returns what is wrong with the unique keys of the table, a sentence each. */
    List<String> problems(Table table) {
        List<String> problems = new ArrayList<>();
        for (UniqueKey written : table.uniqueKeys()) {
            UniqueKey key = withoutGenerated(table, written);
            if (!staysUniqueByOtherColumns(table, key)) {
                columnsOf(table, key).stream()
                        .flatMap(column -> problem(table, key, column).stream())
                        .forEach(problems::add);
                table.travellingColumns().stream()
                        .filter(column -> isChanged(table, column) && decidesWhichRows(table, key, column))
                        .map(column ->
                                "the index %s is unique among the rows that its condition over %s picks, which would pick others; keep it, or add unique: true to its rule"
                                        .formatted(key.name(), name(table, column)))
                        .forEach(problems::add);
            }
        }
        for (ExclusionConstraint exclusion : table.exclusions()) {
            table.columns().stream()
                    .filter(column -> exclusion.columns().contains(column.name()) && isChanged(table, column))
                    .filter(column -> !declared(decisions.get(name(table, column))))
                    .map(column ->
                            "the constraint %s compares %s in a way that cannot be judged; keep it, or add unique: true to its rule"
                                    .formatted(exclusion.name(), name(table, column)))
                    .forEach(problems::add);
        }
        return problems;
    }

    /** A generated column says no more than its expression. */
    private static UniqueKey withoutGenerated(Table table, UniqueKey key) {
        List<String> expressions = new ArrayList<>(key.expressions());
        List<String> columns = new ArrayList<>();
        Set<String> reads = new HashSet<>(key.reads());
        for (String name : key.columns()) {
            Column column = table.column(name);
            if (column.generated()) {
                String expression = column.defaultExpression().orElse("");
                expressions.add(expression);
                table.travellingColumns().stream()
                        .map(Column::name)
                        .filter(candidate -> mentions(expression, candidate))
                        .forEach(reads::add);
            } else {
                columns.add(name);
            }
        }
        return new UniqueKey(
                key.name(),
                key.primary(),
                columns,
                expressions,
                key.predicate(),
                key.nullsDistinct(),
                List.copyOf(reads),
                key.partitions());
    }

    /**
     * Whether a value is NULL survives a rule that makes none, and where values give way to NULL a condition that asks for values picks fewer
     * rows, not others.
     */
    private boolean decidesWhichRows(Table table, UniqueKey key, Column column) {
        if (key.predicate().isEmpty() || !key.reads().contains(column.name())) {
            return false;
        }
        Rule rule = decisions.get(name(table, column));
        String condition = key.predicate().get();
        boolean leavesNull =
                rule instanceof Rule.Replace replace && !replace.pseudonym().mayErase();
        boolean onlyNarrows = !condition.contains(" OR ") && !condition.contains("NOT (");
        String asking = leavesNull ? " IS (?:NOT )?NULL" : onlyNarrows ? " IS NOT NULL" : "(?!)";
        String rest = condition.replaceAll(
                "\"?%s\"?(?:\\)?::[\\w ]+)?%s".formatted(Pattern.quote(column.name()), asking), "");
        return mentions(rest, column.name()) && !declared(rule);
    }

    private static ColumnName name(Table table, Column column) {
        return new ColumnName(table.name(), column.name());
    }

    /** A key that also spans a whole key of unchanged columns is unique whatever becomes of the rest. */
    private boolean staysUniqueByOtherColumns(Table table, UniqueKey key) {
        return table.uniqueKeys().stream()
                .filter(other -> other.isPlain() && key.columns().containsAll(other.columns()))
                .anyMatch(other -> other.columns().stream()
                        .map(table::column)
                        .allMatch(column -> !column.nullable() && !isChanged(table, column)));
    }

    private static List<Column> columnsOf(Table table, UniqueKey key) {
        return table.columns().stream()
                .filter(column -> key.columns().contains(column.name())
                        || (key.reads().contains(column.name()) && isInExpression(key, column)))
                .toList();
    }

    /** What a partial index reads in its condition alone does not have to be unique. */
    private static boolean isInExpression(UniqueKey key, Column column) {
        return key.expressions().stream().anyMatch(expression -> mentions(expression, column.name()));
    }

    /** Tells whether a name stands in an expression, be it that of a column or of something else. */
    static boolean mentions(String sql, String column) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(column) + "(?![\\w$])")
                .matcher(sql)
                .find();
    }

    private boolean isChanged(Table table, Column column) {
        return !column.generated() && !(decisions.get(name(table, column)) instanceof Rule.Keep);
    }

    private Optional<String> problem(Table table, UniqueKey key, Column column) {
        if (column.generated() || !isChanged(table, column)) {
            return Optional.empty();
        }
        ColumnName name = name(table, column);
        Rule rule = decisions.get(name);
        boolean plain = key.columns().contains(column.name());
        boolean caseless = !plain && key.expressions().stream().allMatch(sql -> foldsCase(sql, column));
        Question question = new Question(key, caseless);
        if (!isInjective(new TableColumn(table, column), rule, question)) {
            return Optional.of("%s is unique by the index %s, but different values could become the same by %s; use %s"
                    .formatted(name, key.name(), rule.treatment(), advice(column, rule, question)));
        }
        if (rule instanceof Rule.Cases cases
                && CaseOverlap.isPossible(table, key, cases, other -> !isChanged(table, other))) {
            return Optional.of(
                    "%s is unique by the index %s, but two of its cases could write the same value; use one pseudonym, or add unique: true to each if you know that they do not"
                            .formatted(name, key.name()));
        }
        double odds =
                rule instanceof Rule.Replace replace ? Collisions.odds(replace.pseudonym(), table.estimatedRows()) : 0;
        if (odds > Collisions.TOO_LIKELY) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s is unique by the index %s, but two of about %,d values become the same %s with odds of %.2g; use hash or a template of the key",
                    name,
                    key.name(),
                    table.estimatedRows(),
                    rule.treatment(),
                    odds));
        }
        if (!plain && !caseless && !declared(rule)) {
            return Optional.of(
                    "the index %s is unique by an expression over %s that cannot be judged; add unique: true to its rule if you know that it stays unique"
                            .formatted(key.name(), name));
        }
        return Optional.empty();
    }

    private static String advice(Column column, Rule rule, Question question) {
        String fitting = replacements(column.type(), question);
        return rule instanceof Rule.Erase
                ? fitting
                : fitting + ", or add unique: true if you know that it stays unique";
    }

    private static String replacements(ColumnType type, Question question) {
        if (type.base().equals("bytea")) {
            return "bytes";
        }
        String free = question.caseless() ? "hash" : "token";
        return Types.isClosed(type) ? "uuid or number" : "email, handle, %s or a template of the key".formatted(free);
    }

    /**
     * What is asked of a rule.
     *
     * @param key the key whose values must stay different
     * @param caseless whether they must do so without regard to case
     */
    private record Question(UniqueKey key, boolean caseless) {}

    private boolean isInjective(TableColumn place, Rule rule, Question question) {
        if (rule instanceof Rule.Replace replace) {
            return declared(rule) || isInjective(place, replace.pseudonym(), question);
        }
        if (rule instanceof Rule.Cases cases) {
            return cases.cases().stream().allMatch(one -> isInjective(place, one.rule(), question));
        }
        if (rule instanceof Rule.Derive derive) {
            return derive.declaredUnique() || isInjective(place, derive.derivation(), question);
        }
        return rule instanceof Rule.Keep
                || (rule instanceof Rule.Erase && question.key().nullsDistinct());
    }

    private static boolean isInjective(TableColumn place, Pseudonym pseudonym, Question question) {
        boolean guessed = place.column().deterministic() || Types.is(place, "citext");
        return guessed
                && pseudonym.isInjective(place)
                && (!question.caseless() || differsInMoreThanCase(place, pseudonym));
    }

    private static boolean differsInMoreThanCase(TableColumn place, Pseudonym pseudonym) {
        if (pseudonym instanceof DelegatingPseudonym delegating) {
            return pseudonym instanceof DeclaredUnique || differsInMoreThanCase(place, delegating.pseudonym());
        }
        return pseudonym instanceof Template template
                ? template.differsInMoreThanCase(place.table())
                : pseudonym instanceof KeyedPseudonym keyed && keyed.differsInMoreThanCase();
    }

    private boolean isInjective(TableColumn place, Derivation derivation, Question question) {
        Question asked = new Question(question.key(), question.caseless() || derivation.foldsCase());
        DerivedSource source = DerivedSource.resolve(schema, place.table(), derivation);
        return source.by().isEmpty()
                && derivation.keepsDifferences()
                && decisions
                        .find(new ColumnName(
                                source.table().name(), source.column().name()))
                        .filter(rule -> !(rule instanceof Rule.Keep))
                        .filter(rule -> isInjective(new TableColumn(source.table(), source.column()), rule, asked))
                        .isPresent();
    }

    private static boolean declared(Rule rule) {
        return (rule instanceof Rule.Replace replace && replace.pseudonym() instanceof DeclaredUnique)
                || (rule instanceof Rule.Derive derive && derive.declaredUnique());
    }

    /** Tells whether the expression makes the same of what differs in case alone, and of nothing else. */
    private static boolean foldsCase(String expression, Column column) {
        return expression.matches(
                "(?:lower|upper)\\(\\(*\"?" + Pattern.quote(column.name()) + "\"?\\)*(?:::[\\w ]+)?\\)*");
    }
}
