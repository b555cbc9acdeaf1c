package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the options of {@code scrub}. */
final class ScrubSection {
    private ScrubSection() {}

    static Pseudonym read(Options options) {
        Map<String, RecipeNode> named = options.known(known());
        Scrub scrub = Pseudonyms.scrub();
        if (named.containsKey("keep")) {
            for (RecipeNode kept : named.get("keep").elements()) {
                scrub = scrub.keeping(trace(kept));
            }
        }
        for (Scrub.Trace trace : Scrub.Trace.values()) {
            RecipeNode pseudonym = named.get(word(trace));
            scrub = pseudonym == null ? scrub : scrub.replacing(trace, PseudonymSection.read(pseudonym));
        }
        if (named.containsKey("region")) {
            scrub = scrub.region(named.get("region").text());
        }
        if (named.containsKey("hosts")) {
            for (Map.Entry<String, RecipeNode> host :
                    named.get("hosts").entries().entrySet()) {
                scrub = scrub.host(host.getKey(), host.getValue().text());
            }
        }
        String urls = Options.find(named, "urls").orElse("keep");
        return switch (urls) {
            case "keep" -> scrub;
            case "replace" -> scrub.replacingUrls();
            default -> throw options.place().error("urls must be keep or replace but is " + urls);
        };
    }

    private static String[] known() {
        return Stream.concat(
                        Stream.of("keep", "hosts", "urls", "region"),
                        Stream.of(Scrub.Trace.values()).map(ScrubSection::word))
                .toArray(String[]::new);
    }

    private static Scrub.Trace trace(RecipeNode node) {
        List<Scrub.Trace> traces = List.of(Scrub.Trace.values());
        return traces.stream()
                .filter(trace -> word(trace).equals(node.text()))
                .findFirst()
                .orElseThrow(() -> node.error("%s is nothing that scrub finds; it finds %s"
                        .formatted(
                                node.text(),
                                traces.stream().map(ScrubSection::word).sorted().toList())));
    }

    private static String word(Scrub.Trace trace) {
        return trace.name().toLowerCase(Locale.ROOT);
    }
}
