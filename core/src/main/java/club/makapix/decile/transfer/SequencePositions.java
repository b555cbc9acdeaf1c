package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Sequence;
import club.makapix.decile.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes the sequences of the source, owned or free-standing, over to the target. */
final class SequencePositions {
    private static final int AT_ONCE = 200;

    private record Position(TableName sequence, long lastValue, boolean called) {}

    private final List<Position> positions;

    private SequencePositions(List<Position> positions) {
        this.positions = positions;
    }

    /**
     * Reads where the source's sequences stand. A sequence knows no snapshot: it may be ahead of the rows, never behind.
     */
    static SequencePositions read(Snapshot snapshot) {
        List<Sequence> sequences = snapshot.schema().sequences();
        List<Position> positions = new ArrayList<>();
        for (int start = 0; start < sequences.size(); start += AT_ONCE) {
            List<Sequence> some = sequences.subList(start, Math.min(start + AT_ONCE, sequences.size()));
            snapshot.query("the source's sequences could not be read", select(some), row -> {
                Sequence sequence = some.get((int) row.integer(0));
                positions.add(new Position(sequence.name(), row.integer(1), "t".equals(row.text(2))));
            });
        }
        return new SequencePositions(positions);
    }

    private static String select(List<Sequence> sequences) {
        List<String> selects = new ArrayList<>();
        for (Sequence sequence : sequences) {
            selects.add("select %s, last_value, is_called from %s"
                    .formatted(selects.size(), sequence.name().quoted()));
        }
        return selects.stream().collect(Collectors.joining("\nunion all\n"));
    }

    /** Returns the same positions for the sequences as the target calls them. */
    SequencePositions at(Placement placement) {
        return new SequencePositions(positions.stream()
                .map(position ->
                        new Position(placement.of(position.sequence()), position.lastValue(), position.called()))
                .toList());
    }

    /**
     * Returns the statements that set the target's sequences. Restarting each first makes the change part of the transaction,
     * which setval is not.
     */
    List<String> statements() {
        return positions.stream()
                .flatMap(position -> statements(position).stream())
                .toList();
    }

    private static List<String> statements(Position position) {
        String name = position.sequence().quoted();
        return List.of(
                "alter sequence " + name + " restart",
                "select pg_catalog.setval(%s, %s, %s)"
                        .formatted(Identifiers.literal(name), position.lastValue(), position.called()));
    }

    /**
     * Sets the target's sequences.
     *
     * @throws DatabaseException if the server refuses, for example a position beyond the sequence's bounds
     */
    void apply(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            for (Position position : positions) {
                apply(statement, position);
            }
        }
    }

    private static void apply(Statement statement, Position position) {
        try {
            for (String sql : statements(position)) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw Connections.refused(
                    "sequence %s of the target could not be set to %s"
                            .formatted(position.sequence(), position.lastValue()),
                    e);
        }
    }
}
