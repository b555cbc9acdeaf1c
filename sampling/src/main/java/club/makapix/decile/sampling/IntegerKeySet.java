package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;
import java.util.function.Consumer;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/**
 * Holds integers: in Roaring bitmaps where they are dense (about 1.3 bytes each for every tenth of a sequence), in an
 * open-addressed table where they are sparse (at most 14 bytes each). Changes from one to the other as it grows.
 */
final class IntegerKeySet implements KeySet {
    private static final int FIRST_CHECK = 4096;
    /** A bitmap container of 65,536 values takes 8 KiB: above this many values per key the table is smaller. */
    private static final long DENSE_VALUES_PER_KEY = 64;

    private LongTable sparse = new LongTable(1);
    private Roaring64NavigableMap dense = new Roaring64NavigableMap();
    private boolean isDense;
    private long smallest = Long.MAX_VALUE;
    private long largest = Long.MIN_VALUE;
    private long size;
    private long nextCheck = FIRST_CHECK;

    @Override
    public boolean add(Row row, int[] fields) {
        return add(row.integer(fields[0]));
    }

    boolean add(long key) {
        if (isDense ? dense.contains(key) : !sparse.add(key, 0)) {
            return false;
        }
        if (isDense) {
            dense.addLong(key);
        }
        smallest = Math.min(smallest, key);
        largest = Math.max(largest, key);
        size++;
        if (size >= nextCheck) {
            nextCheck *= 2;
            chooseForm();
        }
        return true;
    }

    private void chooseForm() {
        double span = (double) largest - (double) smallest + 1;
        boolean shouldBeDense = span < (double) size * DENSE_VALUES_PER_KEY;
        if (shouldBeDense && !isDense) {
            sparse.forEach((key, unused) -> dense.addLong(key));
            sparse = new LongTable(1);
        } else if (!shouldBeDense && isDense) {
            dense.forEach(key -> sparse.add(key, 0));
            dense = new Roaring64NavigableMap();
        }
        isDense = shouldBeDense;
    }

    @Override
    public boolean contains(Row row, int[] fields) {
        return contains(row.integer(fields[0]));
    }

    boolean contains(long key) {
        return isDense ? dense.contains(key) : sparse.contains(key, 0);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void forEach(Consumer<String[]> keys) {
        if (isDense) {
            dense.forEach(key -> keys.accept(new String[] {Long.toString(key)}));
        } else {
            sparse.forEach((key, unused) -> keys.accept(new String[] {Long.toString(key)}));
        }
    }

    @Override
    public long bytes() {
        return isDense ? dense.serializedSizeInBytes() : sparse.bytes();
    }
}
