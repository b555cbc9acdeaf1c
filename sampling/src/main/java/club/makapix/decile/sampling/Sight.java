package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sees of rows of one table why they are in the cohort, and where the rows stand that may explain it. */
final class Sight {
    private final Inputs inputs = new Inputs();
    private final Members members;
    private final Judge judge;
    private final int[] identity;
    private final int[] starts;
    private final int[] name;
    private final Map<Reference, int[]> incoming = new LinkedHashMap<>();

    Sight(Members members, Links links) {
        TableRule rule = members.rule();
        this.members = members;
        this.judge = new Judge(links.of(rule.name(), inputs));
        this.identity =
                members.areKept() ? inputs.add(members.identity().shape().expressions()) : new int[0];
        this.starts = inputs.add(Sql.anyOf(List.of(rule.drawCondition(), rule.alwaysCondition())));
        this.name = inputs.add(rule.hashedTexts());
        for (Reference reference : links.blueprint().to(rule.name())) {
            incoming.put(reference, inputs.add(reference.parentKey().expressions()));
        }
    }

    List<String> expressions() {
        return inputs.expressions();
    }

    String name(Row row) {
        return Arrays.stream(name).mapToObj(row::text).map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    @Nullable
    Reason reason(Row row) {
        if (members.areKept()) {
            return members.identity().reason(row, identity);
        }
        if (!judge.isEligible(row)) {
            return null;
        }
        if ("t".equals(row.text(starts[0]))) {
            return Reason.DRAWN;
        }
        Reason followed = judge.follow(row);
        return members.rule().isWhole() && followed != Reason.FOLLOWED ? Reason.WHOLE : followed;
    }

    /** Returns conditions that find the parents with which the row came. */
    Map<Reference, String> parents(Row row, Reason reason) {
        Map<Reference, String> parents = new LinkedHashMap<>();
        for (Link link : judge.links()) {
            Reference reference = link.reference();
            Reason parent = reference.isFollowed() && link.isChosen(row) ? link.parentReason(row) : null;
            boolean required = reason == Reason.REQUIRED && reference.follow() == Follow.ALWAYS;
            if (parent != null && (required || KeyIndex.isCarrying(parent))) {
                KeyShape shape = link.parents().shape();
                parents.put(reference, condition(shape, shape.expressions(), row, link.fields()));
            }
        }
        return parents;
    }

    /** Returns conditions that find the children that require the row. */
    Map<Reference, String> children(Row row) {
        Map<Reference, String> children = new LinkedHashMap<>();
        incoming.forEach((reference, fields) -> {
            if (reference.binds() && !KeySet.isNull(row, fields)) {
                KeyShape shape = members.index(reference.parentKey()).shape();
                children.put(reference, condition(shape, reference.values(), row, fields));
            }
        });
        return children;
    }

    private static String condition(KeyShape shape, List<String> values, Row row, int[] fields) {
        KeyLiteral literal = new KeyLiteral(shape.types());
        List<String> key = new ArrayList<>();
        for (int field : fields) {
            key.add(Objects.requireNonNull(row.text(field)));
        }
        literal.add(key.toArray(String[]::new));
        return literal.contains(values);
    }
}
