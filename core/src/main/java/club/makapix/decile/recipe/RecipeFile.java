package club.makapix.decile.recipe;

import club.makapix.decile.schema.SchemaException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads a recipe file: YAML 1.2, one mapping of sections. */
public final class RecipeFile {
    private RecipeFile() {}

    /**
     * Reads the file.
     *
     * @throws SchemaException if it cannot be read or is not YAML; the message names line and column
     */
    public static RecipeNode read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new SchemaException("the recipe %s cannot be read: %s".formatted(file, reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof MalformedInputException ? "it is not UTF-8" : String.valueOf(e.getMessage());
    }

    /**
     * Parses the text of a recipe.
     *
     * @param name what messages call it
     * @throws SchemaException if it is not YAML; the message names line and column
     */
    public static RecipeNode parse(String name, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        try {
            Optional<Node> root =
                    new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text))).getSingleNode();
            return new RecipeNode(
                    name, "", root.orElseThrow(() -> new SchemaException(name + ": the recipe is empty")));
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ", line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse("");
            throw new SchemaException(name + place + ": " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new SchemaException(name + ": " + e.getMessage());
        }
    }
}
