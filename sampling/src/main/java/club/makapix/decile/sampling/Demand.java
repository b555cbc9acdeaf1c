package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;

/** Collects the keys of parents that rows in the cohort require and that are not in it yet. */
final class Demand {
    private final Link link;
    private KeySet keys;

    Demand(Link link) {
        this.link = link;
        this.keys = link.parents().shape().newSet();
    }

    Link link() {
        return link;
    }

    void add(Row row) {
        if (link.isWanting(row)) {
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
