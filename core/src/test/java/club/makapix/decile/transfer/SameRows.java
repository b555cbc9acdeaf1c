package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.TableName;
import club.makapix.decile.testing.TestDatabase;

/** Compares two databases. */
final class SameRows {
    private SameRows() {}

    /** Asserts that every table of the source has the same rows, and every sequence the same position, at the target. */
    static void assertSameRows(TestDatabase source, TestDatabase target) {
        assertSameRows(source, target, "public");
    }

    /** Asserts the same where another schema of the target stands in for the source's public one. */
    static void assertSameRows(TestDatabase source, TestDatabase target, String schema) {
        assertThat(source.readSchema().tables()).isNotEmpty().allSatisfy(table -> {
            String only = table.isPartitioned() ? "" : "only ";
            String query = "select (t.*)::text from " + only + "%s t order by 1";
            assertThat(target.rows(query.formatted(there(table.name(), schema))))
                    .isEqualTo(source.rows(query.formatted(table.name().quoted())));
        });
        assertThat(source.readSchema().sequences()).allSatisfy(sequence -> {
            String position = "select last_value, is_called from ";
            assertThat(target.rows(position + there(sequence.name(), schema)))
                    .isEqualTo(source.rows(position + sequence.name().quoted()));
        });
    }

    private static String there(TableName name, String schema) {
        return name.schema().equals("public") ? new TableName(schema, name.name()).quoted() : name.quoted();
    }
}
