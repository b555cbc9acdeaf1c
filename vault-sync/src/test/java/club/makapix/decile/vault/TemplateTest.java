package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.vault.Template.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    @Test
    void takesFieldsAndLiteralsApart() {
        assertThat(Template.parse("{shard}/{ key }.{files.format[]}").pieces())
                .containsExactly(
                        new Piece.Field("shard"),
                        new Piece.Literal("/"),
                        new Piece.Field("key"),
                        new Piece.Literal("."),
                        new Piece.Field("files.format[]"));
    }

    @Test
    void readsDoubledBracesAsBraces() {
        assertThat(Template.parse("{{{a}}}").pieces())
                .containsExactly(new Piece.Literal("{"), new Piece.Field("a"), new Piece.Literal("}"));
    }

    @ParameterizedTest
    @CsvSource({
        "{a, a { is never closed",
        "a}, a } closes nothing",
        "{}, a pair of braces holds no name",
        "a.png, it names no column",
        "'', it names no column"
    })
    void refusesAMalformedTemplate(String text, String fact) {
        assertThatThrownBy(() -> Template.parse(text))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(fact);
    }
}
