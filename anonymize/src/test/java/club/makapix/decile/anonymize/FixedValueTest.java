package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A value that a recipe puts in the place of every other fits its column, or the recipe is refused before a row is read. */
@ExtendWith(TestDatabases.class)
class FixedValueTest {
    private static final String TABLE = """
            create type mood as enum ('happy', 'sad');
            create domain code as text check (value ~ '^[0-9]+$');
            create table "Odd one" (
                id int primary key,
                short varchar(3),
                mood mood,
                height int,
                weight numeric(4, 1),
                born date,
                "CODE" code,
                status text constraint known check (status in ('open', 'closed')),
                tags int[],
                low int,
                high int,
                check (low < high)
            );
            """;

    /** Checks a recipe that keeps all columns but those it replaces. */
    private static void check(TestDatabase database, String replacements) {
        database.execute(TABLE);
        String recipe = "keep: [\"Odd one.**\"]\nreplace:\n" + replacements.indent(2);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Anonymizer anonymizer =
                    Anonymizer.parse(snapshot.schema(), Rewriting.SECRET, RecipeFile.parse("r.yaml", recipe));
            snapshot.check(anonymizer, snapshot.schema().tables());
        }
    }

    @Test
    void isRefusedWhereItIsTooLongOrNoLabel(TestDatabase database) {
        assertThatThrownBy(() -> check(database, """
                        Odd one.short: { value: abcdef }
                        Odd one.mood: { value: angry }
                        """))
                .isInstanceOf(SchemaException.class)
                .hasMessage("""
                        the anonymize section cannot be carried out:
                          - Odd one.short holds 3 characters, but value may need 6; write a shorter one (rule Odd one.short of r.yaml, line 3, column 18)
                          - Odd one.mood may be one of [happy, sad], but value would write something else (rule Odd one.mood of r.yaml, line 4, column 17)""");
    }

    @Test
    void isRefusedWhereTypeOrConstraintDoesNotTakeIt(TestDatabase database) {
        assertThatThrownBy(() -> check(database, """
                        Odd one.height: { value: tall }
                        Odd one.weight: { value: "1234" }
                        Odd one.born: [ { when: "id = 1", value: then }, { value: 2000-01-01 } ]
                        Odd one.CODE: { value: x-1 }
                        Odd one.status: { value: "it's over" }
                        Odd one.tags: { value: "1, 2" }
                        """))
                .isInstanceOf(SchemaException.class)
                .hasMessage("""
                        a value that a rule puts in the place of every other does not fit its column:
                          public.Odd one.height, of type integer: text that its type does not read (rule Odd one.height of r.yaml, line 3, column 19); write another value
                          public.Odd one.weight, of type numeric(4,1): a number out of the range of its type (rule Odd one.weight of r.yaml, line 4, column 19); write another value
                          public.Odd one.born, of type date: text that is no date or time (rule Odd one.born of r.yaml, line 5, column 17); write another value
                          public.Odd one.CODE, of type public.code: check "code_check" does not hold (rule Odd one.CODE of r.yaml, line 6, column 17); write another value
                          public.Odd one.status, of type text: check "known" does not hold (rule Odd one.status of r.yaml, line 7, column 19); write another value
                          public.Odd one.tags, of type integer[]: text that its type does not read (rule Odd one.tags of r.yaml, line 8, column 17); write another value""");
    }

    /** A check of two columns depends on the row, so rows have to be tried. */
    @Test
    void passesWhereNothingButARowCouldBreakIt(TestDatabase database) {
        assertThatCode(() -> check(database, """
                        Odd one.short: { value: "" }
                        Odd one.mood: { value: sad }
                        Odd one.weight: { value: "-1.5" }
                        Odd one.CODE: { value: "007" }
                        Odd one.status: { value: open }
                        Odd one.tags: { value: "{1,2}" }
                        Odd one.low: { value: "1000" }
                        """)).doesNotThrowAnyException();
    }
}
