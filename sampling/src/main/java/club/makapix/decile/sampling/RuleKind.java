package club.makapix.decile.sampling;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.TableName;

/**
 * Names a kind of rule of which each subject has at most one.
 *
 * @param name as in a recipe file
 * @param <S> what such a rule is about: a table or a foreign key
 * @param <R> what it says
 */
@SuppressWarnings("UnusedTypeParameter") // they keep subject and rule of a kind together
record RuleKind<S, R>(String name) {
    /** How much is drawn of a table. */
    static final RuleKind<TableName, DrawSize> DRAW = new RuleKind<>("draw");

    /** The condition of rows that are taken besides the draw. */
    static final RuleKind<TableName, String> ALWAYS = new RuleKind<>("always");

    /** The condition of rows that may travel. */
    static final RuleKind<TableName, String> WHERE = new RuleKind<>("where");

    /** That all rows that may travel do. */
    static final RuleKind<TableName, Boolean> WHOLE = new RuleKind<>("whole");

    /** That no row may travel. */
    static final RuleKind<TableName, Boolean> EMPTY = new RuleKind<>("empty");

    /** How many rows of a table may travel. */
    static final RuleKind<TableName, Budget> BUDGET = new RuleKind<>("budget");

    /** When children come along. */
    static final RuleKind<ForeignKey, Follow> FOLLOW = new RuleKind<>("follow");

    /** What becomes of children whose parent is not in the cohort. */
    static final RuleKind<ForeignKey, Outside> OUTSIDE = new RuleKind<>("outside");

    /** How many children of one parent come along. */
    static final RuleKind<ForeignKey, Long> LIMIT = new RuleKind<>("limit");

    /** What a foreign key stands for that the database does not have. */
    static final RuleKind<ForeignKey, DeclaredReference> REFERENCE = new RuleKind<>("reference");
}
