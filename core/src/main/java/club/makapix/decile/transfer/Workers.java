package club.makapix.decile.transfer;

import club.makapix.decile.schema.TableName;
import com.google.common.util.concurrent.Uninterruptibles;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs tasks over several connections to a target, each in a transaction, never two at once on one table. */
final class Workers implements AutoCloseable {
    /** Works on a table. */
    record Task(TableName table, Work work) {}

    /** Talks to the target. */
    @FunctionalInterface
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    private final List<Connection> connections;
    private final ExecutorService threads;

    private Workers(List<Connection> connections) {
        this.connections = List.copyOf(connections);
        this.threads =
                Executors.newFixedThreadPool(connections.size(), task -> DaemonThreads.named("decile-writer", task));
    }

    static Workers open(DataSource target, int number) {
        List<Connection> connections = new ArrayList<>();
        try {
            while (connections.size() < number) {
                connections.add(Connections.open(target, "the target"));
            }
            return new Workers(connections);
        } catch (RuntimeException e) {
            connections.forEach(Connections::close);
            throw e;
        }
    }

    /**
     * Runs the tasks, beginning with the first, and waits for all of them.
     *
     * @throws RuntimeException what the first failing task threw; the others are ended
     */
    void run(List<Task> tasks) {
        Queue queue = new Queue(tasks);
        List<CompletableFuture<Void>> running = connections.stream()
                .map(connection -> CompletableFuture.runAsync(() -> work(queue, connection), threads))
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new))
                    .get();
        } catch (ExecutionException e) {
            throw queue.failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Cancellation.interrupted();
        }
    }

    private void work(Queue queue, Connection connection) {
        for (Optional<Task> next = queue.take(); next.isPresent(); next = queue.take()) {
            Task task = next.get();
            try {
                work(task, connection);
            } catch (RuntimeException e) {
                queue.fail(e);
                cancel();
                throw e;
            } catch (Error e) {
                queue.fail(
                        new TransferException(task.table() + ": " + e.getClass().getSimpleName(), e));
                cancel();
                throw e;
            } finally {
                queue.done(task);
            }
        }
    }

    private static void work(Task task, Connection connection) {
        try {
            connection.setAutoCommit(false);
            SessionSettings.apply(connection, Duration.ZERO, Duration.ZERO);
            commitLazily(connection);
            task.work().run(connection);
            connection.commit();
        } catch (SQLException e) {
            throw Connections.refused(task.table() + ": the target refused", e);
        }
    }

    /** Nobody uses the target before a last commit, which makes sure of all those before it. */
    private static void commitLazily(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = off");
        }
    }

    /** Ends the statements at hand. */
    void cancel() {
        connections.forEach(Connections::cancelQuery);
    }

    /** Ends what work is left, waits for it, and closes the connections. */
    @Override
    public void close() {
        threads.shutdownNow();
        cancel();
        while (!Uninterruptibles.awaitTerminationUninterruptibly(threads, 100, TimeUnit.MILLISECONDS)) {
            cancel();
        }
        connections.forEach(Connections::close);
    }

    /** Hands out tasks so that no table is worked on twice at once. */
    private static final class Queue {
        private final List<Task> waiting;
        private final Set<TableName> busy = new HashSet<>();
        private @Nullable RuntimeException failure;

        Queue(List<Task> tasks) {
            this.waiting = new ArrayList<>(tasks);
        }

        synchronized Optional<Task> take() {
            try {
                while (failure == null && !waiting.isEmpty()) {
                    Optional<Task> free = free();
                    if (free.isPresent()) {
                        return free;
                    }
                    wait();
                }
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        private Optional<Task> free() {
            for (Iterator<Task> tasks = waiting.iterator(); tasks.hasNext(); ) {
                Task task = tasks.next();
                if (busy.add(task.table())) {
                    tasks.remove();
                    return Optional.of(task);
                }
            }
            return Optional.empty();
        }

        synchronized void done(Task task) {
            busy.remove(task.table());
            notifyAll();
        }

        synchronized void fail(RuntimeException reason) {
            if (failure == null) {
                failure = reason;
            }
            notifyAll();
        }

        synchronized RuntimeException failure(ExecutionException wrapped) {
            return failure == null ? new IllegalStateException(wrapped.getCause()) : failure;
        }
    }
}
