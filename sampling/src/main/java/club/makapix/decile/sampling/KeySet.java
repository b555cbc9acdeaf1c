package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;
import java.util.function.Consumer;

/** Holds keys of one unique key: compactly, without order. A key is read from fields of a row, none of which is NULL. */
interface KeySet {
    /** Adds the key; tells whether it was not there. */
    boolean add(Row row, int[] fields);

    boolean contains(Row row, int[] fields);

    long size();

    /** Passes each key on as the texts of its columns. */
    void forEach(Consumer<String[]> keys);

    /** Returns an estimate of the heap that the keys take. */
    long bytes();

    static boolean isNull(Row row, int[] fields) {
        for (int field : fields) {
            if (row.isNull(field)) {
                return true;
            }
        }
        return false;
    }
}
