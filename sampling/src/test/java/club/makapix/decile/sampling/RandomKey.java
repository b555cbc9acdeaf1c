package club.makapix.decile.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key or a declared reference: with columns of its own, or sharing the last one with other keys of its table, or all of
 * them with one other key; of the whole child or of some partitions, to the whole parent or to one partition.
 */
final class RandomKey {
    /** Tells how a child's column holds the value. */
    enum Form {
        PLAIN,
        /** As the text of it. */
        TEXT,
        /** As one of several elements. */
        ARRAY
    }

    /** A dangling value stands so far behind the one it is made of, and in the same remainder class of 3. */
    private static final int BEYOND = 999;

    private static final int STRATA = 3;

    final String name;
    final RandomTable child;
    final RandomTable parent;
    final RandomColumns target;
    final boolean declared;
    final boolean dangles;
    final String when;
    final String onDelete;
    final Form form;
    final List<String> childLeaves;
    final List<String> parentLeaves;
    private final boolean shares;
    private final @Nullable RandomKey twin;
    private final boolean wantsNotNull;
    private final boolean wantsFull;
    private final Random random;

    RandomKey(String name, RandomTable child, RandomTable parent, RandomColumns target, List<RandomKey> others) {
        this.name = name;
        this.child = child;
        this.parent = parent;
        this.target = target;
        this.random = child.random;
        this.wantsNotNull = random.nextInt(3) == 0;
        this.twin = random.nextInt(3) == 0 ? findTwin(others) : null;
        this.declared = random.nextInt(7) == 0 && (twin == null || isFirstDeclared(others));
        this.when = declared && random.nextBoolean() ? "v % 2 = 0" : "true";
        this.form = declared && twin == null && !target.isPair()
                ? pickForm(target.types().get(0))
                : Form.PLAIN;
        this.shares = twin == null ? target.isPair() && random.nextInt(3) > 0 : twin.shares;
        this.childLeaves = declared ? List.of() : child.someLeaves();
        this.parentLeaves = declared || parent == child || random.nextInt(3) > 0 ? List.of() : parent.oneLeaf();
        boolean mayBeInvalid = !child.isPartitioned() || !childLeaves.isEmpty();
        this.dangles = declared || (mayBeInvalid && (twin != null || needsDangling() || random.nextInt(6) == 0));
        this.wantsFull = !declared && random.nextInt(3) == 0;
        this.onDelete = declared || wantsNotNull || random.nextInt(3) > 0
                ? (random.nextBoolean() ? "" : " on delete cascade")
                : " on delete set null";
    }

    private @Nullable RandomKey findTwin(List<RandomKey> others) {
        return others.stream()
                .filter(other -> other.child == child && other.twin == null && other.form == Form.PLAIN)
                .filter(other -> other.target.childTypes().equals(target.childTypes()))
                .filter(other -> other.parent != parent && !child.isPartitioned())
                .findFirst()
                .orElse(null);
    }

    /** Tells whether no other key of these columns is declared: a recipe takes one reference from them to a table. */
    private boolean isFirstDeclared(List<RandomKey> others) {
        return others.stream().noneMatch(other -> other.declared && (other == twin || other.twin == twin));
    }

    private Form pickForm(RandomType type) {
        Form picked = Form.values()[random.nextInt(Form.values().length)];
        boolean isPossible = picked == Form.ARRAY ? type.isCanonical() : type.isReadFromText();
        return isPossible ? picked : Form.PLAIN;
    }

    /** Tells whether a valid key could not be filled, for nobody knows which rows lie in the partition. */
    private boolean needsDangling() {
        return !parentLeaves.isEmpty() && !parent.isPartitionedByList();
    }

    /** Tells whether such a key can be created and filled. */
    boolean isPossible() {
        return dangles || (twin == null && !needsDangling());
    }

    /** Tells whether every row finds a parent that fits its other keys. */
    private boolean isFed() {
        boolean anyRowWillDo = !shares && parentLeaves.isEmpty();
        return dangles || anyRowWillDo || (parent.rows >= STRATA && !(shares && !parentLeaves.isEmpty()));
    }

    boolean isNotNull() {
        return twin == null ? wantsNotNull && isFed() : twin.isNotNull();
    }

    boolean isFull() {
        return wantsFull && twin == null && (!shares || (!isNotNull() && isFed()));
    }

    boolean isSetNull() {
        return onDelete.endsWith("null");
    }

