package club.makapix.decile.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.graph.EdgeReversedGraph;
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
     * of those that could come next, the one with the first name comes. Linear in tables and keys, but for the sorting.
     */
    public List<Set<TableName>> components() {
        return components;
    }

    /**
     * Returns a shortest chain of foreign keys that leads from the child up to the ancestor, child first; empty if none
     * does. Of a table to itself the chain has no keys. Linear in tables and keys.
     */
    public Optional<List<ForeignKey>> pathUp(TableName child, TableName ancestor) {
        return path(graph, child, ancestor);
    }

    /**
     * Returns a shortest chain of foreign keys that connects two tables, whichever way each key points; empty if none
     * does. Linear in tables and keys.
     */
    public Optional<List<ForeignKey>> connection(TableName from, TableName to) {
        return path(new AsUndirectedGraph<>(graph), from, to);
    }

    private static Optional<List<ForeignKey>> path(Graph<TableName, ForeignKey> graph, TableName from, TableName to) {
        return Optional.ofNullable(new BFSShortestPath<>(graph).getPath(from, to))
                .map(GraphPath::getEdgeList);
    }

    /** Returns the graph as a Mermaid flowchart; each arrow points from child to parent and carries the child's columns. */
    public String mermaid() {
        return mermaid(ForeignKeyGraph::columns);
    }

    /**
     * Returns the graph as a Mermaid flowchart with labels of the caller's; an empty label leaves the arrow bare.
     *
     * @param label returns what stands on the arrow of a key; a line break in it is kept
     */
    public String mermaid(Function<ForeignKey, String> label) {
        return new GraphDrawing(graph, label).mermaid();
    }

    /** Returns the graph in Graphviz's DOT; each arrow points from child to parent and carries the child's columns. */
    public String dot() {
        return dot(ForeignKeyGraph::columns);
    }

    /**
     * Returns the graph in Graphviz's DOT with labels of the caller's; an empty label leaves the arrow bare.
     *
     * @param label returns what stands on the arrow of a key; a line break in it is kept
     */
    public String dot(Function<ForeignKey, String> label) {
        return new GraphDrawing(graph, label).dot();
    }

    private static String columns(ForeignKey key) {
        return String.join(", ", key.columns());
    }

    private static List<Set<TableName>> parentsFirst(Graph<TableName, ForeignKey> graph) {
        var condensation = new KosarajuStrongConnectivityInspector<>(graph).getCondensation();
        List<Set<TableName>> ordered = new ArrayList<>();
        new TopologicalOrderIterator<>(
                        new EdgeReversedGraph<>(condensation),
                        Comparator.comparing(component -> Collections.min(component.vertexSet())))
                .forEachRemaining(
                        component -> ordered.add(Collections.unmodifiableSet(new TreeSet<>(component.vertexSet()))));
        return Collections.unmodifiableList(ordered);
    }
}
