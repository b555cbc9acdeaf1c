package club.makapix.decile.transfer;

import club.makapix.decile.schema.SchemaException;
import java.sql.Connection;
import java.sql.SQLException;

/** Decides, before anything is written, whether the rows of a snapshot may replace those of a database. */
@FunctionalInterface
interface Admission {
    /**
     * Returns where the rows go.
     *
     * @throws SchemaException if they may not
     */
    Site check(Snapshot snapshot, Connection target) throws SQLException;
}
