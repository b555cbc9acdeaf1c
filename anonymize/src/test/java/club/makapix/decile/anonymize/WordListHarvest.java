package club.makapix.decile.anonymize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import net.datafaker.Faker;

/**
 * Writes the word lists of the module: what Datafaker says in many draws, sorted, at most a thousand words each. Run it by
 * hand when the lists are to change; every pseudonym that is made of words changes with them.
 */
final class WordListHarvest {
    static final List<String> LOCALES = List.of(
            "en", "cs", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt-BR", "ru", "sv", "tr", "uk", "zh-CN");
    private static final Path TARGET = Path.of("src/main/resources/club/makapix/decile/anonymize/words");
    private static final int DRAWS = 20_000;
    private static final int MOST_WORDS = 1_000;

    private WordListHarvest() {}

    public static void main(String[] arguments) throws IOException {
        write("adjective", harvest(faker("en"), faker -> faker.word().adjective(), "[a-z]{3,10}"));
        write("animal", harvest(faker("en"), faker -> faker.animal().name(), "[a-z]{3,10}"));
        for (String locale : LOCALES) {
            for (Map.Entry<String, Function<Faker, String>> list : lists().entrySet()) {
                write(locale + "/" + list.getKey(), harvest(faker(locale), list.getValue(), "[^\n\t\\\\]{1,40}"));
            }
        }
    }

    static Map<String, Function<Faker, String>> lists() {
        Map<String, Function<Faker, String>> lists = new LinkedHashMap<>();
        lists.put("first-name", faker -> faker.name().firstName());
        lists.put("last-name", faker -> faker.name().lastName());
        lists.put("city", faker -> faker.address().cityName());
        lists.put("street", faker -> faker.address().streetName());
        return lists;
    }

    private static Faker faker(String locale) {
        return new Faker(Locale.forLanguageTag(locale), new Random(2026));
    }

    static SortedSet<String> harvest(Faker faker, Function<Faker, String> draw, String shape) {
        SortedSet<String> words = new TreeSet<>();
        for (int at = 0; at < DRAWS && words.size() < MOST_WORDS; at++) {
            String word = draw.apply(faker).strip();
            if (word.matches(shape)) {
                words.add(word);
            }
        }
        return words;
    }

    private static void write(String name, SortedSet<String> words) throws IOException {
        Path file = TARGET.resolve(name + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", words) + "\n", StandardCharsets.UTF_8);
        System.out.println(name + " " + words.size());
    }
}
