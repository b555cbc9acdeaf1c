package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void runsEveryTaskBeforeClosing(int threads) throws IOException {
        AtomicInteger done = new AtomicInteger();
        try (Workers workers = new Workers(threads)) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(workers.run(done::incrementAndGet)).isTrue();
            }
        }

        assertThat(done).hasValue(1_000);
    }

    @Test
    void stopsAtTheFirstFailureAndThrowsIt() {
        AtomicInteger done = new AtomicInteger();

        assertThatThrownBy(() -> {
                    try (Workers workers = new Workers(2)) {
                        workers.run(() -> {
                            throw new IOException("disk on fire");
                        });
                        while (workers.run(done::incrementAndGet)) {
                            assertThat(done.get()).isLessThan(1_000_000);
                        }
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("disk on fire");
    }

    @Test
    void anInterruptStopsIt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> {
                    try (Workers workers = new Workers(2)) {
                        assertThat(workers.run(() -> {})).isFalse();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
