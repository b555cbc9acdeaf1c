package club.makapix.decile.anonymize;

import java.util.List;
import java.util.Optional;

/** Says what becomes of the values of a column. */
sealed interface Rule {
    /** Returns a few words for the report. */
    String treatment();

    /** Returns the texts that it puts in the place of a value whatever that is. */
    default List<String> constants() {
        return List.of();
    }

    /** Leaves the value as it is. */
    record Keep(String treatment) implements Rule {
        static final Keep BY_RULE = new Keep("keep");
        static final Keep BY_TYPE = new Keep("keep (by type)");
    }

    /** Puts NULL in the value's place. */
    record Erase() implements Rule {
        @Override
        public String treatment() {
            return "erase";
        }
    }

    /** Puts a pseudonym in the value's place. */
    record Replace(Pseudonym pseudonym) implements Rule {
        @Override
        public String treatment() {
            return pseudonym.name();
        }

        @Override
        public List<String> constants() {
            return pseudonym instanceof FixedValue fixed ? List.of(fixed.text()) : List.of();
        }
    }

    /** Computes the value from what became of another column. */
    record Derive(Derivation derivation, boolean declaredUnique) implements Rule {
        @Override
        public String treatment() {
            return "derive from " + derivation.source();
        }
    }

    /**
     * Lets the target compute the value from what has arrived.
     *
     * @param sql SQL over the row {@code t} of the target
     */
    record Recompute(String sql) implements Rule {
        @Override
        public String treatment() {
            return "computed from what arrived: " + sql;
        }
    }

    /** Applies the rule of the first case whose condition holds. */
    record Cases(List<Case> cases) implements Rule {
        public Cases {
            cases = List.copyOf(cases);
        }

        @Override
        public List<String> constants() {
            return cases.stream()
                    .flatMap(one -> one.rule().constants().stream())
                    .toList();
        }

        @Override
        public String treatment() {
            return "by condition: "
                    + String.join(
                            ", ",
                            cases.stream().map(one -> one.rule().treatment()).toList());
        }
    }

    /**
     * Joins a condition to a rule.
     *
     * @param condition SQL over the row {@code t}; empty for the last case
     * @param rule what happens if it holds
     */
    record Case(Optional<String> condition, Rule rule) {}
}
