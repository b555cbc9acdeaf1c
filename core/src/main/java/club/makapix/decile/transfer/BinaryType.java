package club.makapix.decile.transfer;

import club.makapix.decile.schema.ColumnType;
import club.makapix.decile.schema.TypeKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Translates values between COPY's binary format and PostgreSQL's text, for the types where both are plain. */
enum BinaryType {
    SMALLINT {
        @Override
        long integer(byte[] row, int start, int length, int field) {
            return ByteBuffer.wrap(row).getShort(start);
        }

        @Override
        byte[] bytes(String text) {
            return ByteBuffer.allocate(2).putShort(Short.parseShort(text)).array();
        }
    },
    INTEGER {
        @Override
        long integer(byte[] row, int start, int length, int field) {
            return ByteBuffer.wrap(row).getInt(start);
        }

        @Override
        byte[] bytes(String text) {
            return ByteBuffer.allocate(4).putInt(Integer.parseInt(text)).array();
        }
    },
    BIGINT {
        @Override
        long integer(byte[] row, int start, int length, int field) {
            return ByteBuffer.wrap(row).getLong(start);
        }

        @Override
        byte[] bytes(String text) {
            return ByteBuffer.allocate(8).putLong(Long.parseLong(text)).array();
        }
    },
    TEXT {
        @Override
        String text(byte[] row, int start, int length) {
            return new String(row, start, length, StandardCharsets.UTF_8);
        }

        @Override
        long integer(byte[] row, int start, int length, int field) {
            return TextRow.integer(row, start, start + length, field);
        }

        @Override
        byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    },
    JSONB {
        @Override
        String text(byte[] row, int start, int length) {
            return TEXT.text(row, start + 1, length - 1);
        }

        @Override
        long integer(byte[] row, int start, int length, int field) {
            return TEXT.integer(row, start + 1, length - 1, field);
        }

        @Override
        byte[] bytes(String text) {
            byte[] plain = TEXT.bytes(text);
            return ByteBuffer.allocate(plain.length + 1)
                    .put((byte) 1)
                    .put(plain)
                    .array();
        }
    },
    UUID {
        @Override
        String text(byte[] row, int start, int length) {
            ByteBuffer bytes = ByteBuffer.wrap(row, start, length);
            return new java.util.UUID(bytes.getLong(), bytes.getLong()).toString();
        }

        @Override
        long integer(byte[] row, int start, int length, int field) {
            throw TextRow.noInteger(field);
        }

        @Override
        byte[] bytes(String text) {
            String digits = text.replace("-", "").replace("{", "").replace("}", "");
            if (digits.length() != 32) {
                throw new IllegalArgumentException("no UUID");
            }
            return HexFormat.of().parseHex(digits);
        }
    },
    /** An SQL literal: the text output of any type in quotes, or {@code NULL} without. */
    LITERAL {
        @Override
        boolean isNull(byte[] row, int start) {
            return row[start] == 'N';
        }

        @Override
        String text(byte[] row, int start, int length) {
            String literal = TEXT.text(row, start, length);
            return literal.charAt(0) == 'E' ? unquoted(literal.substring(1)).replace("\\\\", "\\") : unquoted(literal);
        }

        private String unquoted(String literal) {
            return literal.substring(1, literal.length() - 1).replace("''", "'");
        }

        @Override
        long integer(byte[] row, int start, int length, int field) {
            return TEXT.integer(row, start + 1, length - 2, field);
        }

        @Override
        byte[] bytes(String text) {
            throw new IllegalArgumentException("a literal stays behind");
        }
    };

    /** Makes a {@link #LITERAL} of an expression of any type. */
    static final String LITERAL_SQL = "pg_catalog.format('%%L', (%s\n))";

    private static final Map<String, BinaryType> BUILT_IN = Map.ofEntries(
            Map.entry("int2", SMALLINT),
            Map.entry("int4", INTEGER),
            Map.entry("int8", BIGINT),
            Map.entry("text", TEXT),
            Map.entry("varchar", TEXT),
            Map.entry("bpchar", TEXT),
            Map.entry("name", TEXT),
            Map.entry("json", TEXT),
            Map.entry("jsonb", JSONB),
            Map.entry("uuid", UUID));
    /** Types whose binary form is the same on every server, beside those above. */
    private static final Set<String> PORTABLE = Set.of(
            "bool",
            "float4",
            "float8",
            "numeric",
            "bytea",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "bit",
            "varbit");

    /** Returns the translation for a column's values; empty where they are better asked for as text. */
    static Optional<BinaryType> of(ColumnType type) {
        if (type.kind() == TypeKind.ENUM || type.name().equals("citext")) { // both send and take the bytes of a text
            return Optional.of(TEXT);
        }
        return isScalar(type) ? Optional.ofNullable(BUILT_IN.get(type.base())) : Optional.empty();
    }

    /** Tells whether {@link #of} has a translation. */
    static boolean isTranslated(ColumnType type) {
        return of(type).isPresent();
    }

    /**
     * Tells whether another server reads the binary form of the values as this one wrote it. Not so where it holds the number of
     * a type that somebody made.
     */
    static boolean isPortable(ColumnType type) {
        if (type.kind() == TypeKind.ARRAY) {
            return type.schema().equals("pg_catalog")
                    && type.name().startsWith("_")
                    && isPortable(type.name().substring(1));
        }
        return isTranslated(type) || (isScalar(type) && isPortable(type.base()));
    }

    private static boolean isPortable(String builtIn) {
        return BUILT_IN.containsKey(builtIn) || PORTABLE.contains(builtIn);
    }

    private static boolean isScalar(ColumnType type) {
        return (type.kind() == TypeKind.DOMAIN && type.baseKind() == TypeKind.BASE)
                || (type.kind() == TypeKind.BASE && type.schema().equals("pg_catalog"));
    }

    /** Tells whether a value that is there stands for NULL. */
    boolean isNull(byte[] row, int start) {
        return false;
    }

    /** Returns the value as PostgreSQL's text output. */
    String text(byte[] row, int start, int length) {
        return Long.toString(integer(row, start, length, 0));
    }

    /**
     * Returns the value as an integer.
     *
     * @param field what to call it
     * @throws NumberFormatException if it is none; the message holds no value
     */
    abstract long integer(byte[] row, int start, int length, int field);

    /**
     * Returns the binary form of a value.
     *
     * @throws IllegalArgumentException if the text is no value of the type; the message may hold it
     */
    abstract byte[] bytes(String text);
}
