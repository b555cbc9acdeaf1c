package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaultLayoutTest {
    private static TestDatabase database;
    private static Schema schema;

    @BeforeAll
    static void createTables() {
        database = TestDatabase.create();
        database.execute("""
                create table posts (id int primary key, key text, kind text, tags text[], more text[]);
                create table post_files (id int primary key, post_id int references posts, format text);
                create table lineage (id int primary key, child int references posts, parent int references posts);
                create table users (id int primary key, avatar_url text, body text);
                insert into posts values (1, 'k', 'artwork', '{x}');
                insert into post_files values (1, 1, 'png');
                insert into users values (1, 'http://vault.example/a.png', '//vault.example/b.png');
                """);
        schema = database.readSchema();
    }

    @AfterAll
    static void dropTables() {
        database.close();
    }

    @Test
    void readsARecipe() {
        VaultLayout layout = parse("""
                root-variable: VAULT_LOCATION
                url-bases: //vault.example
                files:
                  posts:
                    - "{key}.{post_files.format}"
                    - { path: "{key}_{big}.webp", optional: true, when: "t.kind = 'artwork'", with: { big: "'up'" } }
                    - { path: "{key}-{lineage.id}", via: lineage.child }
                  public.users: { url: avatar_url }
                  users:
                    - urls-in: body
                      optional: true
                """);

        assertThat(layout.rootVariable()).contains("VAULT_LOCATION");
        assertThat(VaultManifest.read(database.dataSource(), layout).files())
                .containsExactly(
                        new VaultFile("a.png", "public.users", "1", true),
                        new VaultFile("b.png", "public.users", "1", false),
                        new VaultFile("k.png", "public.posts", "1", true),
                        new VaultFile("k_up.webp", "public.posts", "1", false));
    }

    @Test
    void aRowYieldsNothingForTablesWithoutRules() {
        VaultManifest manifest =
                VaultLayout.of(schema).files("posts", FileRule.path("{key}")).manifest();

        assertThat(manifest.of(schema.table("users"))).isEmpty();
        assertThat(manifest.of(schema.table("posts"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { postz: "{key}" }                                  | postz is not a table; the database has public.posts
            { posts: "{kay}" }                                  | public.posts.kay is not a column; public.posts has key
            { posts: "{post_files.formt}" }                     | public.post_files.formt is not a column
            { posts: "{users.id}" }                             | public.users does not reference public.posts
            { posts: "{lineage.id}" }                           | say via: one of public.lineage.child, public.lineage.parent
            { posts: { path: "{lineage.id}", via: users.id } }  | users.id is not a foreign key
            { posts: { path: "{lineage.id}", via: post_files.post_id } } | say one of public.lineage.child
            { posts: { path: "{key}", via: lineage.child } }    | names no child table
            { posts: "{post_files.id}{lineage.id}" }            | a path may name one child table
            { posts: "{tags}" }                                 | public.posts.tags is an array; write {tags[]}
            { posts: "{key[]}" }                                | public.posts.key is no array but text
            { posts: "{tags[]}/{more[]}" }                      | goes through 2 arrays
            { posts: "{key" }                                   | a { is never closed
            { posts: { path: "{key}", optinal: true } }         | files.posts.optinal is not known
            { posts: { path: "{key}", optional: yes } }         | files.posts.optional must be true or false
            { posts: { optional: true } }                       | exactly one of path, url and urls-in but has none
            { posts: { path: "{key}", url: key } }              | but has path, url
            { users: { url: avatar_url } }                      | say url-bases first
            """)
    void saysWhereARecipeIsWrong(String files, String fact) {
        assertThatThrownBy(() -> parse("files: " + files))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("recipe.yaml, line 1, column ")
                .hasMessageContaining(fact);
    }

    @Test
    void aRecipeMayHaveSeveralVaults() {
        RecipeNode vaults = RecipeFile.parse("recipe.yaml", """
                        vault:
                          - { root-variable: MEDIA, files: { posts: "{key}" } }
                          - { root-variable: AVATARS, url-bases: /a, files: { users: { url: avatar_url } } }
                        """).find("vault").orElseThrow();

        assertThat(VaultLayout.parseAll(schema, vaults))
                .extracting(VaultLayout::rootVariable)
                .containsExactly(Optional.of("MEDIA"), Optional.of("AVATARS"));
    }

    @Test
    void saysWhatASectionLacks() {
        assertThatThrownBy(() -> parse("root-variable: X")).hasMessageContaining("under files");
        assertThatThrownBy(() -> parse("{ url-bases: vault, files: {} }")).hasMessageContaining("line 1, column 14");
    }

    private static VaultLayout parse(String yaml) {
        return VaultLayout.parse(schema, RecipeFile.parse("recipe.yaml", yaml));
    }
}
