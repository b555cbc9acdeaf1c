package club.makapix.decile.sampling;

import club.makapix.decile.schema.Identifiers;
import java.util.Arrays;
import java.util.List;

/** Collects keys into SQL array literals, one for each column of the key. */
final class KeyLiteral {
    private final List<String> types;
    private final StringBuilder[] arrays;
    private int size;

    KeyLiteral(List<String> types) {
        this.types = types;
        this.arrays = new StringBuilder[types.size()];
        clear();
    }

    void clear() {
        for (int column = 0; column < arrays.length; column++) {
            arrays[column] = new StringBuilder();
        }
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns the characters that the arrays take. */
    long length() {
        return Arrays.stream(arrays).mapToLong(StringBuilder::length).sum();
    }

    void add(String[] key) {
        for (int column = 0; column < arrays.length; column++) {
            arrays[column].append(size == 0 ? "" : ",");
            appendElement(arrays[column], key[column]);
        }
        size++;
    }

    private static void appendElement(StringBuilder array, String value) {
        if (isPlain(value)) {
            array.append(value);
        } else {
            array.append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
    }

    private static boolean isPlain(String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character != '-' && (character < '0' || character > '9')) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    /** Returns the condition that the values of these expressions are among the keys. */
    String contains(List<String> values) {
        if (size == 0) {
            return "false";
        }
        if (arrays.length == 1) {
            return "%s = any(%s)".formatted(values.get(0), array(0));
        }
        StringBuilder lists = new StringBuilder();
        for (int column = 0; column < arrays.length; column++) {
            lists.append(column == 0 ? "" : ", ").append(array(column));
        }
        return "(%s) in (select * from unnest(%s))".formatted(String.join(", ", values), lists);
    }

    private String array(int column) {
        return Identifiers.literal("{" + arrays[column] + "}") + "::" + types.get(column) + "[]";
    }
}
