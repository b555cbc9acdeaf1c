package club.makapix.decile.anonymize;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Knows how far each path has been followed, and so what happens to the part of the value that stands here. */
final class Place {
    private static final String ANY_NAME = "*";
    private static final String ANY_DEPTH = "**";

    private final PathRules.Shared shared;
    private final Set<Position> positions;
    private final Map<String, Place> below = new ConcurrentHashMap<>();
    private final Optional<PartTreatment> named;
    private final Optional<Pseudonym> names;
    private final boolean leadsOn;
    private final boolean partsExpected;

    /** How far a rule's path has been followed: the number of the segment that comes next. */
    record Position(int rule, int segment) {}

    Place(PathRules.Shared shared, Set<Position> positions) {
        this.shared = shared;
        this.positions = Set.copyOf(positions);
        this.named = ended(false).map(PathRules.Rule::treatment).findFirst();
        this.names = ended(true)
                .map(rule -> ((PartTreatment.Apply) rule.treatment()).pseudonym())
                .findFirst();
        this.leadsOn = positions.stream().anyMatch(position -> !isAtEnd(position)) || names.isPresent();
        this.partsExpected = positions.stream().anyMatch(this::expectsParts) || names.isPresent();
    }

    /** Adds the position, and those behind it that are reached without a step: {@code **} also stands for no name at all. */
    static void enter(List<PathRules.Rule> rules, int rule, int segment, Set<Position> positions) {
        List<String> segments = rules.get(rule).path().segments();
        positions.add(new Position(rule, segment));
        if (segment < segments.size() && segments.get(segment).equals(ANY_DEPTH)) {
            enter(rules, rule, segment + 1, positions);
        }
    }

    private Stream<PathRules.Rule> ended(boolean forNames) {
        return positions.stream()
                .filter(this::isAtEnd)
                .map(Position::rule)
                .sorted()
                .map(shared.rules().rules()::get)
                .filter(rule -> rule.path().names() == forNames);
    }

    private boolean isAtEnd(Position position) {
        return position.segment() == segments(position).size();
    }

    private List<String> segments(Position position) {
        return shared.rules().rules().get(position.rule()).path().segments();
    }

    private boolean expectsParts(Position position) {
        return !isAtEnd(position)
                && !segments(position).subList(0, position.segment() + 1).contains(ANY_DEPTH);
    }

    /** Returns what happens to an object or array that stands here. */
    PartTreatment ofContainer() {
        return named.orElse(
                leadsOn ? PartTreatment.Fixed.DESCEND : shared.rules().otherwise());
    }

    /** Returns what happens to a text, number or truth value that stands here; where a path expects it to have parts, it goes. */
    PartTreatment ofScalar() {
        return named.orElse(
                partsExpected ? PartTreatment.Fixed.ERASE : shared.rules().otherwise());
    }

    /** Returns what happens to a whole value that is a text, number or truth value. */
    PartTreatment ofWholeScalar() {
        return named.orElse(leadsOn ? PartTreatment.Fixed.ERASE : shared.rules().otherwise());
    }

    /** Returns what happens to the names of the members of an object that stands here. */
    Optional<Pseudonym> names() {
        return names;
    }

    /** Returns the place of a member or an element. */
    Place below(String name) {
        String known = shared.names().contains(name) ? name : ANY_NAME;
        Place visited = below.get(known);
        return visited == null ? below.computeIfAbsent(known, this::step) : visited;
    }

    private Place step(String name) {
        Set<Position> next = new HashSet<>();
        for (Position position : positions) {
            if (!isAtEnd(position)) {
                String wanted = segments(position).get(position.segment());
                if (wanted.equals(ANY_DEPTH)) {
                    enter(shared.rules().rules(), position.rule(), position.segment(), next);
                } else if (wanted.equals(ANY_NAME) || wanted.equals(name)) {
                    enter(shared.rules().rules(), position.rule(), position.segment() + 1, next);
                }
            }
        }
        return shared.places().computeIfAbsent(Set.copyOf(next), found -> new Place(shared, found));
    }
}
