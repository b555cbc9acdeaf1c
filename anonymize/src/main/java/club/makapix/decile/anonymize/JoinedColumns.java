package club.makapix.decile.anonymize;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives columns that a foreign key joins one suggestion, that of the referenced one: a recipe may not say two things about them. */
final class JoinedColumns {
    private final Map<ColumnName, ColumnName> parents = new HashMap<>();
    private final Set<ColumnName> referenced;
    private final Map<ColumnName, Suggestion> suggestions = new HashMap<>();

    private JoinedColumns(Schema schema, List<Suggestion> suggestions) {
        for (ForeignKey key : schema.foreignKeys()) {
            for (int at = 0; at < key.columns().size(); at++) {
                parents.putIfAbsent(
                        new ColumnName(key.child(), key.columns().get(at)),
                        new ColumnName(key.parent(), key.parentColumns().get(at)));
            }
        }
        referenced = Set.copyOf(parents.values());
        suggestions.forEach(suggestion -> this.suggestions.put(name(suggestion), suggestion));
    }

    /** Returns the suggestions in the same order, with those for joined columns made alike. */
    static List<Suggestion> alike(Schema schema, List<Suggestion> suggestions) {
        JoinedColumns joined = new JoinedColumns(schema, suggestions);
        return suggestions.stream().map(joined::settled).toList();
    }

    private Suggestion settled(Suggestion suggestion) {
        ColumnName own = name(suggestion);
        ColumnName origin = origin(own);
        Suggestion first = suggestions.get(origin);
        if (first == null || !referenced.contains(origin)) {
            return suggestion;
        }
        String rule = first.rule().equals(Advice.ERASE) ? Meaning.TOKEN.rule() : first.rule();
        String reason = own.equals(origin) ? suggestion.reason() : "references " + origin;
        return new Suggestion(suggestion.place(), rule, reason, first.sensitivity());
    }

    /** Follows references to where they end, or to where they meet a column again. */
    private ColumnName origin(ColumnName column) {
        Set<ColumnName> seen = new HashSet<>();
        ColumnName origin = column;
        while (seen.add(origin) && parents.containsKey(origin)) {
            origin = parents.get(origin);
        }
        return origin;
    }

    private static ColumnName name(Suggestion suggestion) {
        return new ColumnName(
                suggestion.place().table().name(), suggestion.place().column().name());
    }
}
