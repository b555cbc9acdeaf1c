package club.makapix.decile.anonymize;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.transfer.DdlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Refuses DDL that would carry what looks like personal data or a credential to a target that is built from it. */
final class DdlSearch {
    /** A column whose values have points like addresses. */
    private static final Pattern VERSION = Pattern.compile("(?i)version\\w*$");

    private DdlSearch() {}

    /**
     * Searches every text.
     *
     * @throws SchemaException that names the place of each that must not travel
     */
    static void run(List<DdlText> ddl) {
        List<String> findings = new ArrayList<>();
        for (DdlText text : ddl) {
            Set<Exposure> exposures = Exposures.in(text.text());
            if (VERSION.matcher(text.place()).find()) {
                exposures.remove(Exposure.ADDRESS);
            }
            if (!exposures.isEmpty()) {
                findings.add("  - %s holds %s (line %d)".formatted(place(text), words(exposures), text.line()));
            }
        }
        if (!findings.isEmpty()) {
            throw new SchemaException(message(findings));
        }
    }

    /** The name of an object can be the finding itself. */
    private static String place(DdlText text) {
        return Exposures.in(text.place()).isEmpty() ? text.place() : "a text or name of an object that cannot be named";
    }

    private static String words(Set<Exposure> exposures) {
        return exposures.stream().map(Exposure::words).collect(Collectors.joining(", "));
    }

    private static String message(List<String> findings) {
        return """
                the DDL from which the target would be built holds what looks like personal data or credentials:
                %s
                change that at the source, supply other DDL (withSchema), or, if nobody is meant, let the DDL travel unsearched: \
                ddl: keep in the anonymize section, keepDdl() in Java""".formatted(findings.stream().distinct().collect(Collectors.joining("\n")));
    }
}
