package club.makapix.decile.sampling.rehearsal;

/** Says how a statement's time grows with the rows that it works on. */
public enum Growth {
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

    /** Returns what the time is proportional to, a constant part aside. */
    abstract double of(double rows);
}
