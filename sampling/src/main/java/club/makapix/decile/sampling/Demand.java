package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;

/**
 * Collects the keys of parents that rows in the cohort require and that are not in it yet. Of a history, which has several rows of
 * one key, all are required, once.
 */
final class Demand {
    private final Link link;
    private final KeySet histories;
    private KeySet keys;

    Demand(Link link) {
        this.link = link;
        this.histories = link.parents().shape().newSet();
        this.keys = link.parents().shape().newSet();
    }

    Link link() {
        return link;
    }

    void add(Row row) {
        boolean isWanting = link.reference().isToHistory()
                ? link.hasKey(row) && histories.add(row, link.fields())
                : link.isWanting(row);
        if (isWanting) {
            keys.add(row, link.fields());
        }
    }

    boolean isEmpty() {
        return keys.size() == 0;
    }

    /** Returns the keys collected since the last call. */
    KeySet take() {
        KeySet taken = keys;
        keys = link.parents().shape().newSet();
        return taken;
    }
}
