package club.makapix.decile.anonymize;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Applies a pseudonym to every text and every attribute's value of an XML document; names of elements and attributes stay,
 * comments and processing instructions go.
 *
 * @param inner what happens to a text
 */
record XmlText(Pseudonym inner) implements Pseudonym {
    private static final String NAME = "[\\p{L}_:][\\p{L}\\p{M}\\p{N}_:.-]*+";
    private static final String ATTRIBUTES = "(?:\\s+" + NAME + "\\s*=\\s*(?:\"[^\"<]*\"|'[^'<]*'))*+";

    /** What looks like a tag and is none is text, of which nothing stays. */
    private static final Pattern PART = Pattern.compile(
            "(?<gone><!--.*?-->|<\\?.*?\\?>|<!DOCTYPE(?:\"[^\"]*\"|'[^']*'|\\[[^]]*]|[^>\"'\\[])*+>)"
                    + "|<!\\[CDATA\\[(?<data>.*?)]]>|(?<tag></" + NAME + "\\s*>|<" + NAME + ATTRIBUTES
                    + "\\s*/?>)|(?<text><|[^<]+)",
            Pattern.DOTALL);

    private static final Pattern ATTRIBUTE = Pattern.compile("=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9a-fA-F]+)|(\\d+));");

    @Override
    public String of(String value, RowContext row) {
        return PART.matcher(value).replaceAll(found -> Matcher.quoteReplacement(part((Matcher) found, row)));
    }

    private String part(Matcher part, RowContext row) {
        if (part.group("gone") != null) {
            return "";
        }
        if (part.group("tag") != null) {
            return ATTRIBUTE
                    .matcher(part.group("tag"))
                    .replaceAll(found -> Matcher.quoteReplacement(
                            "=\"" + replaced(found.group(1) == null ? found.group(2) : found.group(1), row) + '"'));
        }
        String text = part.group("text");
        return text == null ? escaped(String.valueOf(inner.of(part.group("data"), row))) : replaced(text, row);
    }

    private String replaced(String text, RowContext row) {
        return text.isBlank() ? text : escaped(String.valueOf(inner.of(unescaped(text), row)));
    }

    private static String unescaped(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Character.toString(
                        found.group(1) == null
                                ? Integer.parseInt(found.group(2))
                                : Integer.parseInt(found.group(1), 16))))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String name() {
        return "xml";
    }

    @Override
    public List<String> columns() {
        return inner.columns();
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.is(place, "xml") || Types.isText(place);
    }
}
