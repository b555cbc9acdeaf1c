package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ColumnType;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Lists the columns, with their types, that somebody has looked at: a recipe that carries such a lock stops when a travelling
 * table or column is not in it or has changed its type, whatever the rules say. Immutable.
 *
 * <pre>{@code
 * Coverage.of(travelling).writeTo(Path.of("makapix.lock.yaml"));   // after a review
 * }</pre>
 */
public final class Coverage {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][\\w .]*(?:\\([\\d, ]+\\))?(?:\\[])*[\\w ]*");

    private final Map<String, Map<String, String>> tables;

    private Coverage(Map<String, Map<String, String>> tables) {
        this.tables = Collections.unmodifiableMap(tables);
    }

    /** Lists the columns of these tables as they are now. */
    public static Coverage of(Collection<Table> tables) {
        Map<String, Map<String, String>> listed = new TreeMap<>();
        for (Table table : tables) {
            Map<String, String> columns = new LinkedHashMap<>();
            table.travellingColumns().forEach(column -> columns.put(column.name(), definition(column.type())));
            listed.put(name(table), columns);
        }
        return new Coverage(listed);
    }

    /**
     * Reads a lock: a mapping of tables to mappings of columns to types, or the name of a file beside the recipe that has it.
     *
     * @throws SchemaException if the file cannot be read or the mapping is malformed
     */
    public static Coverage parse(RecipeNode lock) {
        if (lock.isScalar()) {
            return parse(file(lock));
        }
        Map<String, Map<String, String>> listed = new TreeMap<>();
        lock.entries().forEach((table, columns) -> {
            Map<String, String> types = new LinkedHashMap<>();
            columns.entries().forEach((column, type) -> types.put(column, type.text()));
            listed.put(table, types);
        });
        return new Coverage(listed);
    }

    private static RecipeNode file(RecipeNode lock) {
        try {
            return lock.beside(lock.text());
        } catch (SchemaException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                throw lock.error(
                        "the lock %s is not there yet; look at the columns that the patterns cover, then have it written: RefreshDevelopment --accept, or Coverage.of(tables).writeTo(path)"
                                .formatted(lock.text()));
            }
            throw e;
        }
    }

    /**
     * Writes the lock to a file, which it replaces.
     *
     * @throws SchemaException if the file cannot be written
     */
    public void writeTo(Path file) {
        try {
            Files.writeString(file, this + "\n");
        } catch (IOException e) {
            throw new SchemaException(
                    "the lock %s cannot be written: %s"
                            .formatted(file, e.getClass().getSimpleName()),
                    e);
        }
    }

    private Optional<String> type(Table table, Column column) {
        Map<String, String> columns = tables.getOrDefault(
                name(table), tables.getOrDefault(table.name().toString(), Map.of()));
        return Optional.ofNullable(columns.get(column.name()));
    }

    /** Returns the columns that are new or have another type, each with words that say so. */
    Map<TableColumn, String> changes(Collection<Table> travelling) {
        Map<TableColumn, String> changes = new LinkedHashMap<>();
        for (Table table : travelling) {
            for (Column column : table.travellingColumns()) {
                String now = definition(column.type());
                Optional<String> then = type(table, column);
                if (then.isEmpty()) {
                    changes.put(new TableColumn(table, column), "is new: " + now);
                } else if (!then.get().equals(now)) {
                    changes.put(new TableColumn(table, column), "was %s and is now %s".formatted(then.get(), now));
                }
            }
        }
        return changes;
    }

    /** Returns the type as DDL spells it, with what stands behind a name of its own: the base of a domain, the fields of a composite. */
    static String definition(ColumnType type) {
        boolean named = type.name().equals(type.base()) || type.name().equals("_" + type.base());
        String fields = type.fields().isEmpty() ? "" : " (" + String.join(", ", type.fields()) + ")";
        return type.declared() + (named ? "" : " as " + type.base()) + fields;
    }

    /** Returns the table's name as recipes have it. */
    private static String name(Table table) {
        return table.name().schema().equals("public")
                ? table.name().name()
                : table.name().toString();
    }

    /** Returns the lock as YAML. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        tables.forEach((table, columns) -> {
            lines.add(quoted(table) + ":");
            columns.forEach((column, type) -> lines.add("  " + quoted(column) + ": " + quoted(type)));
        });
        return String.join("\n", lines);
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
