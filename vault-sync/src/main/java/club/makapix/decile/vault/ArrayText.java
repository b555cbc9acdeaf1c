package club.makapix.decile.vault;

import java.util.ArrayList;
import java.util.List;

/** Reads PostgreSQL's text output of a one-dimensional array of text. */
final class ArrayText {
    private final String text;
    private int position = 1;

    private ArrayText(String text) {
        this.text = text;
    }

    /** Returns the elements that are not NULL. */
    static List<String> elements(String text) {
        return new ArrayText(text).read();
    }

    private List<String> read() {
        List<String> elements = new ArrayList<>();
        while (position < text.length() - 1) {
            if (text.charAt(position) == '"') {
                elements.add(quoted());
            } else {
                int end = endOfPlain();
                String plain = text.substring(position, end);
                if (!plain.equals("NULL")) {
                    elements.add(plain);
                }
                position = end;
            }
            position++;
        }
        return elements;
    }

    private int endOfPlain() {
        int comma = text.indexOf(',', position);
        return comma < 0 ? text.length() - 1 : comma;
    }

    private String quoted() {
        StringBuilder element = new StringBuilder();
        for (position++; text.charAt(position) != '"'; position++) {
            if (text.charAt(position) == '\\') {
                position++;
            }
            element.append(text.charAt(position));
        }
        position++;
        return element.toString();
    }
}
