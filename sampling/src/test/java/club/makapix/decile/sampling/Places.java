package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Numbers the rows of a table by where they are stored. */
final class Places {
    static final List<String> EXPRESSIONS = List.of("t.tableoid as oid", "t.ctid as ctid");

    private static final int BITS_OF_PAGE = 26;
    private static final int BITS_OF_LINE = 11;

    private long[] places = new long[16];
    private int size;

    void add(Row row, int field) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
        }
        places[size++] = place(row, field);
    }

    void sort() {
        places = Arrays.copyOf(places, size);
        Arrays.sort(places);
    }

    int size() {
        return size;
    }

    int find(Row row, int field) {
        int found = Arrays.binarySearch(places, place(row, field));
        if (found < 0) {
            throw new IllegalStateException("a row stands where none was before");
        }
        return found;
    }

    private static long place(Row row, int field) {
        String ctid = Objects.requireNonNull(row.text(field + 1));
        int comma = ctid.indexOf(',');
        long page = Long.parseLong(ctid.substring(1, comma));
        long line = Long.parseLong(ctid.substring(comma + 1, ctid.length() - 1));
        return (row.integer(field) << (BITS_OF_PAGE + BITS_OF_LINE)) | (page << BITS_OF_LINE) | line;
    }
}
