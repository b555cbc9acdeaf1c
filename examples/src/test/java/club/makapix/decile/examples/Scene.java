package club.makapix.decile.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A production with rows, a marked development database with the same tables, and a folder for what is written.
 *
 * @param folder where the recipe lies
 * @param production the name of the source
 * @param development the name of the target
 */
record Scene(Path folder, String production, String development) {
    static Scene of(Path folder, String tables, String rows) {
        Scene scene = new Scene(folder, TestServer.create(), TestServer.create());
        scene.inProduction(tables + rows);
        scene.inDevelopment(tables);
        TestServer.markAsDevelopment(scene.development);
        return scene;
    }

    void inProduction(String sql) {
        TestServer.server().execute(production, sql);
    }

    void inDevelopment(String sql) {
        TestServer.server().execute(development, sql);
    }

    /** Returns the first column of a query's rows in production. */
    List<String> produced(String query) {
        return TestServer.server().column(production, query);
    }

    /** Returns the first column of a query's rows in the development database. */
    List<String> developed(String query) {
        return TestServer.server().column(development, query);
    }

    String source() {
        return "--source=" + TestServer.server().url(production);
    }

    String target() {
        return "--target=" + TestServer.server().url(development);
    }

    /** Writes the recipe and returns the option that names it. */
    String recipe(String text) {
        try {
            return "--recipe=" + Files.writeString(folder.resolve("recipe.yaml"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the options of a refresh by the recipe, and others. */
    String[] arguments(String recipe, String... more) {
        return Stream.concat(Stream.of(source(), target(), recipe(recipe)), Stream.of(more))
                .toArray(String[]::new);
    }

    Run refresh(String recipe, String... more) {
        return refresh(Run.SECRET, recipe, more);
    }

    Run refresh(Map<String, String> environment, String recipe, String... more) {
        return Run.refresh(environment, arguments(recipe, more));
    }
}
