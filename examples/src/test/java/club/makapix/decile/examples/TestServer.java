package club.makapix.decile.examples;

import java.util.concurrent.atomic.AtomicInteger;

/** One server for all tests of this module, stopped with the JVM. */
final class TestServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServer() {}

    private static final class Running {
        static final DemoServer SERVER = DemoServer.start();
    }

    static DemoServer server() {
        return Running.SERVER;
    }

    /** Makes a database and returns its name. */
    static String create(String... scripts) {
        String name = "example_" + DATABASES.incrementAndGet();
        server().create(name, scripts);
        return name;
    }

    static void markAsDevelopment(String database) {
        server().execute(database, "comment on database " + database + " is 'decile:development'");
    }
}
