package club.makapix.decile.sampling;

import java.util.List;
import java.util.Random;

/** A type that keys may have: how its n-th value is written, and written otherwise but equal. */
enum RandomType {
    INT("int", "int"),
    BIG("bigint", "int"),
    SPARSE("bigint", "bigint"),
    UUID("uuid", "uuid"),
    TEXT("text", "varchar(40)"),
    CITEXT("citext", "citext"),
    NUMERIC("numeric", "numeric"),
    CHAR("char(8)", "char(12)"),
    DATE("date", "date"),
    TIMESTAMP("timestamptz", "timestamptz"),
    BYTES("bytea", "bytea"),
    DOMAIN("positive", "int"),
    MOOD("mood", "mood");

    final String parent;
    final String child;

    RandomType(String parent, String child) {
        this.parent = parent;
        this.child = child;
    }

    static RandomType pick(Random random) {
        return random.nextInt(3) == 0 ? INT : List.of(values()).get(random.nextInt(values().length));
    }

    String value(int number) {
        return switch (this) {
            case INT, BIG, DOMAIN -> Integer.toString(number);
            case SPARSE -> Long.toString(number * 7_777_777_777_777L - 9_000_000_000_000L);
            case UUID -> "'%08x-0000-4000-8000-%012x'".formatted(number * 7919, number);
            case TEXT -> "E'k\\'\"\\\\, {%d}\\n'".formatted(number);
            case CITEXT -> "'Key%dÄ'".formatted(number);
            case NUMERIC -> number + ".50";
            case CHAR -> "'c" + number + "'";
            case DATE -> "date '2020-02-25' + " + number;
            case TIMESTAMP -> "timestamptz '2020-02-25 12:00+00' + interval '1 hour' * " + number;
            case BYTES -> "'\\x%04x'".formatted(number);
            case MOOD -> "'m" + number + "'";
        };
    }

    String equalValue(int number) {
        return switch (this) {
            case CITEXT -> "'kEY%dÄ'".formatted(number);
            case NUMERIC -> number + ".5000";
            default -> value(number);
        };
    }

    /** Tells whether equal values have equal texts, so that arrays of them may refer to rows. */
    boolean isCanonical() {
        return this != CITEXT && this != NUMERIC && this != CHAR;
    }

    /** Tells whether a text may stand for a value. */
    boolean isReadFromText() {
        return this == INT || this == BIG || this == SPARSE || this == UUID;
    }

    /** Returns the statements that create the types. */
    static String ddl() {
        StringBuilder labels = new StringBuilder("'m0'");
        for (int number = 1; number < 2000; number++) {
            labels.append(", 'm").append(number).append('\'');
        }
        return "create extension citext; create domain positive as int check (value > 0);"
                + "create type mood as enum (" + labels + ");";
    }
}
