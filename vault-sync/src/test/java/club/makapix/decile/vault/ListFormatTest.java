package club.makapix.decile.vault;

import static club.makapix.decile.vault.TreeFixture.manifest;
import static club.makapix.decile.vault.TreeFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFormatTest {
    private static final String SHA256_OF_A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

    @TempDir
    Path temp;

    @Test
    void writesWhatRowsPromiseAsJson() throws IOException {
        VaultFile file =
                new VaultFile("a \"b\"/ä.png", "public.t", "x\ny\\", false, OptionalLong.of(12), Optional.of("ab"));

        assertThat(written(ListFormat.JSON_LINES, file)).isEqualTo("""
                {"path":"a \\"b\\"/ä.png","table":"public.t","key":"x\\u000ay\\\\","required":false,"size":12,"sha256":"ab"}
                """);
        assertThat(written(ListFormat.JSON_LINES, new VaultFile("a", "public.t", "1", true)))
                .isEqualTo("""
                        {"path":"a","table":"public.t","key":"1","required":true,"size":null,"sha256":null}
                        """);
    }

    @Test
    void writesWhatAVaultHoldsAsJson() {
        Path vault = tree(temp.resolve("vault"), "a", "b/c");
        Path list = temp.resolve("list");

        manifest("a", "b", "none").writeTo(list, ListFormat.jsonLines(vault));

        assertThat(list).hasContent("""
                {"path":"a","table":"public.files","key":"a","required":true,"size":1,"sha256":"%s"}
                {"path":"b","table":"public.files","key":"b","required":true,"size":null,"sha256":null}
                {"path":"none","table":"public.files","key":"none","required":true,"size":null,"sha256":null}
                """.formatted(SHA256_OF_A));
    }

    @Test
    void writesChecksumsThatSha256sumAccepts() throws IOException, InterruptedException {
        Path vault = tree(temp.resolve("vault"), "a", "b c/d", "-x");
        Path list = temp.resolve("list");

        manifest("-x", "a", "b c/d", "none").writeTo(list, ListFormat.checksums(vault));

        assertThat(list).content().contains(SHA256_OF_A + "  a\n").doesNotContain("none");
        if (Tools.has("sha256sum")) {
            assertThat(Tools.run(vault, "sha256sum", "--strict", "-c", list.toString()))
                    .isZero();
        }
    }

    private static String written(ListFormat format, VaultFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(file, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
