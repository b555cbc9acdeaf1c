package club.makapix.decile.anonymize;

import club.makapix.decile.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reads all that a database holds and looks for traces: every column of every table, of every catalogue (statistics, large objects and what is moved out of
 * line among them) and of the views that show catalogues in words, definitions, and the settings and comment of the database. Needs no pg_dump.
 */
final class HidingPlaces {
    private static final String RELATIONS = """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where not c.relisshared and (c.relkind in ('r', 'p', 'm', 't') or (c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')))
            order by 1
            """;

    private static final List<String> SHOWING = List.of(
            "pg_stats",
            "pg_stats_ext",
            "pg_stats_ext_exprs",
            "pg_views",
            "pg_matviews",
            "pg_rules",
            "pg_indexes",
            "pg_policies",
            "pg_user_mappings");

    private static final Map<String, String> DEFINITIONS = Map.of(
            "constraints", "select pg_get_constraintdef(oid) as text from pg_constraint",
            "defaults", "select pg_get_expr(adbin, adrelid) as text from pg_attrdef",
            "bounds", "select pg_get_expr(relpartbound, oid) as text from pg_class",
            "triggers", "select pg_get_triggerdef(oid) as text from pg_trigger",
            "functions", "select pg_get_functiondef(oid) as text from pg_proc where prokind = 'f' and oid > 16383",
            "statistics", "select pg_get_statisticsobjdef(oid) as text from pg_statistic_ext",
            "database",
                    "select shobj_description(oid, 'pg_database') as text from pg_database where datname = current_database()",
            "settings", """
                    select setconfig::text as text from pg_db_role_setting
                    where setdatabase = (select oid from pg_database where datname = current_database())""");

    private final Statement statement;
    private final Predicate<String> trace;
    private final Map<String, Set<String>> found = new TreeMap<>();

    private HidingPlaces(Statement statement, Predicate<String> trace) {
        this.statement = statement;
        this.trace = trace;
    }

    /** Returns the traces by the places where they are: the name of a relation or kind of definition, and a column. */
    static Map<String, Set<String>> of(TestDatabase database, Predicate<String> trace) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            HidingPlaces places = new HidingPlaces(statement, trace);
            places.read();
            return places.found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void read() throws SQLException {
        List<String> relations = new ArrayList<>(SHOWING);
        try (ResultSet row = statement.executeQuery(RELATIONS)) {
            while (row.next()) {
                relations.add(row.getString(1));
            }
        }
        for (String relation : relations) {
            read(relation, "select * from " + relation);
        }
        for (Map.Entry<String, String> definition : new TreeMap<>(DEFINITIONS).entrySet()) {
            read(definition.getKey(), definition.getValue());
        }
    }

    private void read(String name, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int column = 1; column <= columns; column++) {
                    String text = row.getString(column);
                    if (text != null && trace.test(text)) {
                        String place = name + "." + row.getMetaData().getColumnLabel(column);
                        found.computeIfAbsent(place, ignored -> new TreeSet<>()).add(text);
                    }
                }
            }
        }
    }
}
