package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.ColumnTreatment;
import club.makapix.decile.transfer.DdlText;
import club.makapix.decile.transfer.DdlTreatment;
import club.makapix.decile.transfer.RowRewriter;
import club.makapix.decile.transfer.TableRewriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what becomes of every value that travels. Immutable: each method returns another anonymizer.
 *
 * <pre>{@code
 * Anonymizer anonymizer = Anonymizer.of(schema, Secret.fromEnvironment("DECILE_SECRET"))
 *         .replace("users.email", template("user{id}@dev.makapix.local"))
 *         .replace("users.handle", handle())
 *         .erase("comments.author_ip");
 * }</pre>
 *
 * <p>A column is named {@code users.email}; {@code posts.*} means all columns of a table that have no rule of their own, {@code *.emoji}
 * the columns of that name wherever no other rule reaches; such patterns need a {@link #lockedTo lock}, or two asterisks, which say that
 * columns of the future are meant too. Types that cannot hold free data are kept by default; any other
 * column without a rule stops the transfer before a row is read. A rule on a column of a key reaches all columns that
 * foreign keys join it to. NULL stays NULL.
 *
 * <p>Safe for use by several threads.
 */
public final class Anonymizer implements RowRewriter {
    private final Schema schema;
    private final Secret secret;
    private final RuleBook book;
    private final List<ColumnLink> references;
    private final Optional<Coverage> lock;
    private final boolean ddlKept;
    private final Decisions decisions;

    private Anonymizer(
            Schema schema,
            Secret secret,
            RuleBook book,
            List<ColumnLink> references,
            Optional<Coverage> lock,
            boolean ddlKept) {
        this.schema = schema;
        this.secret = secret;
        this.book = book;
        this.references = List.copyOf(references);
        this.lock = lock;
        this.ddlKept = ddlKept;
        this.decisions = new Decisions(schema, book, references);
    }

    /** Starts a recipe without rules. */
    public static Anonymizer of(Schema schema, Secret secret) {
        return new Anonymizer(schema, secret, RuleBook.empty(schema), List.of(), Optional.empty(), false);
    }

    /**
     * Reads the {@code anonymize} section of a recipe.
     *
     * @throws SchemaException if it names what does not exist or says what cannot be; the message starts with file and line
     */
    public static Anonymizer parse(Schema schema, Secret secret, RecipeNode section) {
        Optional<Coverage> lock = section.find(RecipeSection.LOCK).map(Coverage::parse);
        RuleBook rules = new RecipeSection(schema, section).rules();
        return new Anonymizer(schema, secret, rules, List.of(), lock, RecipeSection.keepsDdl(section));
    }

    /**
     * Lets columns travel as they are.
     *
     * @throws SchemaException if one does not exist or has a rule already
     */
    public Anonymizer keep(String... columns) {
        return with(Rule.Keep.BY_RULE, columns);
    }

    /**
     * Puts NULL in columns.
     *
     * @throws SchemaException if one does not exist or has a rule already
     */
    public Anonymizer erase(String... columns) {
        return with(new Rule.Erase(), columns);
    }

    /**
     * Puts a pseudonym in a column.
     *
     * @throws SchemaException if the column does not exist or has a rule already
     */
    public Anonymizer replace(String column, Pseudonym pseudonym) {
        return with(new Rule.Replace(pseudonym), column);
    }

    /**
     * Treats a column by condition.
     *
     * @throws SchemaException if the column does not exist or has a rule already
     */
    public Anonymizer replace(String column, Conditional conditional) {
        return with(conditional.rule(), column);
    }

    /**
     * Computes a column from what becomes of another one.
     *
     * @throws SchemaException if a column does not exist or has a rule already
     */
    public Anonymizer derive(String column, Derivation derivation) {
        return with(new Rule.Derive(derivation, false), column);
    }

    /**
     * States that a column refers to another one although no foreign key says so: what becomes of one becomes of the other.
     *
     * @param child {@code mentions.user_name}, or {@code lines.(order_id, line_no)}
     * @param parent the column or columns that it refers to
     * @throws SchemaException if a column does not exist
     */
    public Anonymizer linking(String child, String parent) {
        return with(ColumnLink.of(schema, child, parent, Optional.empty()));
    }

    /**
     * States that a column refers to another one in the rows that fulfil a condition: there it becomes what the other one does, elsewhere its
     * own rule holds.
     *
     * @param condition SQL over the child's row {@code t}: {@code target_type = 'post'}
     * @throws SchemaException if a column does not exist
     */
    public Anonymizer linking(String child, String parent, String condition) {
        return with(ColumnLink.of(schema, child, parent, Optional.of(condition)));
    }

    private Anonymizer with(List<ColumnLink> more) {
        List<ColumnLink> all = new ArrayList<>(references);
        all.addAll(more);
        return new Anonymizer(schema, secret, book, all, lock, ddlKept);
    }

    /**
     * Lets the target compute a column from the row as it arrived, once the rows of its table are there and before its indexes are built:
     * {@code recompute("posts.search", "to_tsvector('english', title || ' ' || body)")}. What stood there does not travel.
     *
     * @param sql SQL over the target's row {@code t}, with functions outside {@code pg_catalog} named with their schema
     * @throws SchemaException if the column does not exist or has a rule already
     */
    public Anonymizer recompute(String column, String sql) {
        return with(new Rule.Recompute(sql), column);
    }

    private Anonymizer with(Rule rule, String... columns) {
        RuleBook more = book;
        for (String column : columns) {
            more = more.with(column, rule, Optional.empty());
        }
        return new Anonymizer(schema, secret, more, references, lock, ddlKept);
    }

    /**
     * Holds the rules to the columns that somebody has looked at: any other column, and any with another type, stops the
     * transfer.
     */
    public Anonymizer lockedTo(Coverage lock) {
        return new Anonymizer(schema, secret, book, references, Optional.of(lock), ddlKept);
    }

    /**
     * Lets the DDL travel unsearched to a target that is built from it. Without this, a default, comment, label, check or body of a function that looks
     * as if it held personal data or a credential stops the transfer before a row is read.
     */
    public Anonymizer keepDdl() {
        return new Anonymizer(schema, secret, book, references, lock, true);
    }

    @Override
    public void check(Collection<Table> travelling) {
        new Planning(schema, decisions, lock, travelling).check(book.openPatterns());
    }

    @Override
    public DdlTreatment search(List<DdlText> ddl) {
        if (ddlKept) {
            return DdlTreatment.PERMITTED;
        }
        DdlSearch.run(ddl);
        return DdlTreatment.SEARCHED;
    }

    @Override
    public Map<String, List<String>> constants(Table table) {
        Map<String, List<String>> constants = new LinkedHashMap<>();
        for (Column column : table.travellingColumns()) {
            decisions
                    .find(new ColumnName(table.name(), column.name()))
                    .ifPresent(rule -> constants.put(column.name(), rule.constants()));
        }
        return constants;
    }

    @Override
    public Optional<TableRewriter> of(Table table) {
        return TableProgram.of(schema, decisions, secret, table);
    }

    @Override
    public String statement() {
        return secret.statement();
    }

    @Override
    public Map<String, ColumnTreatment> treatments(Table table) {
        return new Treatments(decisions).of(table);
    }

    @Override
    public String fingerprint() {
        String linked = references.isEmpty() ? "" : "\n" + references;
        return secret.fingerprint(book.describe() + linked + (ddlKept ? "\nddl: keep" : ""));
    }
}
