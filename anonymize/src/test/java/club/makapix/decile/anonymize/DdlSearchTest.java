package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.transfer.DdlText;
import java.util.List;
import org.junit.jupiter.api.Test;

class DdlSearchTest {
    @Test
    void namesPlacesAndNeverATextAndSaysWhatToDo() {
        List<DdlText> ddl = List.of(
                new DdlText("a default of public.users.email", 7, "jane@corp.com"),
                new DdlText("the comment on table public.orders", 9, "fine"),
                new DdlText("a name in table public.of jane@corp.com", 12, "of jane@corp.com"));

        assertThatThrownBy(() -> DdlSearch.run(ddl))
                .isInstanceOf(SchemaException.class)
                .hasMessage("""
                the DDL from which the target would be built holds what looks like personal data or credentials:
                  - a default of public.users.email holds an e-mail address (line 7)
                  - a text or name of an object that cannot be named holds an e-mail address (line 12)
                change that at the source, supply other DDL (withSchema), or, if nobody is meant, let the DDL travel unsearched: \
                ddl: keep in the anonymize section, keepDdl() in Java""");
    }

    @Test
    void takesWhatAColumnOfVersionsHoldsForOne() {
        assertThatCode(() ->
                        DdlSearch.run(List.of(new DdlText("a default of public.agents.min_version", 1, "84.23.10.7"))))
                .doesNotThrowAnyException();
    }
}
