package club.makapix.decile.schema;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jgrapht.Graph;

/** Draws a graph of tables as text, tables by name, keys by child and name. */
final class GraphDrawing {
    private final List<TableName> tables;
    private final List<ForeignKey> keys;
    private final Function<ForeignKey, String> label;

    GraphDrawing(Graph<TableName, ForeignKey> graph, Function<ForeignKey, String> label) {
        this.tables = graph.vertexSet().stream().sorted().toList();
        this.keys = List.copyOf(graph.edgeSet());
        this.label = label;
    }

    /** Draws a <a href="https://mermaid.js.org/syntax/flowchart.html">flowchart of Mermaid's</a>. */
    String mermaid() {
        StringBuilder drawing = new StringBuilder("flowchart LR\n");
        for (TableName table : tables) {
            drawing.append("    %s[\"%s\"]\n".formatted(node(table), mermaidText(caption(table))));
        }
        for (ForeignKey key : keys) {
            String text = mermaidText(label.apply(key));
            drawing.append("    %s -->%s %s\n"
                    .formatted(node(key.child()), text.isEmpty() ? "" : "|\"" + text + "\"|", node(key.parent())));
        }
        return drawing.toString();
    }

    /** Draws a digraph in the <a href="https://graphviz.org/doc/info/lang.html">DOT language</a>. */
    String dot() {
        StringBuilder drawing = new StringBuilder("digraph schema {\n    rankdir=LR;\n    node [shape=box];\n");
        for (TableName table : tables) {
            drawing.append("    %s [label=\"%s\"];\n".formatted(node(table), dotText(caption(table))));
        }
        for (ForeignKey key : keys) {
            String text = dotText(label.apply(key));
            drawing.append("    %s -> %s%s;\n"
                    .formatted(
                            node(key.child()), node(key.parent()), text.isEmpty() ? "" : " [label=\"" + text + "\"]"));
        }
        return drawing.append("}\n").toString();
    }

    private String node(TableName table) {
        return "t" + (Collections.binarySearch(tables, table) + 1);
    }

    private static String caption(TableName table) {
        return table.schema().equals("public") ? table.name() : table.toString();
    }

    /** Writes what Mermaid or a browser would read as markup by number. */
    private static String mermaidText(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\n' -> escaped.append("<br>");
                case '"', '#', '&', '<', '>', '`', '\\', '|' ->
                    escaped.append('#').append(character).append(';');
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    private static String dotText(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
