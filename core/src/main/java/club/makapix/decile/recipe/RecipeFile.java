package club.makapix.decile.recipe;

import club.makapix.decile.schema.SchemaException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads a recipe file: one <a href="https://yaml.org/spec/1.2.2/">YAML 1.2</a> document in UTF-8 that is a mapping of
 * sections. In YAML 1.2 {@code off} and {@code yes} are texts like any other. Anchors and aliases are understood; merge
 * keys and tags, which YAML 1.2 leaves to applications, are refused.
 */
public final class RecipeFile {
    private static final int LONGEST = 1_000_000;

    private RecipeFile() {}

    /**
     * Reads the file.
     *
     * @throws SchemaException if it cannot be read or is no recipe; the message names line and column
     */
    public static RecipeNode read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new SchemaException(
                    "the recipe %s cannot be read: %s".formatted(file.toAbsolutePath(), reason(file, e)), e);
        }
    }

    private static String reason(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file; correct the path, or write one with the sections sample and anonymize";
        }
        if (Files.isDirectory(file)) {
            return "it is a folder; name the file in it";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied; make it readable for whoever runs this";
        }
        return e instanceof CharacterCodingException
                ? "it is not UTF-8; save it in that encoding"
                : String.valueOf(e.getMessage());
    }

    /**
     * Parses the text of a recipe.
     *
     * @param name what messages call it
     * @throws SchemaException if it is no recipe; the message names line and column
     */
    public static RecipeNode parse(String name, String text) {
        if (text.length() > LONGEST) {
            throw new SchemaException(
                    "%s: a recipe has at most %s characters, not %s".formatted(name, LONGEST, text.length()));
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
            Optional<Node> root = new Composer(settings, new ShallowParser(parser)).getSingleNode();
            if (root.isEmpty()) {
                throw new SchemaException(name + ": the recipe is empty; begin with the sections sample and anonymize");
            }
            new RecipeTree(name).checkRoot(root.get());
            return new RecipeNode(name, "", Optional.empty(), root.get());
        } catch (MarkedYamlEngineException e) {
            throw new SchemaException(name + place(e.getProblemMark()) + ": " + problem(e));
        } catch (ReaderException e) {
            throw new SchemaException("%s, line %s: a recipe may not hold the character %s"
                    .formatted(
                            name, line(text, e.getPosition()), String.format(Locale.ROOT, "U+%04X", e.getCodePoint())));
        } catch (YamlEngineException e) {
            throw new SchemaException(name + ": " + e.getMessage());
        }
    }

    static String place(Optional<Mark> mark) {
        return mark.map(at -> ", line %s, column %s".formatted(at.getLine() + 1, at.getColumn() + 1))
                .orElse("");
    }

    private static String problem(MarkedYamlEngineException e) {
        return Stream.of(e.getContext(), e.getProblem())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static long line(String text, int position) {
        return 1
                + text.codePoints()
                        .limit(position)
                        .filter(character -> character == '\n')
                        .count();
    }
}
