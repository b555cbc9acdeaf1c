package club.makapix.decile.vault;

import java.io.IOException;

/** Says that a file of the source, not the target, is at fault. */
final class SourceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException problem;

    SourceException(IOException problem) {
        super(problem);
        this.problem = problem;
    }

    IOException problem() {
        return problem;
    }

    /** Reads something of the source. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    static <T> T reading(Reading<T> reading) throws SourceException {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new SourceException(e);
        }
    }
}
