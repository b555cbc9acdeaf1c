package club.makapix.decile.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a fresh {@link TestDatabase} to each test parameter of that type: {@code @ExtendWith(TestDatabases.class)}. */
public final class TestDatabases implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        TestDatabase database = TestDatabase.create();
        extension
                .getStore(ExtensionContext.Namespace.create(TestDatabases.class, parameter.getIndex()))
                .put(database, database);
        return database;
    }
}
