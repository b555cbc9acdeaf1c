package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts rows that come ordered by group and then by hash, and takes the first ones of each group. */
final class DrawOrder {
    private final int[] group;
    private final long most;
    private @Nullable String current;
    private long taken;

    /**
     * Prepares to count.
     *
     * @param group the fields that are the same in a group; none if there is but one
     * @param most how many rows of a group are taken
     */
    DrawOrder(int[] group, long most) {
        this.group = group.clone();
        this.most = most;
    }

    /** Counts the row and tells whether it is taken, or would be taken at all events. */
    boolean takes(Row row, boolean inAnyCase) {
        String texts = Arrays.toString(Arrays.stream(group).mapToObj(row::text).toArray());
        if (!texts.equals(current)) {
            current = texts;
            taken = 0;
        }
        if (inAnyCase || taken < most) {
            taken++;
            return true;
        }
        return false;
    }
}
