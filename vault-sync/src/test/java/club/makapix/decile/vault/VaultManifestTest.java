package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.class)
class VaultManifestTest {
    private static final String POSTS = """
            create table posts (id int primary key, shard text, key uuid, kind text);
            create table post_files (id int primary key, post_id int references posts, format text, is_native boolean);
            insert into posts values
                (1, '0a/01', '00000000-0000-0000-0000-000000000001', 'artwork'),
                (2, '0a/02', '00000000-0000-0000-0000-000000000002', 'artwork'),
                (3, null, '00000000-0000-0000-0000-000000000003', 'playlist');
            insert into post_files values (1, 1, 'png', true), (2, 1, 'gif', false), (3, 2, null, true), (4, 3, 'png', true);
            """;

    @Test
    void listsAFilePerRow(TestDatabase database) {
        database.execute(POSTS);

        assertThat(files(database, layout -> layout.files("posts", FileRule.path("{shard}/{key}_up.webp"))))
                .containsExactly(
                        new VaultFile("0a/01/00000000-0000-0000-0000-000000000001_up.webp", "public.posts", "1", true),
                        new VaultFile("0a/02/00000000-0000-0000-0000-000000000002_up.webp", "public.posts", "2", true));
    }

    @Test
    void listsAFilePerRowOfAChildTable(TestDatabase database) {
        database.execute(POSTS);

        assertThat(files(database, layout -> layout.files("posts", FileRule.path("{shard}/{id}.{post_files.format}"))))
                .containsExactly(
                        new VaultFile("0a/01/1.gif", "public.posts", "1", true),
                        new VaultFile("0a/01/1.png", "public.posts", "1", true));
    }

    @Test
    void aConditionSpeaksOfTheRowAndOfItsChild(TestDatabase database) {
        database.execute(POSTS);

        assertThat(paths(
                        database,
                        layout -> layout.files(
                                        "posts",
                                        FileRule.path("{id}.{post_files.format}")
                                                .when("t.kind = 'artwork' and post_files.is_native"))
                                .files("posts", FileRule.path("list/{id}").when("kind = 'playlist'"))))
                .containsExactly("1.png", "list/3");
    }

    @Test
    void namesTheForeignKeyWhereThereAreSeveral(TestDatabase database) {
        database.execute("""
                create table posts (id int primary key, name text);
                create table lineage (id int primary key, child int references posts, parent int references posts);
                insert into posts values (1, 'a'), (2, 'b');
                insert into lineage values (7, 1, 2);
                """);

        assertThat(files(
                        database,
                        layout -> layout.files(
                                "posts", FileRule.path("{name}/{lineage.id}").via("lineage.parent"))))
                .containsExactly(new VaultFile("b/7", "public.posts", "2", true));
    }

    @Test
    void joinsByCompositeKeysThatAreNotThePrimaryKey(TestDatabase database) {
        database.execute("""
                create table "Folder T" (no int primary key, "a b" text, c int, unique (c, "a b"));
                create table t (x text, "y" int, name text, foreign key (x, y) references "Folder T" ("a b", c));
                insert into "Folder T" values (5, 'left', 1), (6, 'right', 2);
                insert into t values ('right', 2, 'one'), ('right', null, 'two'), (null, null, 'three');
                """);

        assertThat(files(database, layout -> layout.files("Folder T", FileRule.path("{a b}/{t.name}"))))
                .containsExactly(new VaultFile("right/one", "public.Folder T", "6", true));
    }

    @Test
    void aTableMayBeItsOwnChild(TestDatabase database) {
        database.execute("""
                create table folders (id int primary key, parent_id int references folders, name text);
                insert into folders values (1, null, 'root'), (2, 1, 'leaf');
                """);

        assertThat(paths(
                        database,
                        layout -> layout.files(
                                        "folders",
                                        FileRule.path("{name}/{folders.name}").via("folders.parent_id"))
                                .files("folders", FileRule.path("{folders.name}.txt"))))
                .containsExactly("leaf.txt", "root.txt", "root/leaf");
    }

    @Test
    void listsAFilePerElementOfAnArray(TestDatabase database) {
        database.execute("""
                create table retired (id int primary key, key text, formats varchar[]);
                insert into retired values (1, 'a', '{png,NULL,gif,"a,\\"b"}'), (2, 'b', '{}'), (3, 'c', null),
                    (4, 'd', '{NULL}'), (5, 'e', '{{x,y},{"NULL",z}}');
                """);

        assertThat(paths(database, layout -> layout.files("retired", FileRule.path("{key}.{formats[]}"))))
                .containsExactly("a.a,\"b", "a.gif", "a.png", "e.NULL", "e.x", "e.y", "e.z");
    }

