package club.makapix.decile.vault;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.UniqueKey;
import club.makapix.decile.vault.Template.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Turns a rule for a table into SQL over the rows of the table that is observed: the table itself or, where the template names
 * one, its child, so that a file is listed when the child's row travels.
 */
final class RuleBinder {
    private static final String ELEMENT = "decile_element";
    private static final String NOTHING = "null";

    private final Schema schema;
    private final Table owner;
    private final FileRule rule;
    private final UrlBases urlBases;

    RuleBinder(Schema schema, Table owner, FileRule rule, UrlBases urlBases) {
        this.schema = schema;
        this.owner = owner;
        this.rule = rule;
        this.urlBases = urlBases;
    }

    BoundRule bind() {
        Template template = template();
        OperandResolver resolver = new OperandResolver(schema, owner, rule);
        List<Operand> operands =
                template.fields().stream().map(resolver::resolve).toList();
        Optional<Operand> list = onlyList(operands);
        String value = conditional(value(template, operands, list));
        List<String> key = owner.primaryKey().map(UniqueKey::columns).orElse(List.of());
        Optional<Table> child = onlyChild(operands);
        if (child.isEmpty()) {
            refuseIdleKey();
            return bound(owner, RowKey.text("t", key), value, list.isPresent(), UnaryOperator.identity());
        }
        ChildJoin join = ChildJoin.of(schema, child.get(), owner, rule);
        return bound(child.get(), join.ownerKey(key), join.lookup(value), list.isPresent(), join::lookup);
    }

    private BoundRule bound(
            Table observed, String key, String value, boolean many, UnaryOperator<String> overObserved) {
        return new BoundRule(
                rule.kind(),
                owner.name(),
                observed.name(),
                key,
                value,
                many,
                rule.required(),
                rule.size()
                        .map(size -> overObserved.apply("(" + size + ")::bigint"))
                        .orElse(NOTHING),
                rule.sha256()
                        .map(hash -> overObserved.apply("lower((" + hash + ")::text)"))
                        .orElse(NOTHING));
    }

    private Template template() {
        if (rule.kind() == FileRule.Kind.PATH) {
            return Template.parse(rule.text());
        }
        if (urlBases.isEmpty()) {
            throw new SchemaException("%s.%s holds URLs, and none is known to lead to the vault; say url-bases first"
                    .formatted(owner.name(), rule.text()));
        }
        return Template.ofField(rule.text());
    }

    private Optional<Operand> onlyList(List<Operand> operands) {
        List<Operand> lists = operands.stream().filter(Operand::list).distinct().toList();
        if (lists.size() > 1) {
            throw new SchemaException(
                    "%s goes through %d arrays; a path may go through one".formatted(rule.text(), lists.size()));
        }
        return lists.stream().findFirst();
    }

    private Optional<Table> onlyChild(List<Operand> operands) {
        List<Table> children = operands.stream()
                .flatMap(operand -> operand.child().stream())
                .distinct()
                .toList();
        if (children.size() > 1) {
            throw new SchemaException("%s names the tables %s; a path may name one child table"
                    .formatted(rule.text(), children.stream().map(Table::name).toList()));
        }
        return children.stream().findFirst();
    }

    private static String value(Template template, List<Operand> operands, Optional<Operand> list) {
        String path = concatenation(template, operands);
        return list.map(array ->
                        "array(select %s from pg_catalog.unnest(%s) as %s)".formatted(path, array.sql(), ELEMENT))
                .orElse(path);
    }

    /** Joins the pieces by {@code ||}, so that a NULL among them makes the whole NULL. */
    private static String concatenation(Template template, List<Operand> operands) {
        List<String> parts = new ArrayList<>();
        int next = 0;
        for (Piece piece : template.pieces()) {
            if (piece instanceof Piece.Literal literal) {
                parts.add(Identifiers.literal(literal.text()));
            } else {
                Operand operand = operands.get(next++);
                parts.add((operand.list() ? ELEMENT : operand.sql()) + "::text");
            }
        }
        return String.join(" || ", parts);
    }

    private String conditional(String value) {
        return rule.condition()
                .map(condition -> "case when (%s) then %s end".formatted(condition, value))
                .orElse(value);
    }

    private void refuseIdleKey() {
        if (rule.foreignKey().isPresent()) {
            throw new SchemaException("%s names no child table, so that via %s says nothing; leave it out"
                    .formatted(rule.text(), rule.foreignKey().get()));
        }
    }
}
