package club.makapix.decile.sampling;

import club.makapix.decile.schema.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Writes a key value as the one text that Java and the server agree on, whatever the session's settings are. */
final class KeyText {
    private static final int MICROSECOND_DIGITS = 6;
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MICROSECOND_DIGITS, true)
            .toFormatter(Locale.ROOT);

    private KeyText() {}

    static String of(Object value) {
        if (value instanceof String
                || value instanceof UUID
                || value instanceof Boolean
                || value instanceof LocalDate
                || isInteger(value)) {
            return value.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return TIMESTAMP.format(timestamp(value));
    }

    private static boolean isInteger(Object value) {
        return value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger;
    }

    private static LocalDateTime timestamp(Object value) {
        if (value instanceof LocalDateTime local) {
            return local;
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC).toLocalDateTime();
        }
        if (value instanceof OffsetDateTime offset) {
            return timestamp(offset.toInstant());
        }
        if (value instanceof ZonedDateTime zoned) {
            return timestamp(zoned.toInstant());
        }
        throw new IllegalArgumentException("a key of type %s has no known text form; give PostgreSQL's text of it"
                .formatted(value.getClass().getName()));
    }

    /** Returns the SQL expression of that text for a column of the row {@code t}. */
    static String sql(Column column) {
        String value = Sql.column(column.name());
        return switch (column.type().base()) {
            case "timestamptz" -> "(%s at time zone 'UTC')::text".formatted(value);
            case "bytea" -> "pg_catalog.encode(%s, 'hex')".formatted(value);
            default -> value + "::text";
        };
    }
}