    @Test
    void aRuleMayNameAnExpression(TestDatabase database) {
        database.execute(POSTS);

        FileRule twins =
                FileRule.path("{twin}/{post_files.format}").with("twin", "replace(t.shard, '/', '-') || post_files.id");

        assertThat(paths(database, layout -> layout.files("posts", twins))).containsExactly("0a-011/png", "0a-012/gif");
    }

    @Test
    void aFileMayLieUnderASecondDirectoryScheme(TestDatabase database) {
        database.execute("""
                create table posts (id int primary key, key uuid);
                insert into posts values (1, 'a1b2c3d4-e5f6-7890-abcd-ef1234567890');
                """);
        RecipeNode vault = RecipeFile.parse("recipe.yaml", """
                files:
                  posts:
                    path: "{old_shard}/{key}.png"
                    optional: true
                    with: { old_shard: "regexp_replace(left(encode(sha256(convert_to(t.key::text, 'UTF8')), 'hex'), 6), '(..)(..)(..)', '\\\\1/\\\\2/\\\\3')" }
                """);

        VaultLayout layout = VaultLayout.parse(database.readSchema(), vault);

        assertThat(VaultManifest.read(database.dataSource(), layout).files())
                .extracting(VaultFile::path)
                .containsExactly("a4/47/ee/a1b2c3d4-e5f6-7890-abcd-ef1234567890.png");
    }

    @Test
    void tablesMayBePartitioned(TestDatabase database) {
        database.execute("""
                create table posts (id int, day date, key text, primary key (id, day)) partition by range (day);
                create table posts_2025 partition of posts for values from ('2025-01-01') to ('2026-01-01');
                create table posts_2026 partition of posts for values from ('2026-01-01') to ('2027-01-01');
                create table files (id int, post_id int, post_day date, format text,
                    foreign key (post_id, post_day) references posts) partition by hash (id);
                create table files_0 partition of files for values with (modulus 2, remainder 0);
                create table files_1 partition of files for values with (modulus 2, remainder 1);
                insert into posts values (1, '2025-05-05', 'a'), (1, '2026-06-06', 'b');
                insert into files select n, 1, case when n < 5 then date '2025-05-05' else '2026-06-06' end, n
                    from generate_series(3, 6) as n;
                """);

        assertThat(files(database, layout -> layout.files("posts", FileRule.path("{key}.{files.format}"))))
                .extracting(file -> file.path() + " " + file.key())
                .containsExactly("a.3 1,2025-05-05", "a.4 1,2025-05-05", "b.5 1,2026-06-06", "b.6 1,2026-06-06");
    }

    @Test
    void findsPathsInUrls(TestDatabase database) {
        database.execute("""
                create table users (id int primary key, avatar text, images text[], body text);
                insert into users values
                    (1, 'https://vault.example/a/%C3%A4.png?v=1', '{https://vault.example/i/1,https://x.example/2}',
                        'see https://vault.example/b/1.png, and [that](https://vault.example/b/2.png)'),
                    (2, 'https://avatars.example/u/1', null, null),
                    (3, 'https://vault.example/%2e%2e/secret', '{https://vault.example/%zz}', '');
                """);
        VaultManifest manifest = read(
                database,
                layout -> layout.urlBases("https://vault.example")
                        .files("users", FileRule.url("avatar"))
                        .files("users", FileRule.url("images"))
                        .files("users", FileRule.urlsIn("body").optional()));

        assertThat(manifest.files())
                .containsExactly(
                        new VaultFile("a/ä.png", "public.users", "1", true),
                        new VaultFile("b/1.png", "public.users", "1", false),
                        new VaultFile("b/2.png", "public.users", "1", false),
                        new VaultFile("i/1", "public.users", "1", true));
        assertThat(manifest.refused())
                .containsExactly(
                        new RefusedPath("%zz", "public.users", "3", Refusal.UNDECODABLE),
                        new RefusedPath("../secret", "public.users", "3", Refusal.CLIMBING));
    }

    @Test
    void listsRefusedPathsApart(TestDatabase database) {
        database.execute("""
                create table files (id int primary key, path text);
                insert into files values (1, 'ok'), (2, '../up'), (3, '/etc/passwd'), (4, E'a\\nb'), (5, E'a\\\\b'), (6, ''),
                    (7, '../up');
                """);
        VaultManifest manifest = read(database, layout -> layout.files("files", FileRule.path("{path}")));

        assertThat(manifest.files()).extracting(VaultFile::path).containsExactly("ok");
        assertThat(manifest.refused())
                .extracting(refused -> refused.key() + " " + refused.refusal())
                .containsExactly(
                        "6 EMPTY", "2 CLIMBING", "7 CLIMBING", "3 ABSOLUTE", "4 CONTROL_CHARACTER", "5 BACKSLASH");
    }

