package club.makapix.decile.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** A foreign key with columns of its own. */
final class RandomKey {
    final String name;
    final RandomTable child;
    final RandomTable parent;
    final RandomColumns target;
    final boolean notNull;
    final boolean dangles;
    final boolean full;
    final boolean declared;
    final String when;
    final String onDelete;
    private final Random random;

    RandomKey(String name, RandomTable child, RandomTable parent, RandomColumns target, Random random) {
        this.name = name;
        this.child = child;
        this.parent = parent;
        this.target = target;
        this.random = random;
        this.notNull = random.nextInt(3) == 0;
        this.declared = random.nextInt(7) == 0;
        this.when = declared && random.nextBoolean() ? "v % 2 = 0" : "true";
        this.dangles = declared || (random.nextInt(6) == 0 && !child.isPartitioned && !parent.isPartitioned);
        this.full = random.nextInt(3) == 0;
        this.onDelete = declared || notNull || random.nextInt(3) > 0
                ? (random.nextBoolean() ? "" : " on delete cascade")
                : " on delete set null";
    }

    boolean isSetNull() {
        return onDelete.endsWith("null");
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int index = 0; index < target.names().size(); index++) {
            columns.add(name + "_" + index);
        }
        return columns;
    }

    String columnDdl() {
        StringJoiner columns = new StringJoiner(", ");
        for (int index = 0; index < target.names().size(); index++) {
            columns.add(
                    "%s_%d %s%s".formatted(name, index, target.types().get(index).child, notNull ? " not null" : ""));
        }
        return columns.toString();
    }

    /** Returns the child's columns as recipes write them. */
    String from(String table) {
        return table + ".(" + String.join(", ", columns()) + ")";
    }

    String to(String table) {
        return table + ".(" + String.join(", ", target.names()) + ")";
    }

    String ddl() {
        if (declared) {
            return "";
        }
        return "alter table %s add constraint %s foreign key (%s) references %s (%s)%s%s%s;%n"
                .formatted(
                        child.name,
                        name,
                        String.join(", ", columns()),
                        parent.name,
                        String.join(", ", target.names()),
                        full ? " match full" : "",
                        onDelete,
                        dangles ? " not valid" : "");
    }

    void values(StringJoiner values) {
        int columns = target.names().size();
        boolean isNull = !notNull && (parent.rows == 0 || random.nextInt(4) == 0);
        int row = 1 + (parent.rows == 0 ? 0 : random.nextInt(parent.rows));
        boolean isDangling = dangles && random.nextInt(3) == 0;
        int nulled = !notNull && !full && columns > 1 && random.nextInt(5) == 0 ? random.nextInt(columns) : -1;
        for (int index = 0; index < columns; index++) {
            String value = RandomTable.value(target, index, isDangling ? row + 1000 : row);
            boolean needsValue = notNull && value.equals("null");
            values.add(isNull || index == nulled ? "null" : needsValue ? Integer.toString(101) : value);
        }
    }
}
