package club.makapix.decile.transfer;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what becomes of the rows of each table. */
public interface RowRewriter {
    /**
     * Checks, before a row is read, that every column of the tables has a decision and every rule is possible.
     *
     * @throws SchemaException if not; one exception lists everything that is missing or wrong
     */
    void check(Collection<Table> travelling);

    /**
     * Searches, before a row is read, the DDL of which a target is to be built: {@link Target#newDatabase}, {@link FileTarget#withSchema}.
     * Unless a rewriter says otherwise, it does not.
     *
     * @param ddl the texts that would reach the target as they are
     * @return what was done, for the report
     * @throws SchemaException if one must not reach it; the message names places, never a text
     */
    default DdlTreatment search(List<DdlText> ddl) {
        return DdlTreatment.UNSEARCHED;
    }

    /** Returns the rewriter for one pass over a table; empty if its rows pass unchanged. Different tables may be asked for by different threads. */
    Optional<TableRewriter> of(Table table);

    /**
     * Returns the texts that come to stand in columns of the table whatever stood there, by column, so that the source can be asked before a
     * row is read whether the column could hold them.
     */
    default Map<String, List<String>> constants(Table table) {
        return Map.of();
    }

    /** Returns for each column of the table what is done to it and why, for the report. */
    Map<String, ColumnTreatment> treatments(Table table);

    /** Returns what may be said of rows that it has rewritten, for the report: are they pseudonymised, and who can undo that? */
    String statement();

    /** Returns a short text that differs whenever the recipe or the secret does and betrays neither, for the report. */
    String fingerprint();
}
