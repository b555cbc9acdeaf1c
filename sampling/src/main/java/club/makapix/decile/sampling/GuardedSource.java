package club.makapix.decile.sampling;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.Snapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Names the role when row security makes the server refuse: it refuses rather than hide rows. */
final class GuardedSource implements Source {
    private final Snapshot snapshot;
    private final String role;

    private GuardedSource(Snapshot snapshot, String role) {
        this.snapshot = snapshot;
        this.role = role;
    }

    /** Returns a source for this snapshot; it asks for the role only if some table has row security. */
    static Source of(Snapshot snapshot, Schema schema) {
        if (schema.tables().stream().noneMatch(Table::rowSecurity)) {
            return snapshot::query;
        }
        List<String> role = new ArrayList<>();
        snapshot.query("the role", "select current_user", row -> role.add(String.valueOf(row.text(0))));
        return new GuardedSource(snapshot, role.get(0));
    }

    @Override
    public void query(String purpose, String sql, Consumer<Row> rows) {
        try {
            snapshot.query(purpose, sql, rows);
        } catch (DatabaseException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("row-level security") && e.getCause() instanceof SQLException cause) {
                throw new DatabaseException(
                        "%s; the role %s does not bypass it: read as the owner or as a role with BYPASSRLS"
                                .formatted(message, role),
                        cause);
            }
            throw e;
        }
    }
}
