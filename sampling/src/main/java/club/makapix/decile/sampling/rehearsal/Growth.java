package club.makapix.decile.sampling.rehearsal;

/** Says how a statement's time grows with the rows that it works on. */
public enum Growth {
    /** So short on every sample that nobody can tell whether it depends on the rows. */
    TOO_SHORT {
        @Override
        double of(double rows) {
            return 0;
        }
    },
    /** The time does not depend on the rows. */
    CONSTANT {
        @Override
        double of(double rows) {
            return 0;
        }
    },
    /** Twice the rows, twice the time: a scan. */
    LINEAR {
        @Override
        double of(double rows) {
            return rows;
        }
    },
    /** A little more than twice the time: a sort. */
    N_LOG_N {
        @Override
        double of(double rows) {
            return rows * Math.log(Math.max(rows, 2)) / Math.log(2);
        }
    };

    /** Returns the growth in words. */
    @Override
    public String toString() {
        return switch (this) {
            case TOO_SHORT -> "too short to tell";
            case CONSTANT -> "constant";
            case LINEAR -> "linear";
            case N_LOG_N -> "n log n";
        };
    }

    /** Returns what the time is proportional to, a constant part aside. */
    abstract double of(double rows);
}
