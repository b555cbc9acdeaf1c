package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import club.makapix.decile.sampling.ColumnFacts.Range;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnFactsTest {
    private static ColumnFacts part(double rows, double distinct, double lowest, double highest) {
        return new ColumnFacts(rows, 0, distinct, Optional.of(new Range(lowest, highest)));
    }

    @Test
    void addsUpTheValuesOfPartsThatLieApart() {
        ColumnFacts months = ColumnFacts.combined(
                List.of(part(3000, 1000, 1, 1000), part(3000, 1000, 1001, 2000), part(3000, 1000, 2001, 3000)));

        assertThat(months.distinct()).isCloseTo(3000, within(1d));
        assertThat(months.rows()).isEqualTo(9000);
    }

    @Test
    void countsTheValuesOnceThatAllPartsHave() {
        ColumnFacts months = ColumnFacts.combined(
                List.of(part(50_000, 600, 1, 600), part(50_000, 600, 1, 600), part(50_000, 600, 1, 600)));

        assertThat(months.distinct()).isCloseTo(600, within(1d));
    }

    @Test
    void expectsMoreValuesWhereEachPartHasSeenFew() {
        // 1,000 rows that choose among 10,000 values show 952 of them, 5,000 rows 3,935
        ColumnFacts week = part(1000, 952, 1, 10_000);

        assertThat(ColumnFacts.combined(List.of(week, week, week, week, week)).distinct())
                .isCloseTo(3935, within(50d));
    }

    @Test
    void addsUpTheValuesThatAreUniqueInEachPart() {
        ColumnFacts part = new ColumnFacts(1000, 0, 1000, Optional.empty());

        assertThat(ColumnFacts.combined(List.of(part, part)).distinct()).isCloseTo(2000, within(1d));
    }

    @Test
    void weighsNullsByTheRowsOfEachPart() {
        ColumnFacts full = part(3000, 10, 1, 10);
        ColumnFacts empty = new ColumnFacts(1000, 1, 0, Optional.empty());

        ColumnFacts both = ColumnFacts.combined(List.of(full, empty));

        assertThat(both.nullFraction()).isEqualTo(0.25);
        assertThat(both.distinct()).isEqualTo(10);
    }

    @Test
    void knowsNothingOfAnEmptyTable() {
        ColumnFacts nothing = new ColumnFacts(0, 0, 0, Optional.empty());

        assertThat(ColumnFacts.combined(List.of(nothing, nothing)))
                .isEqualTo(new ColumnFacts(0, 0, 0, Optional.empty()));
    }
}
