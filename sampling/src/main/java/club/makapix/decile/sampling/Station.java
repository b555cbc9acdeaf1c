package club.makapix.decile.sampling;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Works on one table while the cohort grows: reads its rows, lets them in, and remembers which parents they require. */
final class Station {
    private final Members members;
    private final TableRule rule;
    private final Source source;
    private final Inputs inputs = new Inputs();
    private final Judge judge;
    private final Entrance entrance;
    private final int[] drawn;
    private final int[] always;
    private final List<Demand> demands;
    private final String hash;
    private long drawnRows;

    Station(Members members, Links links, Source source) {
        this.members = members;
        this.rule = members.rule();
        this.source = source;
        this.judge = new Judge(links.of(rule.name(), inputs));
        this.hash = links.blueprint().hashOf(rule);
        this.entrance = new Entrance(members, inputs);
        this.drawn = inputs.add(rule.drawCondition());
        this.always = inputs.add(rule.alwaysCondition());
        this.demands = judge.links().stream()
                .filter(link -> link.reference().binds() && !link.isToWhole())
                .map(Demand::new)
                .toList();
    }

    Members members() {
        return members;
    }

    Entrance entrance() {
        return entrance;
    }

    List<Demand> demands() {
        return demands;
    }

    /**
     * Tells whether the cohort depends on reading the rows now: other rows reference them, or they bring parents that nothing else
     * would bring.
     */
    boolean isRead() {
        return members.areKept() || rule.isDrawn() || pulls();
    }

    private boolean pulls() {
        boolean starts = rule.hasStart();
        long followed = judge.links().stream()
                .filter(link -> link.reference().isFollowed())
                .count();
        return demands.stream().map(demand -> demand.link().reference()).anyMatch(reference -> {
            boolean comesOnlyOverIt = !starts && followed == 1 && reference.isFollowed() && !reference.isToHistory();
            return (reference.confines() && !reference.isToHistory()) ? starts : !comesOnlyOverIt;
        });
    }

    /** Reads the rows that come of their own. */
    void start() {
        if (rule.drawsRelatively()) {
            startWithDraw();
        }
        String start =
                Sql.anyOf(List.of(rule.isWhole() ? "true" : "false", rule.drawCondition(), rule.alwaysCondition()));
        if (rule.hasStart() && isRead()) {
            read("rows of %s to begin with".formatted(rule.name()), start, this::startWith);
        }
        if (rule.isDrawn() && drawnRows == 0) {
            throw new SchemaException("the draw of %s from %s took no row; draw more, or check the rule where"
                    .formatted(rule.draw().orElseThrow().size(), rule.name()));
        }
    }

    /** Reads all rows in the order of their hashes, stratum by stratum, and takes the first ones of each. */
    private void startWithDraw() {
        DrawSize size = rule.draw().orElseThrow().size();
        boolean isShare = size.percent().isPresent();
        List<String> group = size.strata().map(Sql::group).map(List::of).orElse(List.of());
        List<String> read = new ArrayList<>(inputs.expressions());
        int inShare = read.size();
        read.add(rule.shareCondition());
        group.forEach(stratum -> read.add(stratum + "::text"));
        int[] stratum = group.isEmpty() ? new int[0] : new int[] {inShare + 1};
        DrawOrder order = new DrawOrder(stratum, isShare ? 1 : size.rows());
        String limit = group.isEmpty() && judge.links().stream().noneMatch(Link::mayBar) ? " limit " + size.rows() : "";
        String query = Sql.select(read, rule.table(), List.of(rule.whereCondition()));
        source.query("the draw from %s".formatted(rule.name()), query + orderBy(group) + limit, row -> {
            if (judge.isEligible(row) && order.takes(row, isShare && "t".equals(row.text(inShare)))) {
                drawnRows++;
                enter(row, Reason.DRAWN, null);
            }
        });
    }

    private String orderBy(List<String> group) {
        List<String> order = new ArrayList<>(group);
        order.add(hash);
        return " order by " + String.join(", ", order);
    }

    private void startWith(Row row) {
        boolean isDrawn = "t".equals(row.text(drawn[0]));
        drawnRows += isDrawn ? 1 : 0;
        enter(row, isDrawn || "t".equals(row.text(always[0])) ? Reason.DRAWN : Reason.WHOLE, null);
    }

    /** Reads the children that fulfil the condition and lets in those that come along. */
    void follow(Reference reference, String condition) {
        String purpose = "children over %s".formatted(reference.key());
        if (!reference.isLimited()) {
            read(purpose, condition, this::follow);
            return;
        }
        Link link = judge.links().stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst()
                .orElseThrow();
        DrawOrder order = new DrawOrder(link.fields(), reference.limit());
        read(purpose, condition + orderBy(reference.canonicalValues()), row -> {
            if (order.takes(row, false)) {
                link.choose(row);
            }
            follow(row);
        });
    }

    private void follow(Row row) {
        Reason reason = judge.follow(row);
        if (reason != null) {
            enter(row, reason, judge.via());
        } else if (judge.confinedBy() != null) {
            entrance.refuse(row, judge.confinedBy().reference());
        }
    }

    private void read(String purpose, String condition, Consumer<Row> eligible) {
        String query = Sql.select(inputs.expressions(), rule.table(), List.of(rule.whereCondition(), condition));
        source.query(purpose, query, row -> {
            if (judge.isEligible(row)) {
                eligible.accept(row);
            }
        });
    }

    /** Reads the parents that fulfil the condition, all of which other rows require. */
    void require(Link link, String condition) {
        String query = Sql.select(inputs.expressions(), rule.table(), List.of(condition));
        source.query(
                "parents over %s".formatted(link.reference().key()), query, row -> enter(row, Reason.REQUIRED, link));
    }

    private void enter(Row row, Reason reason, @Nullable Link via) {
        if (entrance.admit(row, reason, via)) {
            demands.forEach(demand -> demand.add(row));
        }
    }
}
