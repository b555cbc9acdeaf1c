package club.makapix.decile.sampling;

import java.util.ArrayList;
import java.util.List;

/** Collects the SQL expressions that are read of a row, each once. */
final class Inputs {
    private final List<String> expressions = new ArrayList<>();

    /** Adds expressions and returns where their values will stand in the row. */
    int[] add(List<String> added) {
        return added.stream().mapToInt(this::position).toArray();
    }

    int[] add(String expression) {
        return add(List.of(expression));
    }

    private int position(String expression) {
        if (!expressions.contains(expression)) {
            expressions.add(expression);
        }
        return expressions.indexOf(expression);
    }

    /** Returns the expressions; never none, for a row without any could not be told from no row. */
    List<String> expressions() {
        return expressions.isEmpty() ? List.of("1") : List.copyOf(expressions);
    }
}
