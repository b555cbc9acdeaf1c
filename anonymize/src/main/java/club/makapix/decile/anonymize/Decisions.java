package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settles what happens to every column: by the rules as written, by the rules of the columns that foreign keys join it to, by
 * its type; or finds that nothing does.
 */
final class Decisions {
    private final RuleBook book;
    private final KeyGroups keys;
    private final Map<ColumnName, Rule> rules = new TreeMap<>();
    private final Map<ColumnName, String> contradictions = new TreeMap<>();

    Decisions(Schema schema, RuleBook book) {
        this.book = book;
        this.keys = new KeyGroups(schema);
        schema.tables().forEach(this::settle);
        keys.all().forEach(this::settleKey);
    }

    /** Returns what happens to the column; empty if nobody said. */
    Optional<Rule> find(ColumnName name) {
        return Optional.ofNullable(rules.get(name));
    }

    /**
     * Returns what happens to the column.
     *
     * @throws NullPointerException if nobody said, which {@code check} has ruled out
     */
    Rule get(ColumnName name) {
        return Objects.requireNonNull(rules.get(name), () -> name + " has no decision: call check first");
    }

    /** Tells whether a rule names the column itself or its type needs none; a pattern does not count. */
    boolean isCertain(ColumnName name, Column column) {
        return book.exact(name).isPresent() || Types.isClosed(column);
    }

    /** Returns why the rule of the column cannot be, in a sentence. */
    Optional<String> contradiction(ColumnName name) {
        return Optional.ofNullable(contradictions.get(name));
    }

    private void settle(Table table) {
        for (Column column : table.travellingColumns()) {
            ColumnName name = new ColumnName(table.name(), column.name());
            book.find(name)
                    .or(() -> Types.isClosed(column) ? Optional.of(Rule.Keep.BY_TYPE) : Optional.empty())
                    .ifPresent(rule -> rules.put(name, rule));
        }
    }

    private void settleKey(Set<ColumnName> members) {
        List<ColumnName> changing = members.stream().filter(this::isChanged).toList();
        if (changing.isEmpty()) {
            settleKeptKey(members);
            return;
        }
        ColumnName leader = changing.get(0);
        Rule rule = get(leader);
        if (!(rule instanceof Rule.Replace replace)
                || !replace.pseudonym().columns().isEmpty()) {
            contradictions.put(
                    leader,
                    "%s is part of a key, whose columns only a pseudonym of the value itself may replace, for example token"
                            .formatted(leader));
            return;
        }
        members.forEach(member -> settleMember(member, leader, replace));
    }

    private void settleMember(ColumnName member, ColumnName leader, Rule.Replace rule) {
        Optional<Rule> own = book.exact(member);
        boolean erasedChild = own.filter(Rule.Erase.class::isInstance).isPresent() && !keys.isReferenced(member);
        if (own.isPresent() && !own.get().equals(rule) && !erasedChild) {
            contradictions.put(
                    member,
                    "%s and %s are one key, so one rule must hold for both; drop that of one of them"
                            .formatted(member, leader));
        } else if (!erasedChild) {
            rules.put(member, rule);
        }
    }

    private void settleKeptKey(Set<ColumnName> members) {
        boolean kept = members.stream().anyMatch(member -> rules.get(member) instanceof Rule.Keep);
        for (ColumnName member : members) {
            if (kept && !rules.containsKey(member)) {
                rules.put(member, Rule.Keep.BY_RULE);
            }
            if (rules.get(member) instanceof Rule.Erase && keys.isReferenced(member)) {
                contradictions.put(
                        member, "%s cannot be erased: foreign keys reference it; replace it".formatted(member));
            }
        }
    }

    private boolean isChanged(ColumnName name) {
        Rule rule = rules.get(name);
        return rule != null && !(rule instanceof Rule.Keep) && !(rule instanceof Rule.Erase);
    }
}
