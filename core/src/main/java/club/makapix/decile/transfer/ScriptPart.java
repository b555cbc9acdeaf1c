package club.makapix.decile.transfer;

import club.makapix.decile.transfer.ScriptLexer.Part;
import java.util.Locale;

/**
 * Is a part of a script: what it says, without its quotes.
 *
 * @param kind a word, a sign, a literal, …
 * @param text what it says; doubled quotes and backslashes undone
 * @param line the line on which it begins, from 1
 */
record ScriptPart(Part kind, String text, int line) {
    /** Tells whether it is this keyword, in whatever case. */
    boolean is(String keyword) {
        return kind == Part.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSign(char sign) {
        return kind == Part.SIGN && text.charAt(0) == sign;
    }

    /** Tells whether it names something: a word or what is in double quotes. */
    boolean isIdentifier() {
        return kind == Part.WORD || kind == Part.NAME;
    }

    boolean isText() {
        return kind == Part.LITERAL || kind == Part.BODY || kind == Part.NAME;
    }

    /** Returns the name as the server reads it: without double quotes in lower case. */
    String name() {
        return kind == Part.WORD ? lower() : text;
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }
}
