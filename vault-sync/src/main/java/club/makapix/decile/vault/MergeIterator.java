package club.makapix.decile.vault;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges sorted sequences of byte strings into one; equal strings come once. */
final class MergeIterator implements Iterator<byte[]> {
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Head::compare);
    private byte @Nullable [] next;

    MergeIterator(Collection<Iterator<byte[]>> sources) {
        sources.forEach(this::push);
        advance();
    }

    /** Is the entry at the head of a sequence, and the rest of it. */
    private static final class Head {
        private final byte[] entry;
        private final Iterator<byte[]> rest;

        Head(byte[] entry, Iterator<byte[]> rest) {
            this.entry = entry;
            this.rest = rest;
        }

        static int compare(Head left, Head right) {
            return Arrays.compareUnsigned(left.entry, right.entry);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public byte[] next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        byte[] current = next;
        advance();
        return current;
    }

    private void advance() {
        byte[] previous = next;
        next = null;
        while (next == null && !heads.isEmpty()) {
            Head least = heads.remove();
            push(least.rest);
            if (previous == null || !Arrays.equals(previous, least.entry)) {
                next = least.entry;
            }
        }
    }

    private void push(Iterator<byte[]> source) {
        if (source.hasNext()) {
            heads.add(new Head(source.next(), source));
        }
    }
}
