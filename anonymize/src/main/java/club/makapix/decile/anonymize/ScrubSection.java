package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the options of {@code scrub}. */
final class ScrubSection {
    private ScrubSection() {}

    static Pseudonym read(Options options) {
        Map<String, RecipeNode> named = options.known("keep", "hosts", "urls");
        Scrub scrub = Pseudonyms.scrub();
        if (named.containsKey("keep")) {
            for (RecipeNode kept : named.get("keep").elements()) {
                scrub = scrub.keeping(trace(kept));
            }
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

    private static Scrub.Trace trace(RecipeNode node) {
        Map<String, Scrub.Trace> known = new TreeMap<>();
        for (Scrub.Trace trace : Scrub.Trace.values()) {
            known.put(trace.name().toLowerCase(Locale.ROOT), trace);
        }
        Scrub.Trace trace = known.get(node.text());
        if (trace == null) {
            throw node.error("%s is nothing that scrub finds; it finds %s".formatted(node.text(), known.keySet()));
        }
        return trace;
    }
}
