package club.makapix.decile.sampling;

import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Grows the cohort from the rows that come of their own: down from parents to the children that follow, up from children to the
 * parents they require, until nothing more comes. One statement per reference and pass; a schema without cycles needs one pass each
 * way, unless a reference is confined or followed always. Terminates, for rows only ever enter.
 */
final class Closure {
    private final Blueprint blueprint;
    private final Source source;
    private final Eligibility eligibility;
    private final Map<TableName, Members> members = new TreeMap<>();
    private final Map<TableName, Station> stations = new TreeMap<>();

    Closure(Blueprint blueprint, Source source) {
        this.blueprint = blueprint;
        this.source = source;
        this.eligibility = Eligibility.of(blueprint, source);
        for (TableRule rule : blueprint.tables().values()) {
            members.put(rule.name(), new Members(rule, blueprint.to(rule.name()), isLimited(rule)));
        }
        Links links = new Links(blueprint, members, eligibility);
        for (Members each : members.values()) {
            if (each.rule().travels()) {
                stations.put(each.rule().name(), new Station(each, links, source));
            }
        }
    }

    private boolean isLimited(TableRule rule) {
        return blueprint.of(rule.name()).stream().anyMatch(Reference::isLimited);
    }

    Cohort select() {
        stations.values().forEach(Station::start);
        List<Set<TableName>> childrenFirst = new ArrayList<>(blueprint.components());
        Collections.reverse(childrenFirst);
        Cohort cohort = new Cohort(
                new Links(blueprint, members, eligibility),
                stations.values().stream().map(Station::entrance).toList());
        Spending spending = new Spending(blueprint);
        while (isUnsettled()) {
            blueprint.components().forEach(this::down);
            spending.check(cohort);
            childrenFirst.forEach(this::up);
            spending.check(cohort);
        }
        spending.checkAll(cohort, source);
        return cohort;
    }

    private boolean isUnsettled() {
        return members.values().stream().anyMatch(Members::hasFresh)
                || stations.values().stream()
                        .flatMap(station -> station.demands().stream())
                        .anyMatch(demand -> !demand.isEmpty());
    }

    /** Brings the children of new rows, again and again where tables of the component follow one another. */
    private void down(Set<TableName> component) {
        List<Members> parents = component.stream().map(this::membersOf).toList();
        while (parents.stream().anyMatch(Members::hasFresh)) {
            parents.forEach(this::bringChildren);
        }
    }

    private Members membersOf(TableName table) {
        return Objects.requireNonNull(members.get(table));
    }

    private void bringChildren(Members parent) {
        List<Reference> incoming = blueprint.to(parent.rule().name());
        for (KeyIndex index : parent.indexes()) {
            KeyIndex.Fresh fresh = index.takeFresh();
            for (Reference reference : incoming) {
                if (parent.index(reference.parentKey()) == index) {
                    bringChildren(reference, index.shape(), fresh.concerning(reference));
                }
            }
        }
    }

    private void bringChildren(Reference reference, KeyShape shape, Collection<KeySet> parents) {
        Station child = stations.get(reference.child());
        if (child != null && child.isRead() && (reference.isFollowed() || reference.confines())) {
            shape.forEachCondition(reference.values(), parents, condition -> child.follow(reference, condition));
        }
    }

    /** Brings the parents that rows of the component require, again and again where they require one another. */
    private void up(Set<TableName> component) {
        List<Demand> demands = component.stream()
                .filter(stations::containsKey)
                .flatMap(table -> Objects.requireNonNull(stations.get(table)).demands().stream())
                .toList();
        while (demands.stream().anyMatch(demand -> !demand.isEmpty())) {
            demands.stream().filter(demand -> !demand.isEmpty()).forEach(this::bringParents);
        }
    }

    private void bringParents(Demand demand) {
        Link link = demand.link();
        KeyShape shape = link.parents().shape();
        KeySet required = demand.take();
        Station parent = stations.get(link.reference().parent());
        // without a station no row of the parent may travel, and what eligible rows refer to there does not exist
        if (parent != null) {
            shape.forEachCondition(
                    shape.expressions(), List.of(required), condition -> parent.require(link, condition));
        }
    }
}
