package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.sampling.rehearsal.RuleCatalogue.Partition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns the bounds of new partitions into queries on the tables that become partitions, and on the default partition beside them. */
final class PartitionChecks {
    private final RuleCatalogue before;
    private final RuleCatalogue after;

    PartitionChecks(RuleCatalogue before, RuleCatalogue after) {
        this.before = before;
        this.after = after;
    }

    List<PreflightCheck> all() {
        return after.partitionsBeyond(before).stream()
                .flatMap(partition -> Stream.of(attached(partition), split(partition)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns what a table that becomes a partition must obey. */
    private Optional<PreflightCheck> attached(Partition partition) {
        String expression = partition.expression();
        return before.table(partition.relation())
                .filter(table -> expression != null)
                .map(table -> PreflightCheck.asking(
                        table,
                        "the bounds of its partition",
                        "select count(*) from %s t where not (%s)".formatted(table.quoted(), expression)));
    }

    /** Returns what must not lie in the default partition, since a new one takes it. */
    private Optional<PreflightCheck> split(Partition partition) {
        String expression = partition.expression();
        return before.defaultPartition(partition.parent())
                .filter(old -> expression != null && !partition.isDefault())
                .map(old -> PreflightCheck.asking(
                        old.table(),
                        "the default partition beside " + partition.table(),
                        "select count(*) from %s t where (%s)"
                                .formatted(old.table().quoted(), expression)));
    }
}
