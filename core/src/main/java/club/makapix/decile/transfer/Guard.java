package club.makapix.decile.transfer;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.SchemaException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses a target that is not meant to be overwritten, before anything is written. */
final class Guard {
    /** Stands in the comment of a database or schema that may be overwritten. */
    static final String MARK = "decile:development";

    /** A mark with a typing error; whatever else a comment says is shown to nobody. */
    private static final Pattern NEARLY_MARK = Pattern.compile("\\s*(decile[\\w:.-]{0,30})", Pattern.CASE_INSENSITIVE);

    private Guard() {}

    /**
     * Lets a target pass that is another database than the source, and is either marked or named by the caller.
     *
     * @throws SchemaException otherwise; the message says what to do
     */
    static void check(DatabaseIdentity source, DatabaseIdentity target, Consent consent) {
        switch (target.kinshipWith(source)) {
            case SAME ->
                throw new SchemaException(
                        "the target %s is the source itself; name another database".formatted(target.name()));
            case COPY -> checkCopy(source, target, consent);
            case OTHER -> checkWritable(target);
        }
        if (consent.named().isPresent()) {
            checkName(target, consent.named().get());
        } else if (!target.comment().contains(MARK)) {
            throw new SchemaException(
                    "the target %s is not marked as a development database%s, so it is not overwritten; its owner can mark it: comment on database %s is '%s'"
                            .formatted(
                                    target.name(), instead(target.comment()), Identifiers.quote(target.name()), MARK));
        }
    }

    /** Says what stands in the place of the mark, if it was meant for one. */
    static String instead(String comment) {
        Matcher nearly = NEARLY_MARK.matcher(comment);
        return nearly.lookingAt() ? " (its comment says %s)".formatted(nearly.group(1)) : "";
    }

    /** After a failover a promoted standby is production, so a copy of the source is overwritten on demand only. */
    private static void checkCopy(DatabaseIdentity source, DatabaseIdentity target, Consent consent) {
        if (target.standby()) {
            throw new SchemaException(
                    "the target %s is on a standby of the source; name another database".formatted(target.name()));
        }
        if (source.standby()) {
            throw new SchemaException(
                    "the target %s is the primary of the source, which is a standby, or a copy of it; name another database"
                            .formatted(target.name()));
        }
        if (!consent.copy()) {
            throw new SchemaException(
                    "the target %s is a physical copy of the source, such as a promoted standby, and may be production after a failover; name another database, or allow a physical copy if this one was made for development"
                            .formatted(target.name()));
        }
    }

    private static void checkWritable(DatabaseIdentity target) {
        if (target.standby()) {
            throw new SchemaException("the target %s is on a standby, which cannot be written; name its primary"
                    .formatted(target.name()));
        }
    }

    private static void checkName(DatabaseIdentity target, String named) {
        if (!target.name().equals(named)) {
            throw new SchemaException("the target was named %s but the connection leads to %s, which is not overwritten"
                    .formatted(named, target.name()));
        }
    }
}
