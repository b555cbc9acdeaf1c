package club.makapix.decile.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts both ends of a transfer under the same settings, so that what one writes as text the other reads as the same value.
 * They last until the end of the transaction: a pooled connection goes back as it came.
 */
final class SessionSettings {
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("application_name", "decile"),
            Map.entry("row_security", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("datestyle", "ISO, MDY"),
            Map.entry("intervalstyle", "postgres"),
            Map.entry("bytea_output", "hex"),
            Map.entry("extra_float_digits", "3"),
            Map.entry("lc_monetary", "C"),
            Map.entry("xmloption", "content"),
            Map.entry("synchronize_seqscans", "off"),
            Map.entry("idle_in_transaction_session_timeout", "0"),
            Map.entry("transaction_timeout", "0"));

    private SessionSettings() {}

    /** Applies the settings to the transaction at hand. A server that does not know one of them has no need of it. */
    static void apply(Connection connection, Duration lockTimeout, Duration statementTimeout) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>(COMMON);
        settings.put("lock_timeout", Long.toString(lockTimeout.toMillis()));
        settings.put("statement_timeout", Long.toString(statementTimeout.toMillis()));
        try (PreparedStatement statement = connection.prepareStatement("""
                select pg_catalog.set_config(s.name, s.value, true)
                from unnest(?::text[], ?::text[]) s(name, value)
                where lower(s.name) in (select lower(name) from pg_catalog.pg_settings)
                """)) {
            statement.setArray(
                    1, connection.createArrayOf("text", settings.keySet().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("text", settings.values().toArray()));
            statement.execute();
        }
    }
}
