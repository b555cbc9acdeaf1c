package club.makapix.decile.vault;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TypeKind;
import java.util.Optional;

/** Finds what a name in a template stands for: a value of the rule, a column of the row, a column of a child's row. */
final class OperandResolver {
    private static final String EACH = "[]";

    private final Schema schema;
    private final Table owner;
    private final FileRule rule;

    OperandResolver(Schema schema, Table owner, FileRule rule) {
        this.schema = schema;
        this.owner = owner;
        this.rule = rule;
    }

    Operand resolve(String name) {
        boolean each = name.endsWith(EACH);
        String bare = each ? name.substring(0, name.length() - EACH.length()) : name;
        String expression = rule.values().get(bare);
        if (expression != null) {
            return new Operand("(" + expression + ")", each, Optional.empty());
        }
        int dot = bare.lastIndexOf('.');
        if (dot < 0 || owner.findColumn(bare).isPresent()) {
            return column(owner, bare, each, Optional.empty());
        }
        Table table = schema.table(bare.substring(0, dot));
        boolean own = table.name().equals(owner.name()) && rule.foreignKey().isEmpty();
        return column(table, bare.substring(dot + 1), each, own ? Optional.empty() : Optional.of(table));
    }

    private Operand column(Table table, String name, boolean each, Optional<Table> child) {
        Column column = table.column(name);
        TypeKind kind = column.type().kind();
        if (each && kind != TypeKind.ARRAY && kind != TypeKind.DOMAIN) {
            throw new SchemaException("%s.%s is no array but %s; leave out the []"
                    .formatted(table.name(), name, column.type().declared()));
        }
        boolean array = kind == TypeKind.ARRAY;
        if (array && !each && rule.kind() == FileRule.Kind.PATH) {
            throw new SchemaException(
                    "%s.%s is an array; write {%s[]} for one file per element".formatted(table.name(), name, name));
        }
        String row = child.map(ChildJoin::alias).orElse("t");
        return new Operand(row + "." + Identifiers.quote(name), each || array, child);
    }
}
