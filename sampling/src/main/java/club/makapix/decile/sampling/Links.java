package club.makapix.decile.sampling;

import club.makapix.decile.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes the links of a table to its parents.
 *
 * @param blueprint the rules
 * @param members the cohort's rows of each table
 * @param eligibility the rows that may not travel
 */
record Links(Blueprint blueprint, Map<TableName, Members> members, Eligibility eligibility) {
    List<Link> of(TableName child, Inputs inputs) {
        return blueprint.of(child).stream()
                .map(reference -> new Link(
                        reference,
                        inputs,
                        Objects.requireNonNull(members.get(child)),
                        Objects.requireNonNull(members.get(reference.parent())),
                        eligibility.barred(reference)))
                .toList();
    }
}
