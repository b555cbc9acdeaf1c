package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code anonymize} section of a recipe into rules. */
final class RecipeSection {
    static final String LOCK = "lock";
    private static final String DDL = "ddl";
    private static final String KEEP = "keep";
    private static final String ERASE = "erase";

    private final Schema schema;
    private final RecipeNode section;
    private RuleBook book;

    RecipeSection(Schema schema, RecipeNode section) {
        this.schema = schema;
        this.section = section;
        this.book = RuleBook.empty(schema);
    }

    /**
     * Reads all rules.
     *
     * @throws SchemaException at the first thing that cannot be, with its line
     */
    RuleBook rules() {
        Map<String, RecipeNode> entries = section.entries(List.of(KEEP, ERASE, "replace", "derive", LOCK, DDL));
        list(entries, KEEP, Rule.Keep.BY_RULE);
        list(entries, ERASE, new Rule.Erase());
        Optional.ofNullable(entries.get("replace"))
                .ifPresent(node -> node.entries().forEach((column, value) -> replace(column, value)));
        Optional.ofNullable(entries.get("derive"))
                .ifPresent(node -> node.entries().forEach((column, value) -> derive(column, value)));
        return book;
    }

    /**
     * Tells whether the section lets the DDL travel unsearched.
     *
     * @throws SchemaException if it wants anything else of it
     */
    static boolean keepsDdl(RecipeNode section) {
        Optional<RecipeNode> ddl = section.find(DDL);
        if (ddl.isPresent() && !ddl.get().text().equals(KEEP)) {
            throw ddl.get()
                    .error("%s must be keep, which lets the DDL travel unsearched; leave it out to have it searched"
                            .formatted(ddl.get().path()));
        }
        return ddl.isPresent();
    }

    private void list(Map<String, RecipeNode> entries, String key, Rule rule) {
        if (entries.containsKey(key)) {
            entries.get(key).elements().forEach(element -> add(element.text(), element, rule));
        }
    }

    private void add(String column, RecipeNode place, Rule rule) {
        book = place.resolve(() -> book.with(column, rule, Optional.of(place.place())));
    }

    private void replace(String column, RecipeNode node) {
        checkIsPseudonym(column, node);
        Rule rule = replacement(node);
        add(column, node, rule);
        if (rule instanceof Rule.Replace replace && !column.contains("*")) {
            ColumnName name = RuleBook.resolve(schema, column);
            replace.pseudonym()
                    .columns()
                    .forEach(read ->
                            node.resolve(() -> schema.table(name.table()).column(read)));
        }
    }

    /** Says where to write what stands in a list of its own, for people who look for it here. */
    private static void checkIsPseudonym(String column, RecipeNode node) {
        String word = node.isScalar() ? node.text() : "";
        if (word.equals(KEEP) || word.equals(ERASE)) {
            throw node.error("%1$s is no pseudonym but a list of its own beside replace; write %1$s: [%2$s]"
                    .formatted(word, column));
        }
    }

    private void derive(String column, RecipeNode node) {
        Optional<RecipeNode> sql = node.find("sql");
        if (sql.isPresent()) {
            node.entries(List.of("sql"));
            add(column, node, new Rule.Recompute(sql.get().text()));
            return;
        }
        Rule.Derive rule = derivation(node);
        add(column, node, rule);
        ColumnName name = node.resolve(() -> RuleBook.resolve(schema, column));
        node.resolve(() -> DerivedSource.resolve(schema, schema.table(name.table()), rule.derivation()));
    }

    private static Rule replacement(RecipeNode node) {
        if (!node.isList()) {
            return new Rule.Replace(PseudonymSection.read(node));
        }
        List<Rule.Case> cases = new ArrayList<>();
        List<RecipeNode> elements = node.elements();
        for (RecipeNode element : elements) {
            boolean last = cases.size() == elements.size() - 1;
            Optional<String> condition =
                    element.isMapping() ? element.find("when").map(RecipeNode::text) : Optional.empty();
            if (condition.isPresent() == last) {
                throw element.error(
                        last
                                ? "the last case of %s must not have a condition; it says what happens otherwise"
                                        .formatted(node.path())
                                : "every case of %s but the last needs a condition: when".formatted(node.path()));
            }
            cases.add(new Rule.Case(condition, caseRule(element)));
        }
        return new Rule.Cases(cases);
    }

    private static Rule caseRule(RecipeNode element) {
        Optional<RecipeNode> used = element.isMapping() ? element.find("use") : Optional.of(element);
        String word = used.filter(RecipeNode::isScalar).map(RecipeNode::text).orElse("");
        return switch (word) {
            case KEEP -> Rule.Keep.BY_RULE;
            case ERASE -> new Rule.Erase();
            default -> new Rule.Replace(PseudonymSection.read(element));
        };
    }

    private static Rule.Derive derivation(RecipeNode node) {
        Map<String, RecipeNode> entries = node.entries(List.of("from", "by", "with", "unique", "sql"));
        if (!entries.containsKey("from")) {
            throw node.error("%s must say from which column: from".formatted(node.path()));
        }
        Derivation derivation = Derivation.from(entries.get("from").text());
        if (entries.containsKey("by")) {
            derivation = derivation.by(entries.get("by").text());
        }
        RecipeNode with = entries.get("with");
        if (with != null) {
            for (RecipeNode conversion : with.isMapping() ? List.of(with) : with.elements()) {
                derivation = derivation.with(conversion(conversion));
            }
        }
        boolean unique = entries.containsKey("unique") && entries.get("unique").isTrue();
        return new Rule.Derive(derivation, unique);
    }

    private static Conversion conversion(RecipeNode node) {
        if (node.isMapping()) {
            Map<String, RecipeNode> entries = node.entries(List.of("left", "template"));
            RecipeNode left = entries.get("left");
            RecipeNode template = entries.get("template");
            if (left != null && template == null) {
                return Derivation.left(Options.number(left));
            }
            if (template != null && left == null) {
                return Derivation.around(template.text());
            }
        }
        return switch (node.isScalar() ? node.text() : "") {
            case "copy" -> Derivation.copy();
            case "lower" -> Derivation.lower();
            case "upper" -> Derivation.upper();
            case "tsvector" -> Derivation.tsvector();
            default ->
                throw node.error("%s must be copy, lower, upper, tsvector, { left: n } or { template: \"…{}…\" }"
                        .formatted(node.path()));
        };
    }
}
