package club.makapix.decile.sampling;

import static club.makapix.decile.sampling.DrawSize.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static List<Integer> drawn(double share) {
        Draw draw = Draw.of("seed", "public.users", percent(share));
        return IntStream.range(0, 10_000)
                .filter(id -> draw.includes(id))
                .boxed()
                .toList();
    }

    @Test
    void takesAboutTheShareThatWasAskedFor() {
        assertThat(drawn(10)).hasSizeBetween(900, 1_100);
        assertThat(drawn(100)).hasSize(10_000);
    }

    @Test
    void containsEverySmallerDraw() {
        assertThat(drawn(25)).containsAll(drawn(10));
    }

    @Test
    void staysTheSameForever() {
        assertThat(drawn(0.1)).containsExactly(271, 979, 1242, 1431, 1977, 4039, 4070, 4456, 7325, 8945, 9103, 9784);
    }

    @Test
    void takesOtherRowsUnderAnotherSeedOrInAnotherTable() {
        Draw other = Draw.of("other", "public.users", percent(10));
        Draw posts = Draw.of("seed", "public.posts", percent(10));

        assertThat(drawn(10))
                .isNotEqualTo(IntStream.range(0, 10_000)
                        .filter(id -> other.includes(id))
                        .boxed()
                        .toList());
        assertThat(drawn(10))
                .isNotEqualTo(IntStream.range(0, 10_000)
                        .filter(id -> posts.includes(id))
                        .boxed()
                        .toList());
    }

    @Test
    void takesAKeyAsValueOrAsText() {
        UUID uuid = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
        Draw draw = Draw.of("seed", "public.users", percent(50));

        assertThat(draw.includes(uuid)).isEqualTo(draw.includes(uuid.toString()));
        assertThat(draw.includes(7L)).isEqualTo(draw.includes((short) 7)).isEqualTo(draw.includes("7"));
    }

    @Test
    void cannotTellWhoIsAmongANumberOfRows() {
        Draw draw = Draw.of("seed", "public.users", DrawSize.rows(5));

        assertThatThrownBy(() -> draw.includes(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAKeyWithoutAKnownText() {
        Draw draw = Draw.of("seed", "public.users", percent(5));

        assertThatThrownBy(() -> draw.includes(1.5d)).isInstanceOf(IllegalArgumentException.class);
    }
}