    List<String> columns() {
        if (twin != null) {
            return twin.columns();
        }
        List<String> columns = new ArrayList<>(ownColumns());
        if (shares) {
            columns.add(RandomTable.TENANT);
        }
        return columns;
    }

    private List<String> ownColumns() {
        int own = target.names().size() - (shares ? 1 : 0);
        return IntStream.range(0, own).mapToObj(index -> name + "_" + index).toList();
    }

    boolean isNullable(String column) {
        return column.equals(RandomTable.TENANT) ? !child.hasTenantNotNull : !isNotNull();
    }

    void addColumns(StringJoiner ddl) {
        if (twin == null) {
            for (int index = 0; index < ownColumns().size(); index++) {
                ddl.add("%s %s%s"
                        .formatted(
                                ownColumns().get(index),
                                columnType(target.types().get(index)),
                                isNotNull() ? " not null" : ""));
            }
        }
    }

    private String columnType(RandomType type) {
        return switch (form) {
            case PLAIN -> type.child;
            case TEXT -> "text";
            case ARRAY -> type.child + "[]";
        };
    }

    /** Returns the child's columns as recipes write them. */
    String from(String table) {
        return table + ".(" + String.join(", ", columns()) + ")";
    }

    String to(String table) {
        return table + ".(" + String.join(", ", target.names()) + ")";
    }

    String ddl() {
        StringBuilder ddl = new StringBuilder();
        List<String> children = childLeaves.isEmpty() ? List.of(child.name) : childLeaves;
        for (String table : declared ? List.<String>of() : children) {
            ddl.append("alter table %s add constraint %s foreign key (%s) references %s (%s)%s%s%s;%n"
                    .formatted(
                            table,
                            name,
                            String.join(", ", columns()),
                            parentLeaves.isEmpty() ? parent.name : parentLeaves.get(0),
                            String.join(", ", target.names()),
                            isFull() ? " match full" : "",
                            onDelete,
                            dangles ? " not valid" : ""));
        }
        return ddl.toString();
    }

    /** Puts literals for the columns of its own into a row, given what is there already. */
    void fill(Map<String, String> row) {
        if (twin != null) {
            return;
        }
        int number = pickParent(row.getOrDefault(RandomTable.TENANT, "null"));
        boolean isNull = number == 0;
        int columns = ownColumns().size();
        int nulled = !isNotNull() && !isFull() && columns > 1 && random.nextInt(5) == 0 ? random.nextInt(columns) : -1;
        for (int index = 0; index < columns; index++) {
            String value = isNull || index == nulled ? "null" : RandomTable.value(target, index, number);
            boolean needsValue = isNotNull() && value.equals("null");
            String filled = needsValue ? Integer.toString(RandomTable.FIRST_UNIQUE) : value;
            row.put(ownColumns().get(index), filled.equals("null") ? filled : inForm(filled));
        }
    }

    private String inForm(String value) {
        return switch (form) {
            case PLAIN -> value;
            case TEXT -> random.nextInt(6) == 0 ? "'nothing'" : "(" + value + ")::text";
            case ARRAY ->
                "array[%s, null, %s, %s]::%s[]"
                        .formatted(value, anyValue(), anyValue(), target.types().get(0).child);
        };
    }

    private String anyValue() {
        return RandomTable.value(target, 0, 1 + random.nextInt(parent.rows + 2));
    }

    /** Returns the row number of the parent, 0 for none. */
    private int pickParent(String tenant) {
        boolean isBound = shares && !tenant.equals("null");
        List<Integer> candidates = IntStream.rangeClosed(1, parent.rows)
                .filter(row -> !isBound || row % STRATA == Integer.parseInt(tenant))
                .filter(row -> parentLeaves.isEmpty() || dangles || RandomTable.isInListedLeaf(row))
                .boxed()
                .toList();
        boolean mustRefer = isNotNull() || (isFull() && isBound);
        boolean mustNot = isFull() && shares && !isBound;
        if (mustNot || (!mustRefer && (candidates.isEmpty() || random.nextInt(4) == 0))) {
            return 0;
        }
        int row = candidates.isEmpty()
                ? STRATA + (isBound ? Integer.parseInt(tenant) : 0)
                : candidates.get(random.nextInt(candidates.size()));
        return dangles && random.nextInt(3) == 0 ? row + BEYOND : row;
    }
}
