package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.UniqueKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds out whether two cases of a rule could write the same value into two rows of a unique key, although neither would alone: 17 may stay 17 in one
 * case while the other makes 17 of 42.
 */
final class CaseOverlap {
    private CaseOverlap() {}

    /**
     * Tells whether they could.
     *
     * @param isKept whether the values of a column stay
     */
    static boolean isPossible(Table table, UniqueKey key, Rule.Cases cases, Predicate<Column> isKept) {
        return countAlike(cases) > 1 && !areTold(table, key, cases, isKept);
    }

    /** Counts the cases whose results look like values of the column; what is drawn has a form of its own. */
    private static long countAlike(Rule.Cases cases) {
        return cases.cases().stream()
                .map(Rule.Case::rule)
                .filter(rule -> !(rule instanceof Rule.Erase))
                .filter(rule -> !(rule instanceof Rule.Replace replace && isUnlikeOthers(replace.pseudonym())))
                .map(rule -> rule instanceof Rule.Keep ? Rule.Keep.BY_RULE : rule)
                .distinct()
                .count();
    }

    private static boolean isUnlikeOthers(Pseudonym pseudonym) {
        if (pseudonym instanceof DelegatingPseudonym delegating) {
            return pseudonym instanceof DeclaredUnique || isUnlikeOthers(delegating.pseudonym());
        }
        return pseudonym instanceof KeyedPseudonym keyed && keyed.differsInMoreThanCase();
    }

    /** Tells whether rows of different cases differ in another column of the key already. */
    private static boolean areTold(Table table, UniqueKey key, Rule.Cases cases, Predicate<Column> isKept) {
        List<String> conditions = cases.cases().stream()
                .map(Rule.Case::condition)
                .flatMap(Optional::stream)
                .toList();
        return table.columns().stream()
                .filter(column -> !(key.columns().contains(column.name()) && isKept.test(column)))
                .noneMatch(column -> conditions.stream().anyMatch(sql -> UniquenessCheck.mentions(sql, column.name())));
    }
}
