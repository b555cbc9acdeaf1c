package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Production in one schema, development in another, mostly of one database. */
@ExtendWith(TestDatabases.class)
class SchemaTargetTest {
    private static final String ODD = "Odd \"schema\"";

    private static final String SMALL = """
            create type mood as enum ('sad', 'glad');
            create table people (id serial primary key, feeling mood);
            create table notes (id int primary key, person int references people);
            create index on notes (person);
            create sequence tickets;
            """;

    private static final String SMALL_ROWS = """
            insert into public.people select n, 'glad' from generate_series(1, 2000) n;
            insert into public.notes select n, n from generate_series(1, 2000) n;
            select setval('public.people_id_seq', 2000), setval('public.tickets', 7);
            analyze;
            """;

    private static void createIn(TestDatabase database, String schema, String ddl) {
        database.execute(
                "create schema if not exists %1$s; set search_path = %1$s, public; %2$s".formatted(schema, ddl));
    }

    private static void mark(TestDatabase database, String schema) {
        database.execute("comment on schema %s is 'decile:development'".formatted(schema));
    }

    /** Makes a small production with a marked development schema in the same database. */
    private static void createSmall(TestDatabase database) {
        createIn(database, "public", SMALL);
        createIn(database, "development", SMALL);
        mark(database, "development");
        database.execute(SMALL_ROWS);
    }

