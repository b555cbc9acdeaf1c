package club.makapix.decile.sampling;

/**
 * A set of numbers of one or two longs in an open-addressed table with linear probing. Grows by a third, so that it stays
 * between 60 and 80 % full: at most 14 bytes for a number of one long, 27 for two. Adding and looking up take constant time.
 */
final class LongTable {
    private static final int FIRST_CAPACITY = 16;
    private static final double FULL = 0.8;
    private static final double GROWTH = 1.33;
    private static final long MIX_1 = 0xbf58476d1ce4e5b9L;
    private static final long MIX_2 = 0x94d049bb133111ebL;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final int width;
    private long[] slots;
    private int capacity = FIRST_CAPACITY;
    private long size;
    private boolean hasZero;

    /** Prepares an empty table for numbers of one or two longs. */
    LongTable(int width) {
        this.width = width;
        this.slots = new long[FIRST_CAPACITY * width];
    }

    /** Adds a number, of width one with {@code low} 0; tells whether it was not there. */
    boolean add(long high, long low) {
        if (high == 0 && low == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        int slot = find(high, low);
        if (isTaken(slot)) {
            return false;
        }
        put(slot, high, low);
        size++;
        if (size > capacity * FULL) {
            grow();
        }
        return true;
    }

    boolean contains(long high, long low) {
        return (high == 0 && low == 0) ? hasZero : isTaken(find(high, low));
    }

    long size() {
        return size + (hasZero ? 1 : 0);
    }

    long bytes() {
        return (long) slots.length * Long.BYTES;
    }

    void forEach(Visitor visitor) {
        if (hasZero) {
            visitor.visit(0, 0);
        }
        for (int slot = 0; slot < capacity; slot++) {
            if (isTaken(slot)) {
                visitor.visit(slots[slot * width], low(slot));
            }
        }
    }

    private void put(int slot, long high, long low) {
        slots[slot * width] = high;
        if (width > 1) {
            slots[slot * width + 1] = low;
        }
    }

    private long low(int slot) {
        return width > 1 ? slots[slot * width + 1] : 0;
    }

    private boolean isTaken(int slot) {
        return slots[slot * width] != 0 || low(slot) != 0;
    }

    private boolean isAt(int slot, long high, long low) {
        return slots[slot * width] == high && low(slot) == low;
    }

    private int find(long high, long low) {
        int slot = home(high, low);
        while (isTaken(slot) && !isAt(slot, high, low)) {
            slot = slot + 1 == capacity ? 0 : slot + 1;
        }
        return slot;
    }

    private int home(long high, long low) {
        long hash = high + (low * SPREAD);
        hash = (hash ^ (hash >>> 30)) * MIX_1;
        hash = (hash ^ (hash >>> 27)) * MIX_2;
        hash ^= hash >>> 31;
        return (int) Math.multiplyHigh(hash >>> 1, (long) capacity << 1);
    }

    private void grow() {
        long[] old = slots;
        int oldCapacity = capacity;
        capacity = Math.toIntExact((long) (oldCapacity * GROWTH) + 1);
        slots = new long[Math.multiplyExact(capacity, width)];
        for (int slot = 0; slot < oldCapacity; slot++) {
            long high = old[slot * width];
            long low = width > 1 ? old[slot * width + 1] : 0;
            if (high != 0 || low != 0) {
                put(find(high, low), high, low);
            }
        }
    }

    /** Receives the numbers of a table. */
    @FunctionalInterface
    interface Visitor {
        void visit(long high, long low);
    }
}
