package club.makapix.decile.sampling;

import club.makapix.decile.transfer.ForeignKeyCount;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.function.ToLongFunction;

/** Counts what the references of one table did to its rows. Written by one thread. There is one object for each reference. */
final class Tally {
    private final IdentityHashMap<Reference, Counts> counts = new IdentityHashMap<>();

    private static final class Counts {
        long pulled;
        long detached;
        long confined;
        long dangling;
    }

    private Counts of(Reference reference) {
        return counts.computeIfAbsent(reference, unused -> new Counts());
    }

    void pulled(Reference reference) {
        of(reference).pulled++;
    }

    void detached(Reference reference) {
        of(reference).detached++;
    }

    void confined(Reference reference) {
        of(reference).confined++;
    }

    void released(Reference reference) {
        of(reference).confined--;
    }

    void dangling(Reference reference) {
        of(reference).dangling++;
    }

    /** Returns what all tallies together count for a reference. */
    static ForeignKeyCount total(Reference reference, Collection<Tally> tallies) {
        return new ForeignKeyCount(
                reference.key(),
                sum(reference, tallies, each -> each.pulled),
                sum(reference, tallies, each -> each.detached),
                sum(reference, tallies, each -> each.confined),
                sum(reference, tallies, each -> each.dangling));
    }

    private static long sum(Reference reference, Collection<Tally> tallies, ToLongFunction<Counts> count) {
        return tallies.stream()
                .filter(tally -> tally.counts.containsKey(reference))
                .mapToLong(tally -> count.applyAsLong(tally.of(reference)))
                .sum();
    }
}
