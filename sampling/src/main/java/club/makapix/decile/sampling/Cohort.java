package club.makapix.decile.sampling;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.ForeignKeyCount;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.RowSelection;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.TableSelection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds the keys of the rows that travel, closed under foreign keys. Plain data about one snapshot: what it says of rows that another
 * one sees is undefined.
 *
 * <p>Tables that no travelling row references have no keys here: their rows are told by their parents' keys while they are read.
 */
public final class Cohort implements RowSelection {
    private final Links links;
    private final List<Entrance> entrances;
    private final Map<TableName, Tally> tallies = new ConcurrentHashMap<>();

    Cohort(Links links, List<Entrance> entrances) {
        this.links = links;
        this.entrances = List.copyOf(entrances);
    }

    @Override
    public Optional<TableSelection> of(Table table) {
        Members members = Objects.requireNonNull(links.members().get(table.name()));
        if (!members.rule().travels() || (members.areKept() && members.counts().isEmpty())) {
            return Optional.empty();
        }
        Tally tally = new Tally();
        tallies.put(table.name(), tally);
        return Optional.of(
                members.areKept()
                        ? new KeptSelection(members, links, tally)
                        : new ToldSelection(members, links, tally));
    }

    @Override
    public List<ForeignKeyCount> foreignKeyCounts() {
        List<Tally> all = new ArrayList<>(tallies.values());
        entrances.forEach(entrance -> all.add(entrance.tally()));
        return links.blueprint().references().stream()
                .map(reference -> Tally.total(reference, all))
                .toList();
    }

    @Override
    public String fingerprint() {
        return links.blueprint().rules().fingerprint();
    }

    /**
     * Returns the rows in the cohort by table and reason, of the tables whose keys are kept here; the others are counted as they
     * travel.
     */
    public Map<TableName, Map<Reason, Long>> counts() {
        Map<TableName, Map<Reason, Long>> counts = new TreeMap<>();
        links.members().forEach((table, members) -> {
            if (members.areKept()) {
                counts.put(table, Collections.unmodifiableMap(members.counts()));
            }
        });
        return Collections.unmodifiableMap(counts);
    }

    /**
     * Answers why a row travels, by the chain of foreign keys back to a row that was drawn or is in a whole table. Sends one statement
     * for each row and reference that it looks at.
     *
     * @param snapshot the view that the cohort was selected from
     * @param table the table as recipes name it
     * @param primaryKey the values of the primary key's columns in order, as for {@link Draw#includes}
     * @throws SchemaException if there is no such table, or its primary key has another number of columns
     */
    public Explanation explain(Snapshot snapshot, String table, Object... primaryKey) {
        TableRule rule = links.blueprint().rule(snapshot.schema().table(table).name());
        List<String> texts = rule.hashedTexts();
        if (texts.size() != primaryKey.length) {
            throw new SchemaException(
                    "the key of %s has %d columns, not %d".formatted(rule.name(), texts.size(), primaryKey.length));
        }
        List<String> conditions = new ArrayList<>();
        for (int index = 0; index < primaryKey.length; index++) {
            conditions.add(texts.get(index) + " = " + Identifiers.literal(KeyText.of(primaryKey[index])));
        }
        return new Explainer(links, snapshot::query).explain(rule.name(), String.join(" and ", conditions));
    }
}
