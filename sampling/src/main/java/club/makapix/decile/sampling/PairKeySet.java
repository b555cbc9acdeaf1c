package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** Holds keys of 128 bits, UUIDs or pairs of integers, in an open-addressed table: at most 27 bytes each. */
final class PairKeySet implements KeySet {
    private final LongTable table = new LongTable(2);
    private final boolean uuids;

    /** Prepares an empty set of UUIDs or of pairs of integers. */
    PairKeySet(boolean uuids) {
        this.uuids = uuids;
    }

    @Override
    public boolean add(Row row, int[] fields) {
        if (uuids) {
            UUID uuid = uuid(row, fields);
            return table.add(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        }
        return table.add(row.integer(fields[0]), row.integer(fields[1]));
    }

    @Override
    public boolean contains(Row row, int[] fields) {
        if (uuids) {
            UUID uuid = uuid(row, fields);
            return table.contains(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        }
        return table.contains(row.integer(fields[0]), row.integer(fields[1]));
    }

    private static UUID uuid(Row row, int[] fields) {
        return UUID.fromString(Objects.requireNonNull(row.text(fields[0])));
    }

    @Override
    public long size() {
        return table.size();
    }

    @Override
    public void forEach(Consumer<String[]> keys) {
        table.forEach((high, low) -> keys.accept(
                uuids
                        ? new String[] {new UUID(high, low).toString()}
                        : new String[] {Long.toString(high), Long.toString(low)}));
    }

    @Override
    public long bytes() {
        return table.bytes();
    }
}
