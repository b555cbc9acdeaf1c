package club.makapix.decile.examples;

import static club.makapix.decile.sampling.DrawSize.percent;

import club.makapix.decile.sampling.Draw;
import club.makapix.decile.sampling.Sampling;
import club.makapix.decile.sampling.rehearsal.Extrapolation;
import club.makapix.decile.sampling.rehearsal.MigrationRehearsal;
import club.makapix.decile.sampling.rehearsal.Prediction;
import club.makapix.decile.sampling.rehearsal.PreflightReport;
import club.makapix.decile.sampling.rehearsal.RehearsalReport;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.Target;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Rehearses a migration from end to end on an embedded PostgreSQL: on samples of 2.5, 5 and 10 % it is observed and its time at
 * full size extrapolated, production is asked for rows that it would trip over, and then, what nobody does in earnest, it
 * is run at full size, to see how good the prediction was. Takes a minute or two.
 */
public final class RehearseMigration {
    private static final String SEED = "makapix";
    private static final double[] PERCENTS = {2.5, 5, 10};
    private static final int ROUNDS = 5;
    private static final int UNTITLED = 47;

    private final DemoServer server;
    private final PrintStream out;

    private RehearseMigration(DemoServer server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    public static void main(String[] arguments) {
        try (DemoServer server = DemoServer.start()) {
            new RehearseMigration(server, System.out).run(1);
        }
    }

    /** Rehearses at the usual size, or at a fraction of it. */
    static void run(DemoServer server, PrintStream out, double scale) {
        new RehearseMigration(server, out).run(scale);
    }

    private void run(double scale) {
        createProduction(scale);
        List<RehearsalReport> rehearsals =
                rehearse(DoubleStream.of(PERCENTS).mapToObj(this::sample).toList());
        RehearsalReport last = rehearsals.get(rehearsals.size() - 1);
        out.println("\non the sample of 10 %\n" + last);

        Prediction prediction = Extrapolation.of(rehearsals).to(schema());
        out.println("\nat full size\n" + prediction);
        PreflightReport preflight = last.preflight().count(server.dataSource("production"), Duration.ofSeconds(30));
        out.println("\nbefore it runs\n" + preflight);
        out.println("\n" + lastLine(prediction.elapsed(), measure(), preflight.rows()));
    }

    /** One person who is in no sample has posts without a title: what a sample cannot show. */
    private void createProduction(double scale) {
        out.println("a production of 100,000 posts and 3,000,000 views is made ...");
        RehearsalProduction.create(server, "production", scale);
        Draw draw = Draw.of(SEED, "public.users", percent(10));
        int outsider = IntStream.rangeClosed(1, 100)
                .filter(person -> !draw.includes(String.valueOf(person)))
                .findFirst()
                .orElseThrow();
        server.execute(
                "production",
                "insert into posts select 1000000 + n, %d, '', now() from generate_series(1, %d) n"
                        .formatted(outsider, UNTITLED));
    }

    private String sample(double percent) {
        String name = String.format(Locale.ROOT, "sample_%.0f", percent * 10);
        server.create(name, "rehearsal-schema.sql");
        server.execute(name, "comment on database " + name + " is 'decile:development'");
        try (Snapshot snapshot = Snapshot.open(server.dataSource("production"))) {
            Sampling sampling = Sampling.of(snapshot.schema()).seed(SEED).draw("users", percent(percent));
            long rows = snapshot.transfer(sampling.select(snapshot))
                    .unchanged()
                    .into(Target.database(server.dataSource(name)))
                    .rows();
            out.printf(Locale.ROOT, "%.1f %%: %,d rows%n", percent, rows);
        }
        server.execute(name, "vacuum analyze");
        return name;
    }

    /**
     * Rehearses on the samples in turn, so that a machine that becomes busier does not look like a sample that is larger; each time
     * on a fresh clone, and once before it counts.
     */
    private List<RehearsalReport> rehearse(List<String> samples) {
        rehearse(samples.get(0));
        return IntStream.range(0, ROUNDS)
                .boxed()
                .flatMap(round -> samples.stream().map(this::rehearse))
                .toList();
    }

    private RehearsalReport rehearse(String sample) {
        return onClone(sample, clone -> MigrationRehearsal.on(clone).run(RehearseMigration::migrate));
    }

    private static void migrate(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(DemoServer.resource("rehearsal-migration.sql"));
        }
    }

    private RehearsalReport onClone(String template, Function<DataSource, RehearsalReport> work) {
        server.execute("postgres", "create database clone template " + template);
        server.execute("postgres", "checkpoint");
        try {
            return work.apply(server.dataSource("clone"));
        } finally {
            server.execute("postgres", "drop database clone with (force)");
        }
    }

    private Schema schema() {
        try (Snapshot snapshot = Snapshot.open(server.dataSource("production"))) {
            return snapshot.schema();
        }
    }

    /** Runs the migration at full size, on a copy whose untitled posts have been given a title. */
    private Duration measure() {
        return onClone("production", clone -> {
                    server.execute("clone", "update posts set title = 'untitled' where title = ''");
                    return MigrationRehearsal.on(clone).run(RehearseMigration::migrate);
                })
                .elapsed();
    }

    private static String lastLine(Duration extrapolated, Duration measured, long found) {
        double predicted = extrapolated.toNanos() / 1e9;
        double actual = measured.toNanos() / 1e9;
        return String.format(
                Locale.ROOT,
                "extrapolated %.1f s, measured %.1f s, error %.0f %%; preflight found %d of %d",
                predicted,
                actual,
                100 * Math.abs(predicted - actual) / actual,
                found,
                UNTITLED);
    }
}
