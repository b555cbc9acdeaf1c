package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The target's definitions read the same before and after. */
@ExtendWith(TestDatabases.class)
class RestorationTest {
    static List<String> definitions(TestDatabase database) {
        return Stream.of(Resources.text("definitions.sql").split(";\n"))
                .flatMap(query -> database.rows(query).stream())
                .toList();
    }

    private static void createBoth(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, Resources.text("restoration-schema.sql"));
        source.execute(Resources.text("restoration-rows.sql"));
    }

    @Test
    void bringsBackEverythingThatItSuspends(TestDatabase source, TestDatabase target) {
        createBoth(source, target);
        List<String> before = definitions(target);

        Refresh.everything(source, target);
        Refresh.everything(source, target);

        assertThat(definitions(target)).isEqualTo(before);
        for (String table : List.of("authors", "posts", "favourites", "events", "events_rest", "event_links")) {
            String rows = "select * from " + table + " order by 1, 2";
            assertThat(target.rows(rows)).isEqualTo(source.rows(rows));
        }
    }

    @Test
    void needsNoMoreThanOwnership(TestDatabase source, TestDatabase target) {
        createBoth(source, target);
        Roles.create(target, "plain_owner");
        target.execute("""
                do $$ declare r record; begin
                    for r in select oid::regclass as name from pg_class
                             where relkind in ('r', 'p') and relnamespace::regnamespace::text ~ 'public|Odd'
                    loop
                        execute format('alter table %s owner to plain_owner', r.name);
                    end loop;
                end $$;
                grant create, usage on schema public, "Odd ""schema\""" to plain_owner;
                """);
        target.markAsDevelopment();
        List<String> before = definitions(target);

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            snapshot.transfer(HandMade.everything())
                    .unchanged()
                    .into(Target.database(target.dataSourceOf("plain_owner")));
        }

        assertThat(definitions(target)).isEqualTo(before);
        assertThat(target.rows("select count(*) from posts")).containsExactly("3001");
    }
}
