package club.makapix.decile.sampling;

import java.util.function.Predicate;

/** Reads PostgreSQL's text of an array and drops elements from it; from one of several dimensions it drops all. */
final class ArrayText {
    private final String text;
    private final StringBuilder kept = new StringBuilder("{");
    private boolean dropped;
    private int position;

    ArrayText(String text) {
        this.text = text;
        this.position = text.indexOf('{') + 1;
    }

    /** Keeps NULLs and the elements that pass; returns the text of what is left. */
    String keeping(Predicate<String> elements) {
        if (text.startsWith("{", position)) {
            dropped = true;
            return "{}";
        }
        while (position < text.length() && text.charAt(position) != '}') {
            int start = position;
            boolean quoted = text.charAt(position) == '"';
            String element = quoted ? quoted() : plain();
            if ((!quoted && element.equals("NULL")) || elements.test(element)) {
                kept.append(kept.length() > 1 ? "," : "").append(text, start, position);
            } else {
                dropped = true;
            }
            position += position < text.length() && text.charAt(position) == ',' ? 1 : 0;
        }
        return kept + "}";
    }

    /** Tells whether an element was dropped. */
    boolean hasDropped() {
        return dropped;
    }

    private String plain() {
        int start = position;
        while (text.charAt(position) != ',' && text.charAt(position) != '}') {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        StringBuilder element = new StringBuilder();
        for (position++; text.charAt(position) != '"'; position++) {
            position += text.charAt(position) == '\\' ? 1 : 0;
            element.append(text.charAt(position));
        }
        position++;
        return element.toString();
    }
}
