package club.makapix.decile.anonymize;

/** Copies a text but for the spans that are replaced or cut, from left to right. */
final class Splice {
    private final String text;
    private final StringBuilder result;
    private int done;

    Splice(String text) {
        this.text = text;
        this.result = new StringBuilder(text.length() + 16);
    }

    /** Puts something else in the place of a span. */
    void replace(int start, int end, String replacement) {
        cut(start, end);
        result.append(replacement);
    }

    /** Leaves out a span; one that begins before the last one's end leaves out the rest of it. */
    void cut(int start, int end) {
        if (start > done) {
            result.append(text, done, start);
        }
        done = end;
    }

    /** Returns the text with all that was put in. */
    String finish() {
        return result.append(text, done, text.length()).toString();
    }
}
