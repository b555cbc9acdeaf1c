package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.Obstacle.Kind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Takes away what stands between the rows and the tables of a target, and brings it back as it was: the catalogue reads
 * the same before and after.
 */
final class Obstacles {
    private final Connection connection;
    private final TargetRelations relations;
    private final List<Obstacle> obstacles = new ArrayList<>();

    private Obstacles(Connection connection, TargetRelations relations) {
        this.connection = connection;
        this.relations = relations;
    }

    /**
     * Reads the obstacles of the relations, one query per kind. Indexes are obstacles where many rows come: for a few it is
     * quicker to keep them.
     */
    static Obstacles read(Connection connection, TargetRelations relations) throws SQLException {
        Obstacles result = new Obstacles(connection, relations);
        try (Statement statement = connection.createStatement();
                ResultSet path = statement.executeQuery("select pg_catalog.current_setting('search_path')")) {
            path.next();
            String before = path.getString(1);
            setSearchPath(connection, "");
            for (Kind kind : Kind.values()) {
                result.read(kind);
            }
            setSearchPath(connection, before);
        }
        return result;
    }

    /** Under an empty search path the server qualifies every name in the definitions that it prints. */
    private static void setSearchPath(Connection connection, String path) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_catalog.set_config('search_path', ?, true)")) {
            statement.setString(1, path);
            statement.execute();
        }
    }

    private void read(Kind kind) throws SQLException {
        Collection<Long> affected = kind == Kind.INDEX ? relations.busy() : relations.all();
        try (PreparedStatement statement = connection.prepareStatement(Resource.text(kind.query() + ".sql"))) {
            Array oids = connection.createArrayOf("oid", affected.toArray());
            for (int parameter = 1;
                    parameter <= statement.getParameterMetaData().getParameterCount();
                    parameter++) {
                statement.setArray(parameter, oids);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    obstacles.add(new Obstacle(
                            kind,
                            relations.table(row.getLong("relation")),
                            row.getString("name"),
                            row.getString("suspend"),
                            List.of((String[]) row.getArray("restore").getArray()),
                            Optional.ofNullable(row.getString("validate"))));
                }
            }
        }
    }

    /** Returns the obstacles, in the order in which they are brought back. */
    List<Obstacle> all() {
        return List.copyOf(obstacles);
    }

    /** Takes the obstacles away. */
    void suspend() throws SQLException {
        List<Obstacle> backwards = new ArrayList<>(obstacles);
        Collections.reverse(backwards);
        List<String> steps = new ArrayList<>();
        backwards.forEach(obstacle -> steps.add(obstacle.suspend()));
        steps.add("set constraints all immediate");
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.join(";\n", steps));
        }
    }

    /**
     * Brings the obstacles back; the server checks every row against them.
     *
     * @param news is told of each beforehand
     * @throws TransferException if the loaded rows do not fulfil one
     * @throws DatabaseException if the server fails
     */
    void restore(Consumer<Obstacle> news) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Obstacle obstacle : obstacles) {
                news.accept(obstacle);
                run(statement, obstacle, obstacle.restore());
            }
            statement.execute("set local default_tablespace to default");
        }
    }

    /**
     * Brings the obstacles back over several connections and in many transactions; the costly work on different tables goes on
     * side by side, the largest first, so that none is left to the end alone.
     *
     * @param rows how many rows a table has got
     */
    void restore(Workers workers, ToLongFunction<TableName> rows, Consumer<Obstacle> news) {
        for (Kind kind : Kind.values()) {
            List<Obstacle> some = obstacles.stream()
                    .filter(obstacle -> obstacle.kind() == kind)
                    .sorted(Comparator.comparingLong(obstacle -> -rows.applyAsLong(obstacle.table())))
                    .toList();
            if (kind == Kind.INDEX) {
                workers.run(tasks(some, Obstacle::restore, news));
            } else {
                restoreUnchecked(workers, some, news);
                workers.run(tasks(some, obstacle -> obstacle.validate().stream().toList(), news));
            }
        }
    }

    /** Brings them back in one transaction, for each locks more than its own table, but none takes long. */
    private static void restoreUnchecked(Workers workers, List<Obstacle> some, Consumer<Obstacle> news) {
        some.stream()
                .findFirst()
                .map(first -> new Workers.Task(first.table(), worker -> {
                    try (Statement statement = worker.createStatement()) {
                        for (Obstacle obstacle : some) {
                            news.accept(obstacle);
                            run(statement, obstacle, obstacle.restoreUnchecked());
                        }
                    }
                }))
                .ifPresent(task -> workers.run(List.of(task)));
    }

    private static List<Workers.Task> tasks(
            List<Obstacle> obstacles, Function<Obstacle, List<String>> steps, Consumer<Obstacle> news) {
        return obstacles.stream()
                .filter(obstacle -> !steps.apply(obstacle).isEmpty())
                .map(obstacle -> new Workers.Task(obstacle.table(), worker -> {
                    news.accept(obstacle);
                    try (Statement statement = worker.createStatement()) {
                        run(statement, obstacle, steps.apply(obstacle));
                    }
                }))
                .toList();
    }

    private static void run(Statement statement, Obstacle obstacle, List<String> steps) {
        try {
            statement.execute(String.join(";\n", steps)); // in one message, for there are hundreds of obstacles
        } catch (SQLException e) {
            Refusal words = Refusal.of(e);
            if (words.isAboutRows()) {
                throw new TransferException(
                        "%s: the target refused the loaded rows: %s".formatted(obstacle, words.reason()), words.bare());
            }
            throw Connections.refused(obstacle + " could not be brought back", e);
        }
    }
}
