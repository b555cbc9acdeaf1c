package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.TestDatabase;

/** Compares two databases. */
final class SameRows {
    private SameRows() {}

    /** Asserts that every table of the source has the same rows, and every sequence the same position, at the target. */
    static void assertSameRows(TestDatabase source, TestDatabase target) {
        assertThat(source.readSchema().tables()).isNotEmpty().allSatisfy(table -> {
            String rows = "select (t.*)::text from only " + table.name().quoted() + " t order by 1";
            String query = table.isPartitioned() ? rows.replace("only ", "") : rows;
            assertThat(target.rows(query)).isEqualTo(source.rows(query));
        });
        assertThat(source.readSchema().sequences()).allSatisfy(sequence -> {
            String position =
                    "select last_value, is_called from " + sequence.name().quoted();
            assertThat(target.rows(position)).isEqualTo(source.rows(position));
        });
    }
}
