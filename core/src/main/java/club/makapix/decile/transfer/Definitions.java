package club.makapix.decile.transfer;

import club.makapix.decile.schema.SchemaException;
import java.util.Optional;

/**
 * Is the DDL of which a target is built, as far as it is not there already.
 *
 * @param ddl the statements; empty if the target has its own
 * @param treatment what the report says of them
 */
record Definitions(Optional<String> ddl, DdlTreatment treatment) {
    /** What a target has that is filled and not built. */
    static final Definitions OWN = new Definitions(Optional.empty(), DdlTreatment.OWN);

    /**
     * Has the rewriter look through the DDL.
     *
     * @param comments whether its comments reach the target
     * @throws SchemaException if the rewriter found what must not travel
     */
    static Definitions of(Snapshot snapshot, SchemaScript schema, boolean comments, Optional<RowRewriter> rewriter) {
        String ddl = schema.of(snapshot);
        DdlTreatment treatment =
                rewriter.map(stage -> stage.search(DdlTexts.of(ddl, comments))).orElse(DdlTreatment.UNSEARCHED);
        return new Definitions(Optional.of(ddl), treatment);
    }
}
