package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlBasesTest {
    private final UrlBases bases = UrlBases.of(List.of("https://vault.example.org", "https://cdn.example.org/media/"));

    @ParameterizedTest
    @CsvSource({
        "https://vault.example.org/avatar/a.png, avatar/a.png",
        "HTTPS://Vault.Example.ORG/a.png, a.png",
        "https://vault.example.org/a.png?v=2, a.png",
        "https://vault.example.org/a.png#top, a.png",
        "https://cdn.example.org/media/a.png, a.png",
        "https://vault.example.org//a.png, /a.png"
    })
    void takesWhatFollowsABase(String url, String path) {
        assertThat(bases.below(url)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vault.example.org/a.png",
                "https://vault.example.org.evil.example/a.png",
                "https://vault.example.org",
                "https://vault.example.org/",
                "https://vault.example.org/?a.png",
                "https://cdn.example.org/Media/a.png",
                "https://cdn.example.org/mediation/a.png",
                "https://else.example/https://vault.example.org/a.png",
                ""
            })
    void passesOverOtherUrls(String url) {
        assertThat(bases.below(url)).isEmpty();
    }

    @Test
    void anOpenSchemeMeansHttpAndHttpsAndNone() {
        UrlBases open = UrlBases.of(List.of("//vault.example.org"));

        assertThat(open.below("http://vault.example.org/a")).contains("a");
        assertThat(open.below("https://vault.example.org/a")).contains("a");
        assertThat(open.below("//vault.example.org/a")).contains("a");
        assertThat(open.below("ftp://vault.example.org/a")).isEmpty();
        assertThat(open.in("see ftp://vault.example.org/a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "![cover](https://vault.example.org/b/1.png) and more @ b/1.png",
                "![x](https://vault.example.org/b/1(2).png)@ b/1(2).png",
                "<img src=\"https://vault.example.org/b/1.png\"/>@ b/1.png",
                "Look: https://vault.example.org/b/1.png.@ b/1.png",
                "**https://vault.example.org/b/1.png**@ b/1.png",
                "(https://vault.example.org/b/1.png?w=3&h=4)@ b/1.png",
                "[1]: https://vault.example.org/b/ä.png 'title'@ b/ä.png",
                "`https://vault.example.org/b/%20.png`@ b/%20.png"
            })
    void findsTheEndOfAUrlInAText(String text, String path) {
        assertThat(bases.in(text)).containsExactly(path);
    }

    @Test
    void findsEveryUrlOfAText() {
        String text = """
                https://vault.example.org/1
                https://other.example/2 https://cdn.example.org/media/3,
                https://vault.example.org/ https://web.archive.example/https://vault.example.org/4
                """;

        assertThat(bases.in(text)).containsExactly("1", "3");
    }

    @Test
    void aBaseMayBeAPathAlone() {
        UrlBases local = UrlBases.of(List.of("/media/"));

        assertThat(local.below("/media/a.png")).contains("a.png");
        assertThat(local.below("/mediation/a.png")).isEmpty();
        assertThat(local.below("https://other.example/media/a.png")).isEmpty();
        assertThat(local.in("<img src=\"/media/a.png\"> https://other.example/media/b.png"))
                .containsExactly("a.png");
    }

    @Test
    void theLongerOfTwoBasesCounts() {
        UrlBases nested = UrlBases.of(List.of("https://a.example", "https://a.example/vault"));

        assertThat(nested.below("https://a.example/vault/x")).contains("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault.example.org", "/", "//", "https://", "https://a.example/?x", "media/", ""})
    void refusesABaseWithoutAHost(String base) {
        assertThatThrownBy(() -> UrlBases.of(List.of(base)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("write it like https://vault.example.org");
    }
}
