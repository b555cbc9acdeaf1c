package club.makapix.decile.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeNodeTest {
    private static final RecipeNode RECIPE = RecipeFile.parse("r", """
            sample:
              draw: { users: 10% }
              whole: [licenses, badges]
              empty: tokens
              where:
              keys:
                follows.a:
                  outside: confine
            anonymize: off
            """);

    @Test
    void tellsWhatAValueIs() {
        assertThat(at("anonymize")).returns(true, RecipeNode::isScalar);
        assertThat(at("sample")).returns(true, RecipeNode::isMapping).returns(false, RecipeNode::isScalar);
        assertThat(at("sample", "whole")).returns(true, RecipeNode::isList);
    }

    @Test
    void keepsEntriesInTheirOrder() {
        assertThat(at("sample").entries().keySet()).containsExactly("draw", "whole", "empty", "where", "keys");
    }

    @Test
    void takesASingleValueForAListOfOne() {
        assertThat(at("sample", "empty").elements())
                .singleElement()
                .returns("tokens", RecipeNode::text)
                .returns("sample.empty", RecipeNode::path);
    }

    @Test
    void takesNoValueForAnEmptyListOrMappingButNotForAText() {
        assertThat(at("sample", "where").elements()).isEmpty();
        assertThat(at("sample", "where").entries()).isEmpty();
        assertThatThrownBy(() -> at("sample", "where").text())
                .isInstanceOf(SchemaException.class)
                .hasMessage("r, line 5, column 9: sample.where has no value");
        assertThat(RecipeFile.parse("r", "a: ''").find("a").orElseThrow().text())
                .isEmpty();
    }

    @Test
    void namesElementsByTheirPosition() {
        assertThat(at("sample", "whole").elements())
                .extracting(RecipeNode::path)
                .containsExactly("sample.whole[0]", "sample.whole[1]");
        assertThat(at("sample", "whole").elements().get(1).error("x")).hasMessage("r, line 3, column 21: x");
    }

    @Test
    void saysWhatAValueShouldBe() {
        assertThatThrownBy(() -> at("sample", "whole").text())
                .isInstanceOf(SchemaException.class)
                .hasMessage("r, line 3, column 10: sample.whole must be a single value");
        assertThatThrownBy(() -> at("sample", "draw").elements())
                .isInstanceOf(SchemaException.class)
                .hasMessage("r, line 2, column 9: sample.draw must be a list");
        assertThatThrownBy(() -> at("anonymize").entries())
                .isInstanceOf(SchemaException.class)
                .hasMessage("r, line 9, column 12: anonymize must be a mapping of names to values");
        assertThatThrownBy(() -> at("anonymize").isTrue())
                .isInstanceOf(SchemaException.class)
                .hasMessage("r, line 9, column 12: anonymize must be true or false but is off");
    }

    @Test
    void refusesAnUnknownNameWhereItStands() {
        assertThatThrownBy(() -> at("sample", "keys", "follows.a").entries(List.of("follow", "inside")))
                .isInstanceOf(SchemaException.class)
                .hasMessage("r, line 8, column 7: sample.keys.follows.a.outside is not known; "
                        + "sample.keys.follows.a may have inside, follow");
        assertThatThrownBy(() -> RECIPE.entries(List.of("sample")))
                .isInstanceOf(SchemaException.class)
                .hasMessage("r, line 9, column 1: anonymize is not known; a recipe may have sample");
        assertThat(RECIPE.entries(List.of("vault", "sample", "anonymize"))).hasSize(2);
    }

    @Test
    void pointsAtTheNameWhereTheValueBeginsBelow() {
        assertThat(at("sample", "keys", "follows.a").error("x")).hasMessage("r, line 7, column 5: x");
        assertThat(at("sample", "draw", "users").error("x")).hasMessage("r, line 2, column 18: x");
        assertThat(at("sample", "draw", "users").name().error("x")).hasMessage("r, line 2, column 11: x");
    }

    @Test
    void addsThePlaceToWhatAStepRefusesOnce() {
        RecipeNode users = at("sample", "draw", "users");

        assertThat(users.<String>resolve(users::text)).isEqualTo("10%");
        assertThatThrownBy(() -> RECIPE.resolve(() -> users.resolve(() -> {
                    throw new SchemaException("users is not a table");
                })))
                .isInstanceOf(SchemaException.class)
                .hasMessage("r, line 2, column 18: users is not a table");
    }

    private static RecipeNode at(String... path) {
        RecipeNode step = RECIPE;
        for (String name : path) {
            step = step.find(name).orElseThrow();
        }
        return step;
    }
}
