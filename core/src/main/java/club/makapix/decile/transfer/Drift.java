package club.makapix.decile.transfer;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ColumnType;
import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Sequence;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the target's schema with the source's and lists everything that keeps rows from arriving. */
final class Drift {
    private final Schema source;
    private final Schema target;
    private final List<String> findings = new ArrayList<>();

    private Drift(Schema source, Schema target) {
        this.source = source;
        this.target = target;
    }

    /**
     * Lets a target pass that can take every row of the source. What the target has besides, it may have.
     *
     * @throws SchemaException if it cannot; one message lists every difference
     */
    static void check(Schema source, Schema target) {
        refuse(find(source, target));
    }

    /** Returns every difference. */
    static List<String> find(Schema source, Schema target) {
        return new Drift(source, target).findings();
    }

    /**
     * Lets a target pass of which nothing was found.
     *
     * @throws SchemaException if something was; it lists all of it
     */
    static void refuse(List<String> findings) {
        if (!findings.isEmpty()) {
            throw new SchemaException(
                    "the target differs from the source; bring it to the same schema version first:\n  "
                            + String.join("\n  ", findings));
        }
    }

    private List<String> findings() {
        for (Table table : source.tables()) {
            target.findTable(table.name())
                    .ifPresentOrElse(twin -> compare(table, twin), () -> findings.add(table.name() + " is missing"));
        }
        Set<TableName> there = target.sequences().stream().map(Sequence::name).collect(Collectors.toSet());
        source.sequences().stream()
                .map(Sequence::name)
                .filter(name -> !there.contains(name))
                .forEach(name -> findings.add("sequence " + name + " is missing"));
        target.foreignKeys().stream().filter(this::comesFromOutside).forEach(this::addOutsider);
        return findings;
    }

    private void compare(Table table, Table twin) {
        for (Column column : table.travellingColumns()) {
            twin.findColumn(column.name())
                    .ifPresentOrElse(
                            there -> compare(table, column, there),
                            () -> findings.add(table.name() + "." + column.name() + " is missing"));
        }
        Set<String> travelling =
                table.travellingColumns().stream().map(Column::name).collect(Collectors.toSet());
        twin.columns().stream()
                .filter(column -> !travelling.contains(column.name()))
                .filter(column -> !column.nullable() && !column.generated() && !column.identity())
                .filter(column -> column.defaultExpression().isEmpty())
                .forEach(column ->
                        findings.add("%s.%s must not be null, has no default, and the source has no such column"
                                .formatted(table.name(), column.name())));
    }

    private void compare(Table table, Column column, Column there) {
        String name = table.name() + "." + column.name();
        if (there.generated()) {
            findings.add(name + " is generated at the target but not at the source");
        } else if (!sameType(column.type(), there.type())) {
            findings.add("%s is %s but %s at the source"
                    .formatted(name, there.type().declared(), column.type().declared()));
        } else if (!there.type().labels().containsAll(column.type().labels())) {
            List<String> missing = new ArrayList<>(column.type().labels());
            missing.removeAll(there.type().labels());
            findings.add("%s: enum %s lacks %s".formatted(name, there.type().declared(), String.join(", ", missing)));
        }
    }

    /** Compares without the schema of a type: an extension may live elsewhere, and a search path may hide it. */
    private static boolean sameType(ColumnType one, ColumnType other) {
        return one.name().equals(other.name()) && unqualified(one).equals(unqualified(other));
    }

    private static String unqualified(ColumnType type) {
        return type.schema().equals("pg_catalog")
                ? type.declared()
                : type.declared().replaceFirst("^(\"([^\"]|\"\")+\"|[^\".]+)\\.", "");
    }

    private boolean comesFromOutside(ForeignKey key) {
        return source.findTable(key.parent()).isPresent()
                && source.findTable(key.child()).isEmpty();
    }

    private void addOutsider(ForeignKey key) {
        findings.add("%s references %s (%s), but no rows come for it".formatted(key.child(), key.parent(), key.name()));
    }
}
