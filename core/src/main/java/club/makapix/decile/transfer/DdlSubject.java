package club.makapix.decile.transfer;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Is what a statement of DDL is about, as far as its first words tell.
 *
 * @param verb {@code create}, {@code alter}, {@code comment}, {@code insert}; empty where the statement is of another sort
 * @param kind {@code materialized view}
 * @param name its name, and that of the table to which it belongs
 */
record DdlSubject(String verb, String kind, String name) {
    private static final DdlSubject UNKNOWN = new DdlSubject("", "a statement", "");
    private static final int BEHIND_INSERT_INTO = 2;

    /** Nouns that end the kind of an object. */
    private static final Set<String> NOUNS = Set.of(
            "aggregate",
            "collation",
            "configuration",
            "dictionary",
            "domain",
            "extension",
            "function",
            "index",
            "mapping",
            "policy",
            "procedure",
            "rule",
            "schema",
            "sequence",
            "server",
            "statistics",
            "table",
            "trigger",
            "type",
            "view",
            "wrapper");

    /** Words before the noun that say nothing of the kind. */
    private static final Set<String> MODIFIERS = Set.of(
            "or", "replace", "unique", "temporary", "temp", "unlogged", "local", "global", "recursive", "constraint");

    /** Words between the noun and the name. */
    static final Set<String> FILLERS = Set.of("if", "not", "exists", "only", "concurrently", "for");

    private static final Set<String> OF_TABLES = Set.of("index", "policy", "trigger");
    private static final int LONGEST_KIND = 6;

    static DdlSubject of(List<ScriptPart> parts) {
        String verb = parts.isEmpty() ? "" : parts.get(0).lower();
        return switch (verb) {
            case "create", "alter" -> made(verb, parts);
            case "comment" -> commented(parts);
            case "insert" -> new DdlSubject(verb, "a row of", DdlStatement.name(parts, BEHIND_INSERT_INTO));
            default -> UNKNOWN;
        };
    }

    private static DdlSubject made(String verb, List<ScriptPart> parts) {
        int noun = find(parts, 1, NOUNS);
        if (noun < 0 || noun > LONGEST_KIND) {
            return UNKNOWN;
        }
        String kind = parts.subList(1, noun + 1).stream()
                .map(ScriptPart::lower)
                .filter(word -> !MODIFIERS.contains(word))
                .collect(Collectors.joining(" "));
        int begin = kind.equals("user mapping") ? find(parts, noun, Set.of("server")) + 1 : noun + 1;
        while (begin < parts.size() && FILLERS.contains(parts.get(begin).lower())) {
            begin++;
        }
        int on = OF_TABLES.contains(kind) ? find(parts, begin, Set.of("on")) : -1;
        String table = on < 0
                ? ""
                : " on " + DdlStatement.name(parts, on + (parts.get(on + 1).is("only") ? 2 : 1));
        return new DdlSubject(verb, kind, DdlStatement.name(parts, begin) + table);
    }

    /** Returns what stands between ON and IS. */
    private static DdlSubject commented(List<ScriptPart> parts) {
        int end = find(parts, 2, Set.of("is"));
        String object = parts.subList(2, Math.max(2, end)).stream()
                .map(part -> part.isIdentifier() ? " " + part.name() : part.text())
                .collect(Collectors.joining())
                .replaceAll("([.(]) ", "$1")
                .strip();
        return new DdlSubject("comment", "the comment on", object);
    }

    private static int find(List<ScriptPart> parts, int from, Set<String> words) {
        return IntStream.range(from, parts.size())
                .filter(at -> words.stream().anyMatch(parts.get(at)::is))
                .findFirst()
                .orElse(-1);
    }

    /** Returns another of the same kind, whose name begins there. */
    DdlSubject named(List<ScriptPart> parts, int from) {
        return new DdlSubject(verb, kind, DdlStatement.name(parts, from));
    }

    /** Tells whether it is an object; if not, its words say all of the place. */
    boolean isObject() {
        return verb.equals("create") || verb.equals("alter");
    }

    boolean isNewTable() {
        return verb.equals("create") && kind.endsWith("table");
    }

    boolean isRoutine() {
        return isKind("function") || isKind("procedure");
    }

    boolean isKind(String wanted) {
        return kind.equals(wanted);
    }

    /** Returns kind and name. */
    String words() {
        return name.isEmpty() ? kind : kind + " " + name;
    }
}