    private static TransferReport refresh(TestDatabase source, RowSelection rows, Target target) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource(), SourceLimits.defaults(), "public")) {
            return snapshot.transfer(rows).unchanged().into(target);
        }
    }

    private static Target development(TestDatabase database) {
        return Target.schema(database.dataSource(), "development");
    }

    private static void assertRefused(TestDatabase source, Target target, String message, Object... arguments) {
        assertThatThrownBy(() -> refresh(source, everything(), target))
                .isInstanceOf(SchemaException.class)
                .hasMessage(message, arguments);
    }

    private static String beside(String text) {
        return text.replace("create extension citext;", "")
                .replace("create extension hstore;", "")
                .replace("create extension ltree;", "")
                .replace("create publication everything", "create publication of_development")
                .replace("'public'", "'development'")
                .replace("Odd \"\"schema\"\"", "odd development");
    }

    private static List<String> developmentDefinitions(TestDatabase database) {
        return Stream.of(beside(Resources.text("definitions.sql")).split(";\n"))
                .flatMap(query -> database.rows(query).stream())
                .toList();
    }

    @Test
    void replacesTheRowsOfSchemasBesideTheSourceAndNothingElse(TestDatabase database) {
        String ddl = Resources.text("restoration-schema.sql");
        database.execute(ddl);
        database.execute(Resources.text("restoration-rows.sql"));
        createIn(database, "development", beside(ddl));
        mark(database, "development");
        mark(database, "\"odd development\"");
        List<String> production = RestorationTest.definitions(database);
        List<String> before = developmentDefinitions(database);

        try (Snapshot snapshot = Snapshot.open(database.dataSource(), SourceLimits.defaults(), "public", ODD)) {
            TransferReport report = snapshot.transfer(everything())
                    .unchanged()
                    .into(Target.schema(
                            database.dataSource(), Map.of("public", "development", ODD, "odd development")));

            assertThat(report.target()).endsWith(", schema odd development, development");
            assertThat(report.tables())
                    .extracting(table -> table.table().schema())
                    .containsOnly("public", ODD);
        }

        assertThat(developmentDefinitions(database)).isEqualTo(before);
        assertThat(RestorationTest.definitions(database)).isEqualTo(production);
        for (String table : List.of("authors", "posts", "favourites", "events", "events_rest", "event_links")) {
            assertThat(database.rows("select * from development.%s order by 1, 2".formatted(table)))
                    .isNotEmpty()
                    .isEqualTo(database.rows("select * from public.%s order by 1, 2".formatted(table)));
        }
        assertThat(database.rows("select * from \"odd development\".\"select\""))
                .containsExactly("1|x");
    }

    @Test
    void takesEveryTypeToItsNamesakeInTheSchema(TestDatabase database) {
        String ddl = Resources.text("types.sql");
        database.execute(ddl);
        createIn(database, "development", beside(ddl) + "; truncate every_type");
        mark(database, "development");

        refresh(database, everything(), development(database));

        String rows = "select (t.*)::text from %s.every_type t order by id";
        assertThat(database.rows(rows.formatted("development"))).isEqualTo(database.rows(rows.formatted("public")));
    }

    @Test
    void setsTheSequencesOfTheSchemaAlone(TestDatabase database) {
        createSmall(database);

        refresh(database, everything(), development(database));
        database.execute("insert into development.people (feeling) values ('sad')");

        assertThat(database.rows("select max(id) from development.people")).containsExactly("2001");
        assertThat(database.rows("select last_value from development.tickets")).containsExactly("7");
        assertThat(database.rows("select last_value from public.people_id_seq")).containsExactly("2000");
    }

    @Test
    void locksNothingOfTheSourceButForReading(TestDatabase database) {
        createSmall(database);
        List<String> locks = new ArrayList<>();
        RowObserver midway = HandMade.observing("notes", List.of("id"), row -> {
            if (row.integer(0) == 1500) {
                database.execute("set lock_timeout = '5s'; insert into public.notes values (9001, 1)");
                database.execute("set lock_timeout = '5s'; delete from public.notes where id = 9001");
                locks.addAll(database.rows("""
                        select distinct c.relname, l.mode from pg_locks l
                        join pg_class c on c.oid = l.relation and c.relnamespace = 'public'::regnamespace
                        join pg_stat_activity a on a.pid = l.pid and a.application_name = 'decile'
                        where l.mode <> 'AccessShareLock'
                        """));
            }
        });

        try (Snapshot snapshot =
                Snapshot.open(database.dataSource(), SourceLimits.defaults().withConnections(1), "public")) {
            snapshot.transfer(everything()).unchanged().watchedBy(midway).into(development(database));
        }

        assertThat(locks).isEmpty();
        assertThat(database.rows("select count(*) from development.notes")).containsExactly("2000");
    }

    @Test
    void leavesTheOldRowsWhereTheNewOnesFail(TestDatabase database) {
        createSmall(database);
        database.execute("insert into development.people values (1, 'sad')");

        assertThatThrownBy(() -> refresh(database, everything().with("people", "id <> 5"), development(database)))
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith("development.notes, notes_person_fkey: the target refused the loaded rows");

        assertThat(database.rows("select * from development.people")).containsExactly("1|sad");
        assertThat(database.rows("select count(*) from pg_indexes where schemaname = 'development'"))
                .containsExactly("3");
    }

    @Test
    void needsNoMoreThanToReadTheOneAndOwnTheOther(TestDatabase database) {
        createSmall(database);
        String reader = database.createRole();
        String owner = database.createRole();
        database.execute("""
                grant usage on schema public to %1$s; grant select on all tables in schema public to %1$s;
                grant select on all sequences in schema public to %1$s;
                alter schema development owner to %2$s; alter table development.people owner to %2$s;
                alter table development.notes owner to %2$s; alter sequence development.tickets owner to %2$s;
                """.formatted(reader, owner));

        try (Snapshot snapshot = Snapshot.open(database.dataSourceOf(reader), SourceLimits.defaults(), "public")) {
            snapshot.transfer(everything())
                    .unchanged()
                    .into(Target.schema(database.dataSourceOf(owner), "development"));
        }

        assertThat(database.rows("select count(*) from development.notes")).containsExactly("2000");
        database.execute("drop owned by %s, %s cascade".formatted(reader, owner));
    }

    @Test
    void listsWhatTiesTheSchemaToTheRestOfTheDatabase(TestDatabase database) {
        createIn(database, "public", SMALL + "create table days (at date) partition by range (at);");
        database.execute("""
                create schema development;
                create table development.people (like public.people including all);
                create table development.notes (like public.notes including all, foreign key (person) references public.people);
                create table development.days (at date) partition by range (at);
                create table public.strays partition of development.days default;
                create sequence development.tickets;
                create sequence development.people_id_seq;
                create schema tools;
                create table tools.bookmarks (person int references development.people);
                """);
        mark(database, "development");

        assertRefused(database, development(database), """
                the target differs from the source; bring it to the same schema version first:
                  tools.bookmarks references development.people (bookmarks_person_fkey), but no rows come for it
                  development.notes references public.people (notes_person_fkey), which lies outside of development
                  development.people.feeling is of type public.mood, which lies outside of development
                  development.people.id takes its default from public.people_id_seq, which lies outside of development
                  public.strays is a partition of, or inherits from, development.days, which lies outside of development""");
    }

    @Test
    void listsDriftUnderTheNamesOfTheTarget(TestDatabase database) {
        createSmall(database);
        database.execute("drop table development.notes; alter table development.people drop column feeling");

        assertRefused(database, development(database), """
                the target differs from the source; bring it to the same schema version first:
                  development.notes is missing
                  development.people.feeling is missing""");
    }

    @Test
    void asksForTheMarkOfTheSchemaInTheSourcesDatabase(TestDatabase database) {
        createSmall(database);
        database.markAsDevelopment();
        database.execute("comment on schema development is 'work in progress'");

        assertRefused(
                database,
                development(database),
                "the target schema development of %s is not marked as one for development, so it is not overwritten; its owner can mark it: comment on schema \"development\" is 'decile:development'",
                database.name());
    }

    @Test
    void takesTheMarkOfAnotherDatabaseForItsSchemas(TestDatabase source, TestDatabase target) {
        createIn(source, "public", SMALL);
        source.execute(SMALL_ROWS);
        createIn(target, "development", SMALL);
        target.markAsDevelopment();

        refresh(source, everything(), development(target));

        assertThat(target.rows("select count(*) from development.notes")).containsExactly("2000");
    }

    @Test
    void refusesTheSourcesOwnSchemaWhateverItsMark(TestDatabase database) {
        createSmall(database);
        mark(database, "public");
        database.markAsDevelopment();

        assertRefused(
                database,
                Target.schema(database.dataSource(), "public"),
                "the target schema public of %s is the source itself, or a physical copy of it; name another schema",
                database.name());
        assertThat(database.rows("select count(*) from public.notes")).containsExactly("2000");
    }

    @Test
    void saysHowToMakeASchemaThatIsMissing(TestDatabase database) {
        createIn(database, "public", SMALL);

        assertRefused(
                database,
                development(database),
                "the target %s has no schema development; create it, have your migrations make the tables in it (search_path = \"development\"), and mark it: comment on schema \"development\" is 'decile:development'",
                database.name());
    }

    @Test
    void asksWhichSchemaGoesThereIfTheSourceHasSeveral(TestDatabase database) {
        createSmall(database);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            assertThatThrownBy(() -> development(database).check(snapshot))
                    .isInstanceOf(SchemaException.class)
                    .hasMessage(
                            "the source's tables are in development, public, but one schema of the target is to take their place; open the snapshot on one of them, or say for each where it goes");
            assertThatThrownBy(() -> Target.schema(database.dataSource(), Map.of("public", "development"))
                            .check(snapshot))
                    .hasMessage(
                            "the source's tables are in development, public, but a place was named for public; name one for each");
        }
        Map<String, String> twice = Map.of("a", "c", "b", "c");
        assertThatThrownBy(() -> Target.schema(database.dataSource(), twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each schema must have a place of its own but two share one: {a=c, b=c}");
    }

    @Test
    void isCheckedBeforehand(TestDatabase database) {
        createSmall(database);
        try (Snapshot snapshot = Snapshot.open(database.dataSource(), SourceLimits.defaults(), "public")) {
            assertThatCode(() -> development(database).check(snapshot)).doesNotThrowAnyException();
        }
    }
}
