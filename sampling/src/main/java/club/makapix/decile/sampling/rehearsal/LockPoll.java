package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Looks at a backend's locks from a second connection, every few milliseconds, while it runs a statement that makes its own
 * transactions and so has let go of its locks when it returns. What is held for less than that may be missed.
 */
final class LockPoll implements AutoCloseable {
    private static final long MILLISECONDS = 5;

    private final DataSource database;
    private final int backend;
    private final Map<Key, Seen> seen = new TreeMap<>();
    private final Thread thread;
    private volatile boolean ended;

    private record Key(TableName relation, LockMode mode) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byRelation = relation.compareTo(other.relation);
            return byRelation != 0 ? byRelation : mode.compareTo(other.mode);
        }
    }

    private record Seen(long first, long last) {}

    private LockPoll(DataSource database, int backend) {
        this.database = database;
        this.backend = backend;
        this.thread = new Thread(this::poll, "decile-locks");
        thread.setDaemon(true);
    }

    static LockPoll open(DataSource database, int backend) {
        LockPoll poll = new LockPoll(database, backend);
        poll.thread.start();
        return poll;
    }

    private void poll() {
        try (Connection connection = database.getConnection()) {
            while (!ended) {
                look(ServerState.read(connection, backend));
                Thread.sleep(MILLISECONDS);
            }
        } catch (SQLException e) {
            System.getLogger(LockPoll.class.getName())
                    .log(System.Logger.Level.WARNING, "locks could not be watched: " + Refusals.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(ServerState state) {
        long now = System.nanoTime();
        for (ServerState.Relation relation : state.relations().values()) {
            for (LockMode mode : relation.locks()) {
                if (!relation.index() || mode.blocksReads()) {
                    seen.merge(
                            new Key(relation.name(), mode),
                            new Seen(now, now),
                            (before, ignored) -> new Seen(before.first(), now));
                }
            }
        }
    }

    /** Tells the statement what was seen. Called after {@link #close}. */
    void tell(Observation observation, ServerState before) {
        seen.forEach((key, times) -> {
            observation.held(key.relation(), key.mode(), times.last() - times.first());
            observation.worked(key.relation(), before.rows(key.relation()));
        });
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
