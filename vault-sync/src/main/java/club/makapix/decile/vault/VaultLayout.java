package club.makapix.decile.vault;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Declares for each table which files of the vault belong to its rows. Immutable: every method returns another layout.
 *
 * <pre>{@code
 * VaultLayout layout = VaultLayout.of(schema)
 *         .urlBases("https://vault.example.org")
 *         .files("posts", FileRule.path("{storage_shard}/{storage_key}.{post_files.format}"))
 *         .files("users", FileRule.url("avatar_url"));
 * VaultManifest files = layout.manifest();
 * snapshot.transfer(cohort).rewriting(anonymizer).watchedBy(files).into(target);
 * files.writeTo(Path.of("vault-files.txt"));
 * }</pre>
 */
public final class VaultLayout {
    private final Schema schema;
    private final Optional<String> rootVariable;
    private final UrlBases urlBases;
    private final List<BoundRule> rules;

    private VaultLayout(Schema schema, Optional<String> rootVariable, UrlBases urlBases, List<BoundRule> rules) {
        this.schema = schema;
        this.rootVariable = rootVariable;
        this.urlBases = urlBases;
        this.rules = List.copyOf(rules);
    }

    /** Returns the layout of a vault without files. */
    public static VaultLayout of(Schema schema) {
        return new VaultLayout(schema, Optional.empty(), UrlBases.of(List.of()), List.of());
    }

    /**
     * Reads the section {@code vault} of a recipe.
     *
     * @throws SchemaException if it is malformed, or names a table, column or foreign key that does not exist; the message
     *     starts with file, line and column
     */
    public static VaultLayout parse(Schema schema, RecipeNode section) {
        return new LayoutSection(schema).parse(section);
    }

    /**
     * Reads the section {@code vault} of a recipe that may list several vaults: each its own section with its own root. Let the manifest
     * of each watch the transfer.
     *
     * @throws SchemaException as {@link #parse} does
     */
    public static List<VaultLayout> parseAll(Schema schema, RecipeNode section) {
        if (!section.isList()) {
            return List.of(parse(schema, section));
        }
        return section.elements().stream().map(one -> parse(schema, one)).toList();
    }

    /** Returns the layout with the name of the environment variable that holds the vault's root directory. */
    public VaultLayout rootVariable(String name) {
        return new VaultLayout(schema, Optional.of(name), urlBases, rules);
    }

    /**
     * Returns the layout with what stands before a path of the vault in a URL, for example {@code https://vault.example.org};
     * {@code //vault.example.org} leaves the scheme open, {@code /media} stands for URLs without a host. Say it before the rules that read URLs.
     *
     * @throws SchemaException if one has no host
     */
    public VaultLayout urlBases(String... bases) {
        return new VaultLayout(schema, rootVariable, UrlBases.of(Arrays.asList(bases)), rules);
    }

    /**
     * Returns the layout with one more rule for a table.
     *
     * @throws SchemaException if the template is malformed, a table or column does not exist, no foreign key leads from the
     *     child's table in the template to this one, or several do and {@link FileRule#via} names none
     */
    public VaultLayout files(String table, FileRule rule) {
        List<BoundRule> more = new ArrayList<>(rules);
        more.add(new RuleBinder(schema, schema.table(table), rule, urlBases).bind());
        return new VaultLayout(schema, rootVariable, urlBases, more);
    }

    /** Returns the environment variable that holds the vault's root directory, if the recipe names one. */
    public Optional<String> rootVariable() {
        return rootVariable;
    }

    /** Returns a manifest that collects the files of the rows of one transfer. */
    public VaultManifest manifest() {
        return new VaultManifest(this, new PathCollector());
    }

    /** Returns the tables whose rows tell of files, by name. */
    List<TableName> observedTables() {
        return rules.stream().map(BoundRule::observed).distinct().sorted().toList();
    }

    /** Returns the rules that the rows of this table answer. */
    List<BoundRule> rulesOf(TableName observed) {
        return rules.stream().filter(rule -> rule.observed().equals(observed)).toList();
    }

    UrlBases urlBases() {
        return urlBases;
    }
}
