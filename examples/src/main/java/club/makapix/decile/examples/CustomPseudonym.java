package club.makapix.decile.examples;

import static club.makapix.decile.sampling.DrawSize.percent;

import club.makapix.decile.anonymize.Anonymizer;
import club.makapix.decile.anonymize.Pseudonym;
import club.makapix.decile.anonymize.Secret;
import club.makapix.decile.sampling.Sampling;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.Target;
import java.util.List;
import javax.sql.DataSource;

/**
 * Replaces values by a pseudonym of one's own, which is one lambda: it gets the value, and entropy that depends on the secret and the value alone.
 *
 * <p>{@code mvn -q -Dexample=CustomPseudonym} shows it on a server of its own.
 */
public final class CustomPseudonym {
    private static final List<String> TREES =
            List.of("alder", "birch", "cedar", "elm", "hazel", "larch", "oak", "rowan");

    /** What a room is called: the same name becomes the same tree and number everywhere. */
    private static final Pseudonym TREE = (name, row) -> {
        var entropy = row.entropy("room", name);
        return entropy.pick(TREES) + " " + entropy.below(1_000);
    };

    private static final String ROOMS = """
            create table rooms (id int primary key, name text not null, door_sign text);
            insert into rooms values (1, 'Ann''s office', 'Ann''s office'), (2, 'Bob''s office', null)
            """;

    private CustomPseudonym() {}

    /** Copies the rooms and prints what they are called in the copy. */
    public static void main(String[] arguments) {
        try (DemoServer server = DemoServer.start()) {
            server.create("production");
            server.create("development");
            prepare(server, "production", "development");
            copy(server.dataSource("production"), server.dataSource("development"));
            server.column("development", "select name from rooms order by id").forEach(System.out::println);
        }
    }

    /** Fills the one database and marks the other one as one that may be overwritten. */
    static void prepare(DemoServer server, String production, String development) {
        server.execute(production, ROOMS);
        server.execute(development, ROOMS);
        server.execute(development, "comment on database %s is 'decile:development'".formatted(development));
    }

    /** Copies all rooms under other names. */
    static void copy(DataSource production, DataSource development) {
        try (Snapshot snapshot = Snapshot.open(production)) {
            Anonymizer anonymizer = Anonymizer.of(snapshot.schema(), Secret.random())
                    .replace("rooms.name", TREE)
                    .replace("rooms.door_sign", TREE);
            Sampling everything = Sampling.of(snapshot.schema()).draw("rooms", percent(100));

            snapshot.transfer(everything.select(snapshot)).rewriting(anonymizer).into(Target.database(development));
        }
    }
}
