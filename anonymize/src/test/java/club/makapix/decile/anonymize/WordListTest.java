package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WordListTest {
    static final List<String> LOCALES = Words.LOCALES;

    @ParameterizedTest
    @FieldSource("LOCALES")
    void hasWordsForEveryLocale(String locale) {
        assertThat(WordListHarvest.lists().keySet())
                .allSatisfy(list -> assertThat(WordList.load(locale + "/" + list))
                        .hasSizeGreaterThan(20)
                        .doesNotContain("")
                        .doesNotHaveDuplicates());
    }

    @Test
    void holdsWhatDatafakerSays() {
        Faker faker = new Faker(Locale.GERMAN, new Random(2026));

        assertThat(WordList.load("de/last-name"))
                .containsExactlyElementsOf(
                        WordListHarvest.harvest(faker, source -> source.name().lastName(), "[^\n\t\\\\]{1,40}"));
    }

    @Test
    void makesHandlesOfPlainShortWords() {
        assertThat(WordList.ADJECTIVES).allMatch(word -> word.matches("[a-z]{3,10}"));
        assertThat(WordList.ANIMALS).allMatch(word -> word.matches("[a-z]{3,10}"));
    }
}
