package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ColumnType;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out whether the rule of one column fits the column: NULL, length, type, the columns that it reads. */
final class RuleCheck {
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext");

    private final Schema schema;
    private final Decisions decisions;

    RuleCheck(Schema schema, Decisions decisions) {
        this.schema = schema;
        this.decisions = decisions;
    }

    /** Returns what is wrong, a sentence each. */
    List<String> problems(TableColumn place) {
        Rule rule = decisions.get(name(place));
        if (rule instanceof Rule.Keep) {
            return keptWords(place).stream().toList();
        }
        return place.table().partitionColumns().contains(place.column().name())
                ? List.of("%s decides the partition of a row; keep it".formatted(name(place)))
                : problems(place, rule);
    }

    /** A pattern does not know that a {@code tsvector} holds the words of other columns. */
    private Optional<String> keptWords(TableColumn place) {
        if (!Types.is(place, "tsvector") || decisions.isCertain(name(place), place.column())) {
            return Optional.empty();
        }
        return place.table().travellingColumns().stream()
                .map(column -> new TableColumn(place.table(), column))
                .filter(Types::isJson)
                .filter(other -> !(decisions.get(name(other)) instanceof Rule.Keep))
                .findFirst()
                .map(other ->
                        "%s is kept by a pattern, but a tsvector holds words of other columns, and %s is not kept; derive, recompute or erase it, or keep it by its name"
                                .formatted(name(place), name(other)));
    }

    private List<String> problems(TableColumn place, Rule rule) {
        if (rule instanceof Rule.Erase && !place.column().nullable()) {
            String type = place.column().type().declared();
            String example = TEXTS.contains(place.column().type().base())
                    ? "for example with { value: \"\" }"
                    : "for example by { value: … } with some " + type;
            return List.of("%s is NOT NULL and cannot be erased; replace it, %s".formatted(name(place), example));
        }
        if (rule instanceof Rule.Replace replace) {
            return pseudonymProblems(place, replace.pseudonym());
        }
        if (rule instanceof Rule.Cases cases) {
            return cases.cases().stream()
                    .flatMap(one -> problems(place, one.rule()).stream())
                    .distinct()
                    .toList();
        }
        if (rule instanceof Rule.Recompute && !mayWait(place.column())) {
            return List.of(
                    "%s is NOT NULL and of type %s, so nothing can stand there until the target has computed it; derive it from a column, or make it nullable"
                            .formatted(name(place), place.column().type().declared()));
        }
        return rule instanceof Rule.Derive derive ? derivationProblems(place, derive.derivation()) : List.of();
    }

    private static boolean mayWait(Column column) {
        ColumnType type = column.type();
        return column.nullable()
                || Types.isArray(type)
                || List.of("text", "varchar", "bpchar", "citext", "tsvector", "hstore", "json", "jsonb", "bytea")
                        .contains(type.base());
    }

    private List<String> pseudonymProblems(TableColumn place, Pseudonym pseudonym) {
        List<String> problems = new ArrayList<>();
        for (String column : pseudonym.columns()) {
            columnProblem(place, pseudonym, column).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        ColumnType type = place.column().type();
        if (!pseudonym.suits(place)) {
            problems.add(
                    "%s is of type %s, which %s cannot fill".formatted(name(place), type.declared(), pseudonym.name()));
        }
        if (pseudonym.mayErase() && !place.column().nullable()) {
            problems.add("%s is NOT NULL, but %s may erase it".formatted(name(place), pseudonym.name()));
        }
        if (!type.labels().isEmpty() && !isLabel(type, pseudonym)) {
            problems.add("%s may be one of %s, but %s would write something else"
                    .formatted(name(place), type.labels(), pseudonym.name()));
        }
        int length = pseudonym.maxLength(place);
        if (type.length() > 0 && length != Pseudonym.UNKNOWN_LENGTH && length > type.length()) {
            String advice =
                    pseudonym instanceof FixedValue ? "write a shorter one" : "use token or { value: … }, which fit";
            problems.add("%s holds %d characters, but %s may need %d; %s"
                    .formatted(name(place), type.length(), pseudonym.name(), length, advice));
        }
        return problems;
    }

    private static boolean isLabel(ColumnType type, Pseudonym pseudonym) {
        return Types.isArray(type)
                || (pseudonym instanceof FixedValue fixed && type.labels().contains(fixed.text()));
    }

    private Optional<String> columnProblem(TableColumn place, Pseudonym pseudonym, String column) {
        try {
            Column read = place.table().column(column);
            ColumnName name = new ColumnName(place.table().name(), read.name());
            return isKept(place.table(), read)
                    ? Optional.empty()
                    : Optional.of("%s of %s would show %s, which is not kept; use a column that is, for example the key"
                            .formatted(pseudonym.name(), name(place), name));
        } catch (SchemaException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** A generated column shows what it is computed from. */
    private boolean isKept(Table table, Column column) {
        if (!column.generated()) {
            return decisions
                    .find(new ColumnName(table.name(), column.name()))
                    .filter(Rule.Keep.class::isInstance)
                    .isPresent();
        }
        String expression = column.defaultExpression().orElse("");
        return table.travellingColumns().stream()
                .filter(read -> UniquenessCheck.mentions(expression, read.name()))
                .allMatch(read -> isKept(table, read));
    }

    private List<String> derivationProblems(TableColumn place, Derivation derivation) {
        Set<ColumnName> seen = new HashSet<>(Set.of(name(place)));
        TableColumn at = place;
        Derivation step = derivation;
        try {
            while (true) {
                DerivedSource source = DerivedSource.resolve(schema, at.table(), step);
                at = new TableColumn(source.table(), source.column());
                Optional<Rule> rule = decisions.find(name(at));
                if (rule.isEmpty()) {
                    return List.of("%s is derived from %s, which has no decision".formatted(name(place), name(at)));
                }
                if (rule.get() instanceof Rule.Erase && !place.column().nullable()) {
                    return List.of("%s is NOT NULL and derived from %s, which is erased; replace one of them"
                            .formatted(name(place), name(at)));
                }
                if (rule.get() instanceof Rule.Recompute) {
                    return List.of("%s is derived from %s, which the target computes; give it an expression of its own"
                            .formatted(name(place), name(at)));
                }
                if (!(rule.get() instanceof Rule.Derive next)) {
                    return List.of();
                }
                if (!seen.add(name(at))) {
                    return List.of("%s is derived from itself".formatted(name(place)));
                }
                step = next.derivation();
            }
        } catch (SchemaException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static ColumnName name(TableColumn place) {
        return new ColumnName(place.table().name(), place.column().name());
    }
}
