package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.recipe.RecipeNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Knows the pseudonyms that a recipe may name, and their options. */
final class BuiltIns {
    private static final Map<String, Function<Options, Pseudonym>> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.put(
                "template", options -> Pseudonyms.template(options.required().text()));
        BY_NAME.put("value", options -> Pseudonyms.value(options.required().text()));
        BY_NAME.put("bucket", options -> Pseudonyms.bucket(Options.number(options.required())));
        BY_NAME.put("noise", options -> Pseudonyms.noise(options.number(options.known("percent"), "percent")));
        BY_NAME.put("mask", BuiltIns::mask);
        BY_NAME.put("shift", BuiltIns::shift);
        BY_NAME.put("host", BuiltIns::host);
        BY_NAME.put("scrub", ScrubSection::read);
        BY_NAME.put(
                "phone",
                options -> Options.find(options.known("region"), "region")
                        .map(Pseudonyms::phone)
                        .orElseGet(Pseudonyms::phone));
        for (Notation notation : Notation.values()) {
            BY_NAME.put(notation.label(), options -> PartsSection.read(notation, options));
        }
        BY_NAME.put("xml", options -> Pseudonyms.xml(PseudonymSection.read(options.required())));
        hosted("email", Pseudonyms::email);
        hosted("url", Pseudonyms::url);
        localized("firstName", Pseudonyms::firstName);
        localized("lastName", Pseudonyms::lastName);
        localized("fullName", Pseudonyms::fullName);
        localized("city", Pseudonyms::city);
        localized("street", Pseudonyms::street);
        localized("company", Pseudonyms::company);
        plain("bytes", Pseudonyms::bytes);
        plain("digits", Pseudonyms::digits);
        plain("handle", Pseudonyms::handle);
        plain("hash", Pseudonyms::hash);
        plain("ip", Pseudonyms::ip);
        plain("lorem", Pseudonyms::lorem);
        plain("mac", Pseudonyms::mac);
        plain("number", Pseudonyms::number);
        plain("passwordHash", Pseudonyms::passwordHash);
        plain("postcode", Pseudonyms::postcode);
        plain("token", Pseudonyms::token);
        plain("uuid", Pseudonyms::uuid);
    }

    private BuiltIns() {}

    /** Returns the names in order. */
    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** Returns what makes the pseudonym of that name, if there is one. */
    static Optional<Function<Options, Pseudonym>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns the pseudonym of that name without options. */
    static Pseudonym plain(String name) {
        RecipeNode place =
                RecipeFile.parse("suggestion", "name: " + name).find("name").orElseThrow();
        return find(name).orElseThrow().apply(new Options(name, place, Optional.empty()));
    }

    private static void plain(String name, Supplier<Pseudonym> pseudonym) {
        BY_NAME.put(name, options -> {
            options.known();
            return pseudonym.get();
        });
    }

    private static void hosted(String name, Function<String, Pseudonym> pseudonym) {
        BY_NAME.put(
                name,
                options -> pseudonym.apply(
                        Options.find(options.known("host"), "host").orElse("example.com")));
    }

    private static void localized(String name, Function<Locale, Pseudonym> pseudonym) {
        BY_NAME.put(
                name,
                options -> pseudonym.apply(Options.find(options.known("locale"), "locale")
                        .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')))
                        .orElse(Locale.ENGLISH)));
    }

    private static Pseudonym mask(Options options) {
        Map<String, RecipeNode> known = options.known("keep");
        return Pseudonyms.mask(known.isEmpty() ? 0 : options.number(known, "keep"));
    }

    private static Pseudonym shift(Options options) {
        Map<String, RecipeNode> known = options.known("days", "by");
        int days = options.number(known, "days");
        return Options.find(known, "by").map(by -> Pseudonyms.shift(days, by)).orElseGet(() -> Pseudonyms.shift(days));
    }

    private static Pseudonym host(Options options) {
        Map<String, RecipeNode> known = options.known("from", "to", "otherwise");
        String from = options.text(known, "from");
        String to = options.text(known, "to");
        String otherwise = Options.find(known, "otherwise").orElse("keep");
        return switch (otherwise) {
            case "keep" -> Pseudonyms.host(from, to);
            case "erase" -> Pseudonyms.hostOrNull(from, to);
            default -> throw options.place().error("otherwise must be keep or erase but is " + otherwise);
        };
    }
}