    @Test
    void listsAFileOnceAndAsRequiredIfAnyRowRequiresIt(TestDatabase database) {
        database.execute("""
                create table a (id int primary key, path text);
                create table b (x int, y text, path text, primary key (y, x));
                insert into a values (2, 'p'), (1, 'p');
                insert into b values (1, 'z', 'p'), (2, 'y', 'q');
                """);

        assertThat(files(
                        database,
                        layout -> layout.files("b", FileRule.path("{path}"))
                                .files("a", FileRule.path("{path}").optional())))
                .containsExactly(
                        new VaultFile("p", "public.a", "1", true), new VaultFile("q", "public.b", "y,2", true));
    }

    @Test
    void takesSizesAndHashesFromRows(TestDatabase database, @TempDir Path vault) throws IOException {
        database.execute("""
                create table posts (id int primary key, name text, hash text);
                create table post_files (id int primary key, post_id int references posts, format text, bytes int);
                insert into posts values (1, 'a', upper(encode(sha256('right'), 'hex'))), (2, 'b', null);
                insert into post_files values (1, 1, 'png', 5), (2, 1, 'gif', 5), (3, 2, 'png', null), (4, 2, 'gif', 7);
                """);
        for (String file : List.of("a.png", "a.gif", "b.png", "b.gif")) {
            Files.writeString(vault.resolve(file), file.equals("a.png") ? "right" : "wrong");
        }
        VaultManifest manifest = read(
                database,
                layout -> layout.files(
                        "posts",
                        FileRule.path("{name}.{post_files.format}")
                                .size("post_files.bytes")
                                .sha256("t.hash")));

        assertThat(VaultSync.of(manifest).verify(vault).problems())
                .containsExactly(
                        new VaultProblem("b.gif", VaultProblem.Kind.WRONG_SIZE, "it has 5 bytes, and its row says 7"));
        VerifyReport report = VaultSync.of(manifest).verifyContent(vault);
        assertThat(report.count(VaultProblem.Kind.WRONG_HASH)).isEqualTo(1);
        assertThat(report).returns(2L, VerifyReport::present).returns(4L, VerifyReport::files);
    }

    @Test
    void writesListsForRsync(TestDatabase database, @TempDir Path directory) throws IOException {
        database.execute("""
                create table files (path text);
                insert into files values ('b c'), ('#a'), ('ä');
                """);
        VaultManifest manifest = read(database, layout -> layout.files("files", FileRule.path("{path}")));
        Path list = directory.resolve("list");

        assertThat(manifest.writeTo(list)).isEqualTo(3);
        assertThat(list).usingCharset(StandardCharsets.UTF_8).hasContent("./#a\nb c\nä\n");
        assertThat(manifest.writeTo(list, ListFormat.NUL_SEPARATED)).isEqualTo(3);
        assertThat(list).usingCharset(StandardCharsets.UTF_8).hasContent("./#a\0b c\0ä\0");
        assertThat(directory.toFile().list()).containsExactly("list");
    }

    @Test
    void aListThatCannotBeWrittenLeavesTheOldOne(TestDatabase database, @TempDir Path directory) throws IOException {
        database.execute("create table files (path text); insert into files values ('a')");
        VaultManifest manifest = read(database, layout -> layout.files("files", FileRule.path("{path}")));
        Path list = directory.resolve("list");
        Files.writeString(list, "old");

        assertThatThrownBy(() -> manifest.writeTo(list, (file, out) -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(TransferException.class)
                .hasMessage(list + " could not be written: No space left on device");
        assertThatThrownBy(() -> manifest.writeTo(directory.resolve("none/list")))
                .hasMessageEndingWith("could not be written: no such file or directory");
        assertThat(list).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("list");
    }

    @Test
    void countsAnInheritingRowUnderItsOwnTableAlone(TestDatabase database) {
        database.execute("""
                create table posts (id int primary key, key text);
                create table archived_posts (primary key (id)) inherits (posts);
                insert into posts values (1, 'a');
                insert into archived_posts values (1, 'b');
                """);

        VaultManifest manifest = read(database, layout -> layout.files("posts", FileRule.path("{key}.png")));

        assertThat(manifest.files()).extracting(VaultFile::path).containsExactly("a.png");
    }

    private static VaultManifest read(TestDatabase database, UnaryOperator<VaultLayout> rules) {
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Schema schema = snapshot.schema();
            return VaultManifest.read(snapshot, rules.apply(VaultLayout.of(schema)));
        }
    }

    private static List<VaultFile> files(TestDatabase database, UnaryOperator<VaultLayout> rules) {
        return read(database, rules).files().toList();
    }

    private static List<String> paths(TestDatabase database, UnaryOperator<VaultLayout> rules) {
        return files(database, rules).stream().map(VaultFile::path).toList();
    }
}
