package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Treats a value by the first condition that holds: {@code when("provider = 'github'", digits()).otherwise(token())}. A condition is
 * SQL over the row, which the source evaluates.
 */
public final class Conditional {
    private final List<Rule.Case> cases;

    private Conditional(List<Rule.Case> cases) {
        this.cases = cases;
    }

    /** Names the first condition and what happens if it holds. */
    public static Branches when(String condition, Pseudonym pseudonym) {
        return new Branches(List.of()).when(condition, pseudonym);
    }

    Rule rule() {
        return new Rule.Cases(cases);
    }

    /** Collects conditions until {@code otherwise} ends them. */
    public static final class Branches {
        private final List<Rule.Case> cases;

        private Branches(List<Rule.Case> cases) {
            this.cases = cases;
        }

        /** Adds a condition that counts if none before it holds. */
        public Branches when(String condition, Pseudonym pseudonym) {
            return new Branches(with(new Rule.Case(Optional.of(condition), new Rule.Replace(pseudonym))));
        }

        /** Says what happens if no condition holds. */
        public Conditional otherwise(Pseudonym pseudonym) {
            return end(new Rule.Replace(pseudonym));
        }

        /** Lets the value travel as it is if no condition holds. */
        public Conditional otherwiseKeep() {
            return end(Rule.Keep.BY_RULE);
        }

        /** Puts NULL in the value's place if no condition holds. */
        public Conditional otherwiseErase() {
            return end(new Rule.Erase());
        }

        private Conditional end(Rule rule) {
            return new Conditional(with(new Rule.Case(Optional.empty(), rule)));
        }

        private List<Rule.Case> with(Rule.Case last) {
            List<Rule.Case> more = new ArrayList<>(cases);
            more.add(last);
            return more;
        }
    }
}
