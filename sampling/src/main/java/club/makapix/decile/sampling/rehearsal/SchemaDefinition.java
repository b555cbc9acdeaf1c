package club.makapix.decile.sampling.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Describes every object of a database in words, to be compared with another description: tables, columns, constraints,
 * indexes, triggers, views, functions, types, sequences, policies, rules, privileges, comments. The order of a table's columns
 * is not part of it: a column that was dropped can only come back as the last one.
 */
final class SchemaDefinition {
    private static final String DEFINITIONS = Queries.text("definitions");

    private final Map<String, String> definitions;

    private SchemaDefinition(Map<String, String> definitions) {
        this.definitions = definitions;
    }

    static SchemaDefinition read(Connection connection, Set<String> ignored) throws SQLException {
        Map<String, String> definitions = new TreeMap<>();
        Queries.list(connection, DEFINITIONS, row ->
                        new String[] {row.getString("kind") + " " + row.getString("name"), row.getString("definition")})
                .stream()
                .filter(object -> ignored.stream().noneMatch(object[0]::contains))
                .forEach(object -> definitions.merge(object[0], object[1], (first, second) -> first + "; " + second));
        return new SchemaDefinition(definitions);
    }

    /** Returns what is different here from there, a line each; none if both are the same. */
    List<String> differencesFrom(SchemaDefinition other) {
        List<String> differences = new ArrayList<>();
        other.definitions.forEach((name, definition) -> {
            String here = definitions.get(name);
            if (here == null) {
                differences.add(name + " is gone");
            } else if (!here.equals(definition)) {
                differences.add("%s was: %s; is now: %s".formatted(name, definition, here));
            }
        });
        definitions.keySet().stream()
                .filter(name -> !other.definitions.containsKey(name))
                .forEach(name -> differences.add(name + " is left over"));
        return differences;
    }
}
