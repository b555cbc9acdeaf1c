package club.makapix.decile.vault;

import club.makapix.decile.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds a path template, taken apart: <code>{shard}/{key}.png</code>.
 *
 * @param text the template as it was written
 * @param pieces its pieces in order
 */
record Template(String text, List<Piece> pieces) {
    /** Is literal text or the name of a value. */
    sealed interface Piece {
        /** Stands for itself. */
        record Literal(String text) implements Piece {}

        /** Stands for a value: a column, a column of a child table, each element of an array, a named expression. */
        record Field(String name) implements Piece {}
    }

    Template {
        pieces = List.copyOf(pieces);
    }

    /** Returns the template that is one value and nothing else. */
    static Template ofField(String name) {
        return new Template(name, List.of(new Piece.Field(name)));
    }

    /**
     * Takes a template apart; doubled braces stand for a brace.
     *
     * @throws SchemaException if braces do not pair, or there is no field
     */
    static Template parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int position = 0;
        while (position < text.length()) {
            char current = text.charAt(position);
            if ((current == '{' || current == '}') && text.startsWith(String.valueOf(current), position + 1)) {
                literal.append(current);
                position += 2;
            } else if (current == '{') {
                int end = text.indexOf('}', position);
                flush(literal, pieces);
                pieces.add(new Piece.Field(name(text, position, end)));
                position = end + 1;
            } else if (current == '}') {
                throw malformed(text, "a } closes nothing");
            } else {
                literal.append(current);
                position++;
            }
        }
        flush(literal, pieces);
        if (pieces.stream().noneMatch(Piece.Field.class::isInstance)) {
            throw malformed(text, "it names no column, so that every row would have the same file");
        }
        return new Template(text, pieces);
    }

    /** Returns the names of its values in order. */
    List<String> fields() {
        return pieces.stream()
                .flatMap(piece -> piece instanceof Piece.Field field ? Stream.of(field.name()) : Stream.empty())
                .toList();
    }

    private static String name(String text, int open, int end) {
        if (end < 0) {
            throw malformed(text, "a { is never closed");
        }
        String name = text.substring(open + 1, end).strip();
        if (name.isEmpty()) {
            throw malformed(text, "a pair of braces holds no name");
        }
        return name;
    }

    private static void flush(StringBuilder literal, List<Piece> pieces) {
        if (!literal.isEmpty()) {
            pieces.add(new Piece.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static SchemaException malformed(String text, String fact) {
        return new SchemaException(
                "%s is not a path template: %s; write it like {directory}/{name}.png, and a brace twice"
                        .formatted(text, fact));
    }
}
