package club.makapix.decile.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * Answers questions about the foreign keys as a directed pseudograph: an edge from child to parent for every key, so that two
 * keys between the same tables are two edges and a self reference is a loop.
 */
public final class ForeignKeyGraph {
    private final Graph<TableName, ForeignKey> graph;
    private final List<Set<TableName>> components;

    private ForeignKeyGraph(Graph<TableName, ForeignKey> graph) {
        this.graph = new AsUnmodifiableGraph<>(graph);
        this.components = parentsFirst(graph);
    }

    static ForeignKeyGraph of(Collection<TableName> tables, Collection<ForeignKey> keys) {
        Graph<TableName, ForeignKey> graph = new DirectedPseudograph<>(ForeignKey.class);
        tables.forEach(graph::addVertex);
        keys.forEach(key -> graph.addEdge(key.child(), key.parent(), key));
        return new ForeignKeyGraph(graph);
    }

    /** Returns the graph itself, unmodifiable, for any algorithm of JGraphT. */
    public Graph<TableName, ForeignKey> asGraph() {
        return graph;
    }

    /**
     * Returns the strongly connected components so that every parent stands before its children or in the same component;
     * components that no key orders stand by their first name. Linear in tables and keys.
     */
    public List<Set<TableName>> components() {
        return components;
    }

    private static List<Set<TableName>> parentsFirst(Graph<TableName, ForeignKey> graph) {
        var condensation = new KosarajuStrongConnectivityInspector<>(graph).getCondensation();
        List<Set<TableName>> ordered = new ArrayList<>();
        new TopologicalOrderIterator<>(
                        condensation, (left, right) -> first(right.vertexSet()).compareTo(first(left.vertexSet())))
                .forEachRemaining(
                        component -> ordered.add(Collections.unmodifiableSet(new TreeSet<>(component.vertexSet()))));
        Collections.reverse(ordered);
        return Collections.unmodifiableList(ordered);
    }

    private static TableName first(Set<TableName> component) {
        return Collections.min(component);
    }
}
