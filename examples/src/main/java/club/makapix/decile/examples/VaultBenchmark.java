package club.makapix.decile.examples;

import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.vault.CopyMethod;
import club.makapix.decile.vault.CopyReport;
import club.makapix.decile.vault.FileRule;
import club.makapix.decile.vault.ListFormat;
import club.makapix.decile.vault.VaultFile;
import club.makapix.decile.vault.VaultLayout;
import club.makapix.decile.vault.VaultManifest;
import club.makapix.decile.vault.VaultSync;
import club.makapix.decile.vault.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Lists, verifies and hard-links a vault of many small files, side by side with {@code cp -al} and rsync of the same list.
 *
 * <p>{@code mvn -q -Dexample=VaultBenchmark -Dexec.args="500000"}; a second argument names the directory to work in, which needs some
 * 5 KiB a file. In the last line {@code link/cp} is the wall time of the copy, which looks at each file first, divided by that of cp, each
 * the better of two runs.
 */
public final class VaultBenchmark {
    private static final int ROUNDS = 2;
    private static final String ROWS = """
            create table posts (id int primary key, storage_key uuid not null, storage_shard text not null);
            insert into posts
                select id, key, lpad(to_hex(get_byte(hash, 0) & 63), 2, '0') || '/' || lpad(to_hex(get_byte(hash, 1) & 63), 2, '0')
                from generate_series(1, %1$d / 2) as id,
                    lateral (select md5(id::text)::uuid as key) as keys,
                    lateral (select sha256(key::text::bytea) as hash) as hashes;
            create table post_files (id int primary key, post_id int not null references posts, format text not null);
            insert into post_files
                select id, 1 + (id - 1) / 2, case id %% 2 when 0 then 'png' else 'webp' end
                from generate_series(1, %1$d / 2 * 2) as id;
            analyze;
            """;

    private final DataSource database;
    private final Path directory;
    private final Path list;

    private VaultBenchmark(DataSource database, Path directory) {
        this.database = database;
        this.directory = directory;
        this.list = directory.resolve("list");
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
        Path parent = Path.of(arguments.length > 1 ? arguments[1] : System.getProperty("java.io.tmpdir"));
        try (DemoServer server = DemoServer.start();
                WorkFolder folder = WorkFolder.below(parent)) {
            server.create("vault_benchmark");
            server.execute("vault_benchmark", ROWS.formatted(files));
            new VaultBenchmark(server.dataSource("vault_benchmark"), folder.path()).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        double listed = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            list();
            listed = Math.min(listed, seconds(Duration.ofNanos(System.nanoTime() - start)));
        }
        VaultManifest manifest = list();
        Path vault = makeVault(manifest);
        VaultSync sync = VaultSync.of(manifest).by(CopyMethod.LINK);
        verify(sync, vault);
        double linked = Double.MAX_VALUE;
        double cp = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            linked = Math.min(linked, link(sync, vault));
            cp = Math.min(cp, cp(vault));
        }
        rsync(vault);
        System.out.printf(
                Locale.ROOT,
                "vault: %d files listed in %.1f s, link/cp %.2f%n",
                manifest.files().count(),
                listed,
                linked / cp);
    }

    private VaultManifest list() {
        try (Snapshot snapshot = Snapshot.open(database)) {
            VaultLayout layout = VaultLayout.of(snapshot.schema())
                    .files("posts", FileRule.path("{storage_shard}/{storage_key}.{post_files.format}"));
            VaultManifest manifest = VaultManifest.read(snapshot, layout);
            manifest.writeTo(list, ListFormat.NUL_SEPARATED);
            return manifest;
        }
    }

    private Path makeVault(VaultManifest manifest) throws IOException {
        Path vault = directory.resolve("vault");
        String current = "";
        for (Iterator<VaultFile> files = manifest.files().iterator(); files.hasNext(); ) {
            String path = files.next().path();
            String parent = path.substring(0, path.lastIndexOf('/'));
            if (!parent.equals(current)) {
                Files.createDirectories(vault.resolve(parent));
                current = parent;
            }
            Path file = vault.resolve(path);
            Files.write(file, new byte[] {1});
        }
        return vault;
    }

    private static void verify(VaultSync sync, Path vault) {
        VerifyReport report = sync.verify(vault);
        System.out.printf(
                Locale.ROOT,
                "verified %d files in %.1f s, %d problems%n",
                report.files(),
                seconds(report.elapsed()),
                report.problems().size());
    }

    private double link(VaultSync sync, Path vault) throws IOException, InterruptedException {
        Path target = directory.resolve("linked");
        CopyReport report = sync.copy(vault, target);
        double seconds = seconds(report.elapsed());
        System.out.printf(Locale.ROOT, "linked %d files in %.1f s%n", report.files(), seconds);
        seconds(directory, "rm", "-rf", target.toString());
        return seconds;
    }

    private double cp(Path vault) throws IOException, InterruptedException {
        Path target = Files.createDirectory(directory.resolve("cp"));
        double seconds =
                seconds(vault, "xargs", "-0", "-a", list.toString(), "cp", "-al", "--parents", "-t", target.toString());
        System.out.printf(Locale.ROOT, "cp -al of the list in %.1f s%n", seconds);
        seconds(directory, "rm", "-rf", target.toString());
        return seconds;
    }

    private void rsync(Path vault) throws IOException, InterruptedException {
        Path target = directory.resolve("rsync");
        try {
            List<String> options = List.of("--from0", "--files-from=" + list, "--link-dest=" + vault);
            double seconds = seconds(
                    directory,
                    "rsync",
                    "-a",
                    options.get(0),
                    options.get(1),
                    options.get(2),
                    vault + "/",
                    target + "/");
            System.out.printf(Locale.ROOT, "rsync -a --link-dest of the list in %.1f s%n", seconds);
        } catch (IOException e) {
            System.out.println("rsync is not installed");
        }
    }

    private static double seconds(Path directory, String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + " failed");
        }
        return seconds(Duration.ofNanos(System.nanoTime() - start));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
