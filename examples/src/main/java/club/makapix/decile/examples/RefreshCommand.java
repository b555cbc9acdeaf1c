package club.makapix.decile.examples;

import club.makapix.decile.anonymize.Secret;
import club.makapix.decile.transfer.PrivacyReport;
import club.makapix.decile.transfer.TransferReport;
import club.makapix.decile.vault.VaultManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parses the options, opens the data sources, runs the refresh and prints what it did. */
@Command(
        name = "RefreshDevelopment",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Replaces the rows of a development database by an anonymized slice of production.",
        footer = {
            "",
            "Users and passwords come from the URL, from PGUSER and DECILE_SOURCE_PASSWORD, DECILE_TARGET_PASSWORD or"
                    + " PGPASSWORD, or from ~/.pgpass. The secret of the pseudonyms is in DECILE_SECRET: openssl rand -hex 32.",
            "Exit status: 0 done, 1 refused or failed with the target as it was, 2 wrong usage,"
                    + " 3 the rows are replaced but a list, report or copy of files failed."
        })
final class RefreshCommand implements Callable<Integer> {
    /** The exit status if the rows were replaced and something else failed. */
    private static final int INCOMPLETE = 3;

    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--source", required = true, paramLabel = "URL", description = "the database to read from")
    private String source = "";

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "the database whose rows are replaced, marked by a comment that holds decile:development;"
                    + " or a script to write: FILE.sql, .sql.gz or .sql.zst")
    private @Nullable String target;

    @Option(
            names = "--target-schema",
            paramLabel = "NAME",
            description = "the schema of the target that is replaced instead, marked by a comment of its own; also one"
                    + " beside production in one database")
    private @Nullable String targetSchema;

    @Option(
            names = "--source-schema",
            split = ",",
            paramLabel = "NAME",
            description = "the only schemas of the source that are looked at; public if there is a --target-schema")
    private List<String> sourceSchemas = List.of();

    @Option(
            names = "--physical-copy",
            description = "the target may be a physical copy of the source, such as a promoted standby")
    private boolean physicalCopy;

    @Option(
            names = "--recipe",
            required = true,
            paramLabel = "FILE",
            description = "which rows, and what becomes of them")
    private Path recipe = Path.of("");

    @Option(names = "--vault-list", paramLabel = "FILE", description = "where the list of the rows' files goes")
    private @Nullable Path vaultList;

    @Option(
            names = "--vault-copy",
            arity = "2",
            paramLabel = "DIR",
            description = "the vault to copy the rows' files from, and the one to copy them into")
    private List<Path> vaultCopy = List.of();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "where the report goes, as JSON, or as a page if its name ends in .html")
    private @Nullable Path report;

    @Option(
            names = "--privacy-report",
            paramLabel = "FILE",
            description =
                    "where goes what was done to each column and why, as JSON, or as a page if its name ends in .html")
    private @Nullable Path privacyReport;

    @Option(
            names = "--one-time-secret",
            description = "make the pseudonyms with a secret that nobody keeps, instead of DECILE_SECRET")
    private boolean oneTimeSecret;

    @Option(
            names = "--plan",
            description =
                    "estimate what would travel, say whether a refresh would be refused, and change nothing; needs no"
                            + " secret, and looks at the target only if there is a --target")
    private boolean plan;

    @Option(
            names = "--graph",
            paramLabel = "FILE",
            description = "with --plan: where the foreign keys and their rules go, as a Mermaid diagram")
    private @Nullable Path graph;

    @Option(
            names = "--accept",
            description = "write the lock file that the recipe names: somebody has looked at the columns of today")
    private boolean accept;

    @Option(names = "--yes", description = "do not ask before the rows are replaced")
    private boolean yes;

    RefreshCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        if (graph != null && !plan) {
            throw misuse("--graph draws what --plan estimates; add --plan, which changes nothing");
        }
        checkFolder("--graph", graph);
        DatabaseUrl from = database("--source", source, "DECILE_SOURCE_PASSWORD");
        boolean replaces = !plan && !accept;
        Optional<Destination> to = target == null && !replaces ? Optional.empty() : Optional.of(destination());
        Recipe read = Recipe.read(recipe);
        Refresh refresh = new Refresh(read, this::secret, sourceSchemas());
        checkOutputs(read);
        if (replaces) {
            return replace(refresh, from, to.orElseThrow());
        }
        if (accept) {
            refresh.accept(from.dataSource(), recipe);
            shell.out().println("the columns of %s are accepted as they are now".formatted(from));
        }
        if (plan) {
            print(refresh.plan(from.dataSource(), to.map(Destination::target)));
        }
        return CommandLine.ExitCode.OK;
    }

    private void print(Refresh.Planned planned) throws IOException {
        shell.out().println(planned.plan());
        planned.target()
                .ifPresent(state -> shell.out().println("the target may be written: " + Confirmation.replaced(state)));
        planned.refusals()
                .forEach(refusal -> shell.out().println("a refresh would stop before it reads a row: " + refusal));
        if (graph != null) {
            write("graph", graph, planned.mermaid());
        }
    }

    private Destination destination() {
        if (target == null) {
            throw misuse("Missing required option: '--target=URL'");
        }
        if (Destination.isScript(target)) {
            if (targetSchema != null) {
                throw misuse("--target-schema: the target is a script; name a database");
            }
            return Destination.of(Path.of(target));
        }
        DatabaseUrl database = database("--target", target, "DECILE_TARGET_PASSWORD");
        return targetSchema == null ? Destination.of(database, physicalCopy) : Destination.of(database, targetSchema);
    }

    private List<String> sourceSchemas() {
        return sourceSchemas.isEmpty() && targetSchema != null ? List.of("public") : sourceSchemas;
    }

    /** Refuses, before a row is read, what would fail after the rows have been replaced. */
    private void checkOutputs(Recipe read) {
        if ((vaultList != null || !vaultCopy.isEmpty()) && read.vault().isEmpty()) {
            throw misuse("--vault-list and --vault-copy: the recipe %s has no vault section".formatted(recipe));
        }
        if (!vaultCopy.isEmpty() && !Files.isDirectory(vaultCopy.get(0))) {
            throw misuse("--vault-copy: %s is no folder; name the vault that has the files, then the one that gets them"
                    .formatted(vaultCopy.get(0)));
        }
        checkFolder("--vault-list", vaultList);
        checkFolder("--report", report);
        checkFolder("--privacy-report", privacyReport);
    }

    private void checkFolder(String option, @Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (file != null && (folder == null || !Files.isWritable(folder) || Files.isDirectory(file))) {
            throw misuse("%s: %s cannot be written; name a file in an existing folder".formatted(option, file));
        }
    }

    private int replace(Refresh refresh, DatabaseUrl from, Destination to) throws IOException {
        boolean asks = shell.terminal() && !yes;
        if (asks && !new Confirmation(shell).given(source(from), to, refresh.preview(from.dataSource(), to.target()))) {
            shell.out().println("nothing was changed");
            return CommandLine.ExitCode.SOFTWARE;
        }
        long start = System.nanoTime();
        Refresh.Outcome outcome;
        try (ProgressLine progress = new ProgressLine(shell.err(), shell.terminal())) {
            outcome = refresh.run(from.dataSource(), to.target(), progress);
        }
        new Summary(outcome.report(), shell.out())
                .print(source(from), to.name(), Duration.ofNanos(System.nanoTime() - start));
        try {
            writeOutputs(outcome);
            return CommandLine.ExitCode.OK;
        } catch (IOException | RuntimeException e) {
            shell.err().println(Failure.afterwards(e));
            return INCOMPLETE;
        }
    }

    private void writeOutputs(Refresh.Outcome outcome) throws IOException {
        if (vaultList != null) {
            writeFiles(outcome.files().orElseThrow(), vaultList);
        }
        if (!vaultCopy.isEmpty()) {
            new VaultCopy(shell).run(outcome.files().orElseThrow(), vaultCopy.get(0), vaultCopy.get(1));
        }
        if (report != null) {
            TransferReport rows = outcome.report();
            write("report", report, isPage(report) ? rows.html() : rows.json());
        }
        if (privacyReport != null) {
            PrivacyReport privacy = outcome.report().privacy();
            write("privacy report", privacyReport, isPage(privacyReport) ? privacy.html() : privacy.json());
        }
    }

    private void write(String what, Path file, String content) throws IOException {
        Files.writeString(file, content);
        shell.out().println(what + ": " + file.toAbsolutePath());
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".html");
    }

    private void writeFiles(VaultManifest files, Path list) {
        long count = files.writeTo(list);
        shell.out().println();
        shell.out().printf(Locale.ROOT, "%,d files: %s%n", count, list.toAbsolutePath());
        files.refused().forEach(refused -> shell.out().println("refused: " + refused));
    }

    private Secret secret() {
        return oneTimeSecret ? Secret.random() : Secret.fromEnvironment(shell.environment(), "DECILE_SECRET");
    }

    private String source(DatabaseUrl from) {
        List<String> schemas = sourceSchemas();
        return schemas.isEmpty() ? from.toString() : from + ", schema " + String.join(", ", schemas);
    }

    private DatabaseUrl database(String option, String url, String password) {
        try {
            return DatabaseUrl.parse(url)
                    .withCredentials(shell.variable("PGUSER"), shell.variable(password, "PGPASSWORD"));
        } catch (IllegalArgumentException e) {
            String script = option.equals("--target") ? ", or the name of a script: FILE.sql, .sql.gz or .sql.zst" : "";
            throw misuse(option + " " + e.getMessage() + script);
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
