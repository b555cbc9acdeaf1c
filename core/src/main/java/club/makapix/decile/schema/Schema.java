package club.makapix.decile.schema;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimaps;
import java.sql.Connection;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a whole database: the tables that may travel, their foreign keys and the sequences. Immutable; holds no
 * connection.
 *
 * <p>Left out are system and temporary tables, tables owned by an extension, views and foreign tables.
 */
public final class Schema {
    private final Map<TableName, Table> tables;
    private final TableNames tableNames;
    private final List<ForeignKey> foreignKeys;
    private final ListMultimap<TableName, ForeignKey> keysByChild;
    private final ListMultimap<TableName, ForeignKey> keysByParent;
    private final List<Sequence> sequences;
    private final ForeignKeyGraph graph;

    private Schema(Collection<Table> tables, Collection<ForeignKey> foreignKeys, Collection<Sequence> sequences) {
        this.tables = ImmutableSortedMap.copyOf(Maps.uniqueIndex(tables, Table::name));
        this.tableNames = new TableNames(this.tables.keySet());
        this.foreignKeys = foreignKeys.stream()
                .sorted(Comparator.comparing(ForeignKey::child).thenComparing(ForeignKey::name))
                .toList();
        this.keysByChild = Multimaps.index(this.foreignKeys, ForeignKey::child);
        this.keysByParent = Multimaps.index(this.foreignKeys, ForeignKey::parent);
        this.sequences = List.copyOf(sequences);
        this.graph = ForeignKeyGraph.of(this.tables.keySet(), this.foreignKeys);
    }

    /**
     * Reads the schema of the connected database: one query per kind of object, whatever the number of tables.
     *
     * @throws DatabaseException if the server refuses
     */
    public static Schema read(Connection connection) {
        Catalogue catalogue = new Catalogue(connection);
        return catalogue.qualified(() -> new SchemaReader(catalogue).read());
    }

    /** Wraps tables, foreign keys and sequences that somebody else has read. */
    public static Schema of(
            Collection<Table> tables, Collection<ForeignKey> foreignKeys, Collection<Sequence> sequences) {
        return new Schema(tables, foreignKeys, sequences);
    }

    /**
     * Returns what stands in these schemas alone: their tables, the keys among them, and their sequences.
     *
     * @throws SchemaException if one of them has no tables, or if a table in them references one elsewhere
     */
    public Schema within(Collection<String> schemas) {
        List<String> there =
                tables.keySet().stream().map(TableName::schema).distinct().toList();
        for (String schema : schemas) {
            if (!there.contains(schema)) {
                throw SchemaException.unknown(schema, "a schema with tables", "the database", there);
            }
        }
        List<ForeignKey> keys = foreignKeys.stream()
                .filter(key -> schemas.contains(key.child().schema()))
                .toList();
        List<String> leaving = keys.stream()
                .filter(key -> !schemas.contains(key.parent().schema()))
                .map(key -> key + " references " + key.parent())
                .toList();
        if (!leaving.isEmpty()) {
            throw new SchemaException("%s cannot be seen alone; name the other schema too: %s"
                    .formatted(String.join(", ", schemas), String.join(", ", leaving)));
        }
        return new Schema(
                tables.values().stream()
                        .filter(table -> schemas.contains(table.name().schema()))
                        .toList(),
                keys,
                sequences.stream()
                        .filter(sequence -> schemas.contains(sequence.name().schema())
                                || sequence.owner()
                                        .filter(owner ->
                                                schemas.contains(owner.table().schema()))
                                        .isPresent())
                        .toList());
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
        return keysByChild.get(child);
    }

    /** Returns the foreign keys that reference that parent, ordered by child, then by name. */
    public List<ForeignKey> foreignKeysTo(TableName parent) {
        return keysByParent.get(parent);
    }

    /** Returns the sequences by name. */
    public List<Sequence> sequences() {
        return sequences;
    }

    /**
     * Returns a short text that differs whenever tables, columns, types or constraints do; defaults, triggers, sequences and
     * numbers of rows do not count.
     */
    public String fingerprint() {
        return SchemaFingerprint.of(this);
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
        return findTable(name).orElseThrow(() -> tableNames.unknown(name.toString()));
    }

    /**
     * Returns the table that a person means by {@code users}, {@code public.users} or, as in SQL,
     * {@code "public"."users"}. A name without a schema means the table in {@code public}, or the only one of that name.
     *
     * @throws SchemaException if there is none, or several
     */
    public Table table(String name) {
        return findTable(name).orElseThrow(() -> tableNames.unknown(name));
    }

    /**
     * Returns the table that a person means by that name, if there is one.
     *
     * @throws SchemaException if there are several
     */
    public Optional<Table> findTable(String name) {
        return tableNames.find(name).flatMap(this::findTable);
    }

    /**
     * Returns the foreign key that a person names by its child columns, {@code comments.author_id} or
     * {@code lines.(order_id, line_no)}, or by its constraint, {@code comments.comments_author_id_fkey}.
     *
     * @throws SchemaException if there is none, or if several keys share those columns
     */
    public ForeignKey foreignKey(String name) {
        return new KeyNames(this, tableNames).foreignKey(name);
    }

    /** Returns the shortest name by which {@link #table(String)} finds the table: {@code users}. */
    public String shortName(TableName table) {
        return tableNames.shortest(table);
    }

    /**
     * Returns the shortest name by which {@link #foreignKey} finds the key: {@code comments.author_id}, or its constraint
     * where several keys share the columns.
     */
    public String shortName(ForeignKey key) {
        return new KeyNames(this, tableNames).shortest(key);
    }
}
