package club.makapix.decile.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeFileTest {
    @TempDir
    Path folder;

    @Test
    void readsAFile() throws IOException {
        Path file = folder.resolve("größe.yaml");
        Files.writeString(file, "sample: { seed: größe }");

        assertThat(at(RecipeFile.read(file), "sample", "seed").text()).isEqualTo("größe");
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThatThrownBy(() -> RecipeFile.read(folder.resolve("recipe.yaml")))
                .isInstanceOf(SchemaException.class)
                .hasMessage(
                        "the recipe %s cannot be read: there is no such file; correct the path, or write one with the sections sample and anonymize",
                        folder.resolve("recipe.yaml").toAbsolutePath());
    }

    @Test
    void saysThatAFolderIsNone() {
        assertThatThrownBy(() -> RecipeFile.read(folder))
                .isInstanceOf(SchemaException.class)
                .hasMessageEndingWith(" cannot be read: it is a folder; name the file in it");
    }

    @Test
    void saysThatAFileIsNotUtf8() throws IOException {
        Path file = folder.resolve("recipe.yaml");
        Files.write(file, "seed: größe".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> RecipeFile.read(file))
                .isInstanceOf(SchemaException.class)
                .hasMessageEndingWith("recipe.yaml cannot be read: it is not UTF-8; save it in that encoding");
    }

    @Test
    void readsByteOrderMarkAndCarriageReturns() {
        RecipeNode recipe = RecipeFile.parse("recipe.yaml", "\uFEFFsample:\r\n  seed: a\r\n  whole: [b,\r\n    c]\r\n");

        assertThat(at(recipe, "sample", "seed").text()).isEqualTo("a");
        assertThat(at(recipe, "sample", "whole").elements())
                .extracting(RecipeNode::text)
                .containsExactly("b", "c");
        assertThat(at(recipe, "sample", "whole").error("x")).hasMessage("recipe.yaml, line 3, column 10: x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "on", "yes", "no", "y", "OFF", "1e3", "012", "2026-11-21", "0x10", "true"})
    void leavesScalarsAsTheyAreWritten(String text) {
        assertThat(at(RecipeFile.parse("r", "a: " + text), "a").text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: { b: c         | r, line 1, column 10: while parsing a flow mapping, expected ',' or '}', but got <stream end>
                    a: "b             | r, line 1, column 6: while scanning a quoted scalar, found unexpected end of stream
                    a: b: c           | r, line 1, column 5: mapping values are not allowed here
                    a: *b             | r, line 1, column 4: found undefined alias b
                    [a, b]            | r, line 1, column 1: a recipe must be a mapping of sections: sample, anonymize, vault
                    a                 | r, line 1, column 1: a recipe must be a mapping of sections: sample, anonymize, vault
                    ? [a, b] : c      | r, line 1, column 3: a name must be a single value
                    a: !secret b      | r, line 1, column 4: a recipe has no tags, but here is !secret
                    a: &a [*a]        | r, line 1, column 4: the alias leads back to what contains it
                    { a: 1, a: 2 }    | r, line 1, column 9: a stands twice, first at line 1, column 3; join the two, or take one out
                    x: { "a": 1, a: 2 } | r, line 1, column 14: a stands twice, first at line 1, column 6; join the two, or take one out
                    { b: &b {c: 1}, a: { <<: *b } } | r, line 1, column 22: merge keys are not understood; write the entries out
                    """)
    void saysWhereATextIsNoRecipe(String text, String message) {
        assertThatThrownBy(() -> RecipeFile.parse("r", text))
                .isInstanceOf(SchemaException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n...\n"})
    void refusesAnEmptyText(String text) {
        assertThatThrownBy(() -> RecipeFile.parse("r", text)).isInstanceOf(SchemaException.class);
    }

    @Test
    void refusesASecondDocument() {
        assertThatThrownBy(() -> RecipeFile.parse("r", "a: 1\n---\nb: 2\n"))
                .isInstanceOf(SchemaException.class)
                .hasMessage(
                        "r, line 2, column 1: expected a single document in the stream, but found another document");
    }

    @Test
    void namesACharacterThatATextMayNotHold() {
        assertThatThrownBy(() -> RecipeFile.parse("r", "a: b\nc: \u0007\n"))
                .isInstanceOf(SchemaException.class)
                .hasMessage("r, line 2: a recipe may not hold the character U+0007");
    }

    @Test
    void refusesTabsAsIndentation() {
        assertThatThrownBy(() -> RecipeFile.parse("r", "a:\n\tb: c\n"))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("r, line 2, column 1: ");
    }

    @Test
    void understandsAliases() {
        RecipeNode recipe = RecipeFile.parse("r", "a: &same { b: c }\nd: *same\n");

        assertThat(at(recipe, "d", "b").text()).isEqualTo("c");
        assertThat(at(recipe, "d").error("x")).hasMessage("r, line 2, column 1: x");
    }

    @Test
    void refusesAliasesThatMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int level = 1; level < 40; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }

        assertThatThrownBy(() -> RecipeFile.parse("r", bomb.toString()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("aliases");
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThatThrownBy(() -> RecipeFile.parse("r", "a: " + "[".repeat(100_000)))
                .isInstanceOf(SchemaException.class)
                .hasMessage("r, line 1, column 103: lists and mappings are nested more than 100 deep");
    }

    @Test
    void refusesATextOfManyMegabytes() {
        assertThatThrownBy(() -> RecipeFile.parse("r", "a: b\n" + "#".repeat(1_000_000)))
                .isInstanceOf(SchemaException.class)
                .hasMessage("r: a recipe has at most 1000000 characters, not 1000005");
    }

    private static RecipeNode at(RecipeNode node, String... path) {
        RecipeNode step = node;
        for (String name : path) {
            step = step.find(name).orElseThrow();
        }
        return step;
    }
}
