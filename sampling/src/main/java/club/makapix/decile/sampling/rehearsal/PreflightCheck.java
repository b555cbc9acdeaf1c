package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.TableName;
import java.util.Optional;

/**
 * Asks how many rows of production break a rule that a migration adds.
 *
 * @param table the table, as production names it
 * @param rule the constraint's name, or the column with what it must become: {@code title not null}
 * @param query the SELECT that counts; empty where production cannot be asked
 * @param remark why it cannot be asked, empty otherwise
 */
record PreflightCheck(TableName table, String rule, Optional<String> query, String remark) {
    static PreflightCheck asking(TableName table, String rule, String query) {
        return new PreflightCheck(table, rule, Optional.of(query), "");
    }

    static PreflightCheck impossible(TableName table, String rule, String remark) {
        return new PreflightCheck(table, rule, Optional.empty(), remark);
    }

    /** Returns the check of a rule that needs what production does not have yet. */
    static PreflightCheck brought(TableName table, String rule, String subject) {
        return impossible(table, rule, subject + " comes with the migration itself");
    }
}
