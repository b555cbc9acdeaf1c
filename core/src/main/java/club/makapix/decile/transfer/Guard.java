package club.makapix.decile.transfer;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.SchemaException;
import java.util.Optional;

/** Refuses a target that is not meant to be overwritten, before anything is written. */
final class Guard {
    /** Stands in the comment of a database that may be overwritten. */
    static final String MARK = "decile:development";

    private Guard() {}

    /**
     * Lets a target pass that is another database than the source, and is either marked or named by the caller.
     *
     * @throws SchemaException otherwise; the message says what to do
     */
    static void check(DatabaseIdentity source, DatabaseIdentity target, Optional<String> named) {
        if (source.isSameAs(target)) {
            throw new SchemaException(
                    "the target %s is the source itself, or a physical copy of it; name another database"
                            .formatted(target.name()));
        }
        if (target.standby()) {
            throw new SchemaException("the target %s is on a standby, which cannot be written; name its primary"
                    .formatted(target.name()));
        }
        if (named.isPresent()) {
            checkName(target, named.get());
        } else if (!target.comment().contains(MARK)) {
            throw new SchemaException(
                    "the target %s is not marked as a development database, so it is not overwritten; its owner can mark it: comment on database %s is '%s'"
                            .formatted(target.name(), Identifiers.quote(target.name()), MARK));
        }
    }

    private static void checkName(DatabaseIdentity target, String named) {
        if (!target.name().equals(named)) {
            throw new SchemaException("the target was named %s but the connection leads to %s, which is not overwritten"
                    .formatted(named, target.name()));
        }
    }
}
