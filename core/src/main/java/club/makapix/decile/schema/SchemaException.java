package club.makapix.decile.schema;

import java.util.List;

/**
 * Says that a request and the catalogue disagree: a name that does not exist, a rule that the schema forbids, a target that
 * differs. Thrown before anything is read or written; the message is a sentence for the person who wrote the request.
 */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemaException(String message) {
        super(message);
    }

    public SchemaException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns an exception for a name that does not exist: {@code users.emial is not a column; public.users has email, …}. */
    public static SchemaException unknown(String name, String kind, String where, List<String> existing) {
        return new SchemaException("%s is not %s; %s has %s"
                .formatted(name, kind, where, existing.isEmpty() ? "none" : NearestNames.of(name, existing)));
    }
}
