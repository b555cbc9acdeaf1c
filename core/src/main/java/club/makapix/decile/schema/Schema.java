package club.makapix.decile.schema;

import java.sql.Connection;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Describes a whole database: the tables that may travel, their foreign keys and the sequences. Immutable; holds no
 * connection.
 *
 * <p>Left out are system and temporary tables, tables owned by an extension, views and foreign tables.
 */
public final class Schema {
    private final Map<TableName, Table> tables;
    private final List<ForeignKey> foreignKeys;
    private final List<Sequence> sequences;
    private final ForeignKeyGraph graph;

    private Schema(Collection<Table> tables, Collection<ForeignKey> foreignKeys, Collection<Sequence> sequences) {
        Map<TableName, Table> byName = new TreeMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        this.tables = Collections.unmodifiableMap(byName);
        this.foreignKeys = List.copyOf(foreignKeys);
        this.sequences = List.copyOf(sequences);
        this.graph = ForeignKeyGraph.of(this.tables.keySet(), this.foreignKeys);
    }

    /**
     * Reads the schema of the connected database: one query per kind of object, whatever the number of tables.
     *
     * @throws DatabaseException if the server refuses
     */
    public static Schema read(Connection connection) {
        return new SchemaReader(connection).read();
    }

    /** Wraps tables, foreign keys (ordered by child, then name) and sequences that somebody else has read. */
    public static Schema of(
            Collection<Table> tables, Collection<ForeignKey> foreignKeys, Collection<Sequence> sequences) {
        return new Schema(tables, foreignKeys, sequences);
    }

    /** Returns the tables by name. */
    public Collection<Table> tables() {
        return tables.values();
    }

    /** Returns the foreign keys, ordered by child, then by name. */
    public List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    /** Returns the foreign keys of that child, by name. */
    public List<ForeignKey> foreignKeysOf(TableName child) {
        return foreignKeys.stream().filter(key -> key.child().equals(child)).toList();
    }

    /** Returns the foreign keys that reference that parent, ordered by child, then by name. */
    public List<ForeignKey> foreignKeysTo(TableName parent) {
        return foreignKeys.stream().filter(key -> key.parent().equals(parent)).toList();
    }

    /** Returns the sequences by name. */
    public List<Sequence> sequences() {
        return sequences;
    }

    /** Returns the graph of the foreign keys. */
    public ForeignKeyGraph graph() {
        return graph;
    }

    /** Returns the table of that name, if there is one. */
    public Optional<Table> findTable(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }

    /**
     * Returns the table of that name.
     *
     * @throws SchemaException if there is none
     */
    public Table table(TableName name) {
        return findTable(name).orElseThrow(() -> unknownTable(name.toString()));
    }

    /**
     * Returns the table that a person means by {@code users} or {@code public.users}. A name without a schema means the
     * table in {@code public}, or the only one of that name.
     *
     * @throws SchemaException if there is none, or several
     */
    public Table table(String name) {
        List<Table> found = tables.values().stream()
                .filter(table -> table.name().toString().equals(name)
                        || table.name().name().equals(name))
                .toList();
        if (found.size() <= 1) {
            return found.stream().findFirst().orElseThrow(() -> unknownTable(name));
        }
        return found.stream()
                .filter(table -> table.name().toString().equals(name)
                        || table.name().schema().equals("public"))
                .findFirst()
                .orElseThrow(() -> new SchemaException("%s is ambiguous; say which of %s"
                        .formatted(name, found.stream().map(Table::name).toList())));
    }

    /**
     * Returns the foreign key that a person names by its child columns, {@code comments.author_id} or
     * {@code lines.(order_id, line_no)}, or by its constraint, {@code comments.comments_author_id_fkey}.
     *
     * @throws SchemaException if there is none, or if several keys share those columns
     */
    public ForeignKey foreignKey(String name) {
        return new KeyName(this, name).foreignKey();
    }

    private SchemaException unknownTable(String name) {
        return SchemaException.unknown(
                name,
                "a table",
                "the database",
                tables.keySet().stream().map(TableName::toString).toList());
    }
}
