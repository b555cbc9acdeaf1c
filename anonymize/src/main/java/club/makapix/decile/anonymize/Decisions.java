package club.makapix.decile.anonymize;

import club.makapix.decile.anonymize.RuleBook.Written;
import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settles what happens to every column: by the rules as written, by the rules of the columns that foreign keys and
 * references join it to, by its type; or finds that nothing does.
 */
final class Decisions {
    private final Schema schema;
    private final RuleBook book;
    private final KeyGroups keys;
    private final Map<ColumnName, Written> rules = new TreeMap<>();
    private final Map<ColumnName, String> contradictions = new TreeMap<>();

    Decisions(Schema schema, RuleBook book, List<ColumnLink> references) {
        this.schema = schema;
        this.book = book;
        this.keys = new KeyGroups(schema, references);
        schema.tables().forEach(this::settle);
        keys.all().forEach(this::settleKey);
        Collection<Set<ColumnName>> declared = new KeyGroups(schema, List.of()).all();
        declared.forEach(this::settleKeptKey);
        declared.forEach(this::settleEquality);
        references.stream()
                .filter(reference -> reference.condition().isPresent())
                .collect(Collectors.groupingBy(ColumnLink::child, TreeMap::new, Collectors.toList()))
                .forEach(this::settleReferences);
    }

    /** Returns what happens to the column; empty if nobody said. */
    Optional<Rule> find(ColumnName name) {
        return Optional.ofNullable(rules.get(name)).map(Written::rule);
    }

    /** Returns why that happens to the column, in a few words; empty if nobody said. */
    String reason(ColumnName name) {
        return Optional.ofNullable(rules.get(name)).map(Written::origin).orElse("");
    }

    /**
     * Returns what happens to the column.
     *
     * @throws NullPointerException if nobody said, which {@code check} has ruled out
     */
    Rule get(ColumnName name) {
        return Objects.requireNonNull(rules.get(name), () -> name + " has no decision: call check first")
                .rule();
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
            book.find(name).or(() -> byType(column)).ifPresent(written -> rules.put(name, written));
            book.contradiction(name).ifPresent(sentence -> contradictions.put(name, sentence));
        }
    }

    private static Optional<Written> byType(Column column) {
        return Types.isClosed(column)
                ? Optional.of(new Written(
                        Rule.Keep.BY_TYPE, column.type().declared() + " holds no free data and no rule names it"))
                : Optional.empty();
    }

    private void settleKey(Set<ColumnName> members) {
        List<ColumnName> changing = members.stream().filter(this::isChanged).toList();
        if (changing.isEmpty()) {
            refuseErased(members);
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

    /** Refuses a foreign key whose ends would make two pseudonyms of what one of them holds for equal. */
    private void settleEquality(Set<ColumnName> members) {
        ColumnName first = members.iterator().next();
        members.stream()
                .filter(member -> isChanged(member) && folds(member) != folds(first))
                .findFirst()
                .ifPresent(member -> contradictions.put(
                        member,
                        "%s and %s are one key, but one takes more values for equal than the other (citext, a collation), so no pseudonym keeps the key; keep both, or give them one type"
                                .formatted(member, first)));
    }

    /** Tells whether the column takes values for equal that differ in more than spaces at the end. */
    private boolean folds(ColumnName name) {
        CanonicalForm form = CanonicalForm.of(schema.table(name.table()).column(name.column()));
        return form != CanonicalForm.EXACT && form != CanonicalForm.PADDED;
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
            String reason =
                    member.equals(leader) ? reason(leader) : "one key with %s: %s".formatted(leader, reason(leader));
            rules.put(member, new Written(rule, reason));
        }
    }

    private void refuseErased(Set<ColumnName> members) {
        members.stream()
                .filter(member ->
                        find(member).filter(Rule.Erase.class::isInstance).isPresent())
                .filter(keys::isReferenced)
                .forEach(member -> contradictions.put(
                        member, "%s cannot be erased: foreign keys reference it; replace it".formatted(member)));
    }

    /** A foreign key holds the values of what it references and nothing else; a reference of the recipe may hold more, and is not kept unasked. */
    private void settleKeptKey(Set<ColumnName> members) {
        Optional<ColumnName> kept = members.stream().filter(this::isKept).findFirst();
        if (kept.isPresent() && members.stream().noneMatch(this::isChanged)) {
            String reason = "one key with %s: %s".formatted(kept.get(), reason(kept.get()));
            members.forEach(member -> rules.putIfAbsent(member, new Written(Rule.Keep.BY_RULE, reason)));
        }
    }

    private void settleReferences(ColumnName child, List<ColumnLink> references) {
        ConditionalReferences conditional = new ConditionalReferences(child, references, this);
        conditional.contradiction().ifPresent(sentence -> contradictions.put(child, sentence));
        Optional<Rule> rule = conditional.rule();
        if (rule.isPresent() && keys.all().stream().anyMatch(group -> group.contains(child))) {
            contradictions.put(
                    child,
                    "%s belongs to a key and refers by condition to a replaced column, so it cannot follow both; keep that column"
                            .formatted(child));
        }
        String reason = conditional.reason();
        rule.ifPresent(cases -> rules.put(child, new Written(cases, reason)));
    }

    private boolean isKept(ColumnName name) {
        return find(name).filter(Rule.Keep.class::isInstance).isPresent();
    }

    /** Tells whether the column arrives with other values. */
    boolean isChanged(ColumnName name) {
        return find(name)
                .filter(rule -> !(rule instanceof Rule.Keep) && !(rule instanceof Rule.Erase))
                .isPresent();
    }
}
