package club.makapix.decile.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts both ends of a transfer under the same settings, so that what one writes as text the other reads as the same value.
 * They last until the end of the transaction: a pooled connection goes back as it came.
 */
final class SessionSettings {
    /** Decide what text means which value; any server knows them. */
    static final SortedMap<String, String> PORTABLE = sorted(Map.of(
            "datestyle", "ISO, MDY",
            "idle_in_transaction_session_timeout", "0",
            "intervalstyle", "postgres",
            "lc_monetary", "C",
            "row_security", "off",
            "timezone", "UTC",
            "xmloption", "content"));

    private static final SortedMap<String, String> OTHERS = sorted(Map.of(
            "application_name", "decile",
            "bytea_output", "hex",
            "extra_float_digits", "3",
            "jit", "off",
            "synchronize_seqscans", "off",
            "transaction_timeout", "0"));

    private static SortedMap<String, String> sorted(Map<String, String> settings) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    private SessionSettings() {}

    /** Applies the settings to the transaction at hand. A server that does not know one of them has no need of it. */
    static void apply(Connection connection, Duration lockTimeout, Duration statementTimeout) throws SQLException {
        Map<String, String> settings = new TreeMap<>(PORTABLE);
        settings.putAll(OTHERS);
        settings.put("lock_timeout", Long.toString(lockTimeout.toMillis()));
        settings.put("statement_timeout", Long.toString(statementTimeout.toMillis()));
        try (PreparedStatement statement = connection.prepareStatement("""
                select pg_catalog.set_config(s.name, s.value, true)
                from unnest(?::text[], ?::text[]) s(name, value)
                where pg_catalog.current_setting(s.name, true) is not null
                """)) {
            statement.setArray(
                    1, connection.createArrayOf("text", settings.keySet().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("text", settings.values().toArray()));
            statement.execute();
        }
    }
}
