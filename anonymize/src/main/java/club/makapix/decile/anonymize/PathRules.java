package club.makapix.decile.anonymize;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds paths and what happens where they lead. The paths are followed all at once, one step for each name, so that the cost of a value
 * does not grow with their number: a {@link Place} is what a finite automaton calls a state. Immutable but for the places
 * that were visited; used by several threads.
 *
 * @param rules what happens where, the first that fits counts
 * @param otherwise what happens to everything else
 */
record PathRules(List<Rule> rules, PartTreatment otherwise) {
    /** Joins a path to what happens where it leads. */
    record Rule(ValuePath path, PartTreatment treatment) {}

    PathRules {
        rules = List.copyOf(rules);
    }

    /** Returns the place of the whole value. */
    Place root() {
        Set<String> names = new HashSet<>();
        rules.forEach(rule -> names.addAll(rule.path().segments()));
        Set<Place.Position> start = new HashSet<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            Place.enter(rules, rule, 0, start);
        }
        return new Place(new Shared(this, names, new ConcurrentHashMap<>()), start);
    }

    /**
     * Holds what all places of the same rules have in common.
     *
     * @param names the names that paths mention; all others are alike
     * @param places the places that were visited
     */
    record Shared(PathRules rules, Set<String> names, Map<Set<Place.Position>, Place> places) {}
}
