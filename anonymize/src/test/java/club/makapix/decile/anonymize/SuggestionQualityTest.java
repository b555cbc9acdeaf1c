package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.anonymize.Suggestion.Sensitivity;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Measures suggestions on a schema of many habits, whose columns were marked by hand before the first measurement. */
@ExtendWith(TestDatabases.class)
class SuggestionQualityTest {
    private static final double LEAST_RECALL = 0.95;
    private static final double LEAST_PRECISION = 0.7;

    /** Eleven of the marked columns have names that say nothing. */
    private static final double LEAST_RECALL_OF_NAMES = 0.88;

    @Test
    void findsWhatPeopleHaveMarked(TestDatabase database) {
        database.execute(Resources.text("suggestions-schema.sql"));
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            assertQuality(Suggestions.of(snapshot, snapshot.schema().tables()), LEAST_RECALL);
        }
    }

    @Test
    void findsMostOfItByNamesAlone(TestDatabase database) {
        database.execute(Resources.text("suggestions-schema.sql"));

        assertQuality(Suggestions.of(database.readSchema().tables()), LEAST_RECALL_OF_NAMES);
    }

    private static void assertQuality(Suggestions suggestions, double leastRecall) {
        Set<String> marked = Resources.text("suggestions-labels.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> suggested = sensitive(suggestions);
        Set<String> found = new TreeSet<>(marked);
        found.retainAll(suggested);
        Set<String> missed = new TreeSet<>(marked);
        missed.removeAll(suggested);
        Set<String> wrong = new TreeSet<>(suggested);
        wrong.removeAll(marked);

        assertThat((double) found.size() / marked.size())
                .as("recall %d of %d, missed %s", found.size(), marked.size(), missed)
                .isGreaterThanOrEqualTo(leastRecall);
        assertThat((double) found.size() / suggested.size())
                .as("precision %d of %d, wrong %s", found.size(), suggested.size(), wrong)
                .isGreaterThanOrEqualTo(LEAST_PRECISION);
    }

    private static Set<String> sensitive(Suggestions suggestions) {
        return suggestions.list().stream()
                .filter(one -> List.of(Sensitivity.PERSONAL, Sensitivity.SECRET).contains(one.sensitivity()))
                .map(one -> one.place().table().name().name() + "."
                        + one.place().column().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
