package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** The kinds of target, for tests that hold each of them to the same rules. */
enum Destination {
    DATABASE {
        @Override
        Target target(Place place, SchemaScript ddl) {
            return Target.database(place.dataSource(place.database().name()));
        }
    },
    NEW_DATABASE {
        @Override
        Target target(Place place, SchemaScript ddl) {
            return Target.newDatabase(place::dataSource, place.database().name())
                    .withSchema(ddl);
        }
    },
    SCHEMA {
        @Override
        Target target(Place place, SchemaScript ddl) {
            return Target.schema(place.dataSource(place.database().name()), schema());
        }

        @Override
        String schema() {
            return "development";
        }
    },
    FILE {
        @Override
        Target target(Place place, SchemaScript ddl) {
            return Target.file(place.script());
        }

        @Override
        void settle(Place place) {
            Collection<Table> tables = place.database().readSchema().tables();
            place.database()
                    .execute(tables.stream()
                            .map(table -> table.name().quoted())
                            .collect(Collectors.joining(", ", "truncate ", "")));
            SqlScript.of(place.script()).restore(place.database().dataSource());
        }
    };

    /** Returns the target at that place; the DDL makes its tables. */
    abstract Target target(Place place, SchemaScript ddl);

    /** Returns the schema that takes the place of the source's public one. */
    String schema() {
        return "public";
    }

    /** Makes tables, and old rows in them, where the new ones are to come. */
    void prepare(TestDatabase database, String ddl) {
        database.execute("create schema if not exists %1$s; set search_path = %1$s; %2$s".formatted(schema(), ddl));
    }

    /** Does what is left to do until the rows are in the place's database. */
    void settle(Place place) {}

    boolean isDatabase() {
        return this != FILE;
    }

    /**
     * Says where rows go.
     *
     * @param database an existing database, marked as one that may be overwritten
     * @param folder an empty folder
     * @param way what lies between the test and the database's server
     */
    record Place(TestDatabase database, Path folder, UnaryOperator<PGSimpleDataSource> way) {
        static Place of(TestDatabase database, Path folder) {
            return new Place(database, folder, UnaryOperator.identity());
        }

        PGSimpleDataSource dataSource(String name) {
            return way.apply(TestServer.dataSource(name));
        }

        Path script() {
            return folder.resolve("slice.sql");
        }

        /** Describes everything there is, so that two states can be compared. */
        List<String> state() {
            List<String> state = new ArrayList<>(databases());
            state.addAll(RestorationTest.definitions(database));
            database.readSchema().tables().forEach(table -> {
                state.add(table.name().toString());
                state.addAll(database.rows("select t::text from " + table.name().quoted() + " t order by 1"));
            });
            state.addAll(files());
            return state;
        }

        /** Returns the names of the database and of those that are made beside it. */
        List<String> databases() {
            return database.rows("select datname, shobj_description(oid, 'pg_database') from pg_database"
                    + " where datname ~ '^%s(_next|_previous)?$' order by 1".formatted(database.name()));
        }

        private List<String> files() {
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted()
                        .map(file -> file.getFileName() + ": " + content(file))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String content(Path file) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
