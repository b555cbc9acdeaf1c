package club.makapix.decile.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads the files that stand beside this class. */
final class Resource {
    private Resource() {}

    /** Returns a page with the parts that all pages share, its own fields still in braces. */
    static String page(String name) {
        return text(name).replace("{style}", text("page.css")).replace("{table of columns}", text("columns.html"));
    }

    static String text(String name) {
        try (InputStream file = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
