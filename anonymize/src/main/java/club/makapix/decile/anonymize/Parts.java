package club.makapix.decile.anonymize;

import club.makapix.decile.schema.SchemaException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Treats the parts of a value path by path: of {@code json} and {@code jsonb}, of text that holds JSON, of {@code hstore} by name, of a
 * composite by the number of the field. The first path that leads to a part counts. A pseudonym for an object or array applies to everything in it. Immutable.
 *
 * <pre>{@code
 * json().at("author.name", fullName()).remove("author.phones.*").otherwiseErased()
 * }</pre>
 */
public final class Parts implements Pseudonym {
    private final Notation notation;
    private final PathRules rules;
    private final Place root;

    private Parts(Notation notation, PathRules rules) {
        this.notation = notation;
        this.rules = rules;
        this.root = rules.root();
    }

    static Parts none(Notation notation) {
        return new Parts(notation, new PathRules(List.of(), PartTreatment.Fixed.KEEP));
    }

    /**
     * Replaces what the path leads to.
     *
     * @throws SchemaException if the path is malformed, or leads nowhere in such a value
     */
    public Parts at(String path, Pseudonym pseudonym) {
        return with(path, new PartTreatment.Apply(pseudonym));
    }

    /** Leaves what the path leads to. */
    public Parts keep(String path) {
        return with(path, PartTreatment.Fixed.KEEP);
    }

    /** Puts JSON null in the place of what the path leads to. */
    public Parts erase(String path) {
        return with(path, PartTreatment.Fixed.ERASE);
    }

    /**
     * Takes away what the path leads to, name and value.
     *
     * @throws SchemaException if the value is a composite, whose fields are always there
     */
    public Parts remove(String path) {
        return with(path, PartTreatment.Fixed.REMOVE);
    }

    /** Puts JSON null in the place of what no path leads to. */
    public Parts otherwiseErased() {
        return otherwise(PartTreatment.Fixed.ERASE);
    }

    /**
     * Takes away what no path leads to.
     *
     * @throws SchemaException if the value is a composite, whose fields are always there
     */
    public Parts otherwiseRemoved() {
        return otherwise(PartTreatment.Fixed.REMOVE);
    }

    private Parts otherwise(PartTreatment otherwise) {
        notation.checkThatItHas(otherwise);
        return new Parts(notation, new PathRules(rules.rules(), otherwise));
    }

    private Parts with(String path, PartTreatment treatment) {
        PathRules.Rule rule = new PathRules.Rule(ValuePath.parse(path), treatment);
        notation.checkThatItHas(treatment);
        notation.checkThatItHas(rule.path());
        if (rule.path().names() && treatment instanceof PartTreatment.Fixed) {
            throw new SchemaException(
                    "%s means names, which only a pseudonym can replace, for example token".formatted(path));
        }
        List<PathRules.Rule> more = new ArrayList<>(rules.rules());
        more.add(rule);
        return new Parts(notation, new PathRules(more, rules.otherwise()));
    }

    @Override
    public String of(String value, RowContext row) {
        return notation.rewrite(value, root, row);
    }

    @Override
    public String name() {
        return notation.label();
    }

    @Override
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        for (PathRules.Rule rule : rules.rules()) {
            if (rule.treatment() instanceof PartTreatment.Apply apply) {
                columns.addAll(apply.pseudonym().columns());
            }
        }
        return List.copyOf(columns);
    }

    @Override
    public boolean suits(TableColumn place) {
        return notation.suits(place);
    }

    /** Returns the paths and what happens there, the same for equal ones. */
    @Override
    public String toString() {
        return notation.label() + "[" + rules.rules() + ", otherwise " + rules.otherwise() + "]";
    }
}
