package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.NearestNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads a pseudonym of a recipe: a name, or a mapping of a name to options. */
final class PseudonymSection {
    private static final Set<String> BESIDE = Set.of("when", "use", "unique");
    private static final Map<String, Function<Options, Pseudonym>> BUILT_IN = new TreeMap<>();

    static {
        BUILT_IN.put(
                "template", options -> Pseudonyms.template(options.required().text()));
        BUILT_IN.put("value", options -> Pseudonyms.value(options.required().text()));
        BUILT_IN.put("email", PseudonymSection::email);
        BUILT_IN.put("mask", PseudonymSection::mask);
        BUILT_IN.put("host", PseudonymSection::host);
        BUILT_IN.put("scrub", ScrubSection::read);
        BUILT_IN.put("json", JsonSection::read);
        plain("handle", Pseudonyms.handle());
        plain("token", Pseudonyms.token());
        plain("digits", Pseudonyms.digits());
        plain("uuid", Pseudonyms.uuid());
        plain("ip", Pseudonyms.ip());
        plain("hash", Pseudonyms.hash());
        plain("passwordHash", Pseudonyms.passwordHash());
        plain("lorem", Pseudonyms.lorem());
    }

    private PseudonymSection() {}

    private static void plain(String name, Pseudonym pseudonym) {
        BUILT_IN.put(name, options -> {
            options.named();
            return pseudonym;
        });
    }

    /** Returns the names that a recipe may use. */
    static List<String> names() {
        return List.copyOf(BUILT_IN.keySet());
    }

    /**
     * Reads it.
     *
     * @throws club.makapix.decile.schema.SchemaException if the name or an option is unknown; with line and nearest names
     */
    static Pseudonym read(RecipeNode node) {
        if (!node.isMapping()) {
            return read(node, node.text(), Optional.empty());
        }
        Map<String, RecipeNode> entries = node.entries();
        Optional<RecipeNode> used = Optional.ofNullable(entries.get("use"));
        List<String> names =
                entries.keySet().stream().filter(key -> !BESIDE.contains(key)).toList();
        if (names.size() + used.stream().count() != 1) {
            throw node.error("%s must name one pseudonym, for example handle or { template: \"user{id}\" }"
                    .formatted(node.path()));
        }
        Pseudonym pseudonym = used.isPresent()
                ? read(used.get())
                : read(node, names.get(0), Optional.ofNullable(entries.get(names.get(0))));
        boolean unique = entries.containsKey("unique") && entries.get("unique").isTrue();
        return unique ? Pseudonyms.declaredUnique(pseudonym) : pseudonym;
    }

    private static Pseudonym read(RecipeNode place, String name, Optional<RecipeNode> value) {
        Function<Options, Pseudonym> builtIn = BUILT_IN.get(name);
        if (builtIn == null) {
            throw place.error("%s is not a pseudonym; there are %s".formatted(name, NearestNames.of(name, names())));
        }
        Pseudonym pseudonym = place.resolve(() -> builtIn.apply(new Options(name, place, value)));
        return value.filter(RecipeNode::isMapping)
                .flatMap(options -> options.find(Options.DOMAIN))
                .map(domain -> Pseudonyms.inDomain(domain.text(), pseudonym))
                .orElse(pseudonym);
    }

    private static Pseudonym email(Options options) {
        Map<String, RecipeNode> named = options.named("host");
        return named.containsKey("host") ? Pseudonyms.email(named.get("host").text()) : Pseudonyms.email();
    }

    private static Pseudonym mask(Options options) {
        Map<String, RecipeNode> named = options.named("keep");
        return Pseudonyms.mask(named.containsKey("keep") ? Options.number(named.get("keep")) : 0);
    }

    private static Pseudonym host(Options options) {
        Map<String, RecipeNode> named = options.named("from", "to", "otherwise");
        String from = options.text(named, "from");
        String to = options.text(named, "to");
        String otherwise = named.containsKey("otherwise") ? options.text(named, "otherwise") : "keep";
        return switch (otherwise) {
            case "keep" -> Pseudonyms.host(from, to);
            case "erase" -> Pseudonyms.hostOrNull(from, to);
            default -> throw options.place().error("otherwise must be keep or erase but is " + otherwise);
        };
    }
}
