package club.makapix.decile.anonymize;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads names: what the words in them usually mean, by themselves and in a table about something. */
final class NameHints {
    private static final Pattern WORD_BREAK = Pattern.compile(
            "(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[_\\W]+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern ACCENT = Pattern.compile("\\p{M}");
    private static final Pattern CHOSEN = Pattern.compile("\\p{L}\\p{N}*\\s+[\\p{L}\\p{N}]|@|[\\p{L}&&[^\\p{ASCII}]]");
    private static final Pattern ID = Pattern.compile("(?:.* )?(?:uu|gu)?ids?");

    private static final Pattern DONE_BY =
            Pattern.compile("(?:.* )?(?!sorted|grouped|triggered|powered)\\w+(?:ed|en|de) by");

    private static final String ID_OF_A_ROW = "id";

    /** What stands behind another word to say whose or where it is, in languages that put it there: {@code telefone_empresa}. */
    private static final Set<Meaning> WHOSE = EnumSet.of(Meaning.COMPANY, Meaning.CITY);

    private static final Set<Meaning> REACHED = EnumSet.of(Meaning.EMAIL, Meaning.PHONE, Meaning.IP, Meaning.NUMBER);

    /** Who does something, and what of him is written: {@code last_poster_slug}, {@code hidden_by_name}. */
    private static final Pattern DOER =
            Pattern.compile("(?:.* )?(\\w{3,}(?:er|or)|\\w{3,}(?:ed|en) by) (name|slug|handle|nick|login)");

    /** The lists that speak of numbers and dates of a person, to pass over the many names that do not. */
    private static final List<String> MEASURED = Stream.concat(
                    Stream.of("fact always"), Meaning.NUMBERS.stream().map(Meaning::key))
            .toList();

    private NameHints() {}

    /** Returns the words of a name in small letters without accents, with blanks between: {@code date de naissance}. */
    static String words(String name) {
        String spaced = WORD_BREAK.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return ACCENT.matcher(Normalizer.normalize(spaced, Normalizer.Form.NFD))
                .replaceAll("")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("ł", "l")
                .replace("ı", "i");
    }

    /** Returns what a column of that name usually holds, whatever its table. */
    static Optional<Meaning> of(String column) {
        return of(words(column), Set.of());
    }

    /** Returns what a column of these words usually holds in a table about the topics. */
    static Optional<Meaning> of(String words, Set<Topic> topics) {
        if (Vocabulary.isWithin("fact always", words)) {
            return Optional.of(Meaning.FACT);
        }
        String core = core(words);
        return first(meaning -> isAll(meaning, words, topics) || (!core.equals(words) && isAll(meaning, core, topics)))
                .or(() -> isProperty(words) ? Optional.empty() : ofParts(words, core));
    }

    /** Tells whether the words speak of something without holding it: {@code email_template}, {@code tipo_documento}. */
    static boolean isProperty(String words) {
        return Vocabulary.isLast("property", words) || Vocabulary.isFirst("property first", words);
    }

    /** The last words count before the others, and an id is one only if they say so: {@code session_id}, but not {@code address_id}. */
    private static Optional<Meaning> ofParts(String words, String core) {
        Optional<Meaning> last = first(
                meaning -> Vocabulary.isLast(meaning.key(), core) || Vocabulary.isLast(meaning.key() + " last", core));
        Optional<Meaning> within = first(meaning -> !isId(words) && Vocabulary.isWithin(meaning.key(), words));
        boolean whose = last.filter(WHOSE::contains).isPresent()
                && within.filter(REACHED::contains).isPresent();
        return ofSomebody(core)
                .or(() -> ofDoer(core))
                .or(() -> whose ? within : last)
                .or(() -> within);
    }

    private static Optional<Meaning> ofDoer(String words) {
        Matcher doer = DOER.matcher(words);
        if (!doer.matches() || Vocabulary.isLast("things that sound like doers", doer.group(1))) {
            return Optional.empty();
        }
        return Optional.of(doer.group(2).equals("name") ? Meaning.FULL_NAME : Meaning.HANDLE);
    }

    private static Optional<Meaning> first(Predicate<Meaning> condition) {
        return Stream.of(Meaning.values()).filter(condition).findFirst();
    }

    private static boolean isAll(Meaning meaning, String words, Set<Topic> topics) {
        return Vocabulary.isAll(meaning.key(), words)
                || Vocabulary.isAll(meaning.key() + " alone", words)
                || topics.stream().anyMatch(topic -> Vocabulary.isAll(meaning.key() + " in " + topic.key(), words));
    }

    /** What stands behind a word for a person is that person's: {@code customer_no}, {@code author_name}. */
    private static Optional<Meaning> ofSomebody(String words) {
        return Stream.of("people", "roles", "people only before")
                .flatMap(list -> Vocabulary.behind(list, words).stream())
                .map(NameHints::core)
                .flatMap(rest -> first(meaning -> Vocabulary.isAll(meaning.key() + " in people", rest)).stream())
                .findFirst();
    }

    /** Leaves out the words that only say in which form a value is, or which of several it is: {@code home_email_normalized}. */
    static String core(String words) {
        String core = words;
        int blank = core.lastIndexOf(' ');
        while (blank > 0 && Vocabulary.isAll("transparent", core.substring(blank + 1))) {
            core = core.substring(0, blank);
            blank = core.lastIndexOf(' ');
        }
        blank = core.indexOf(' ');
        while (blank > 0 && Vocabulary.isAll("transparent", core.substring(0, blank))) {
            core = core.substring(blank + 1);
            blank = core.indexOf(' ');
        }
        return core;
    }

    /** Tells whether the words name something by its number. */
    static boolean isId(String words) {
        return ID.matcher(words).matches();
    }

    /** Tells whether the words name a person by a number: {@code customer_id}; a program with a {@code client_id} is none. */
    static boolean isIdOfAPerson(String words) {
        return isId(words)
                && words.contains(" ")
                && !words.endsWith("client id")
                && Vocabulary.isLast(Topic.PEOPLE.key(), withoutLast(words));
    }

    /** Tells whether the words say who did something: {@code approved by}. */
    static boolean isDoneBySomebody(String words) {
        return DONE_BY.matcher(words).matches();
    }

    /** Returns all of several words but the last. */
    static String withoutLast(String words) {
        return words.substring(0, words.lastIndexOf(' '));
    }

    /** Tells whether a column of that name holds hashes of something. */
    static boolean isHash(String column) {
        return Vocabulary.isLast("hash", words(column));
    }

    /** Tells whether values of a column of that name may look like secrets and be none: hashes of files or versions, ids of rows. */
    static boolean isRandomByNature(String column) {
        String words = words(column);
        return Vocabulary.isWithin("checksum", words)
                || Vocabulary.isAll("checksum alone", words)
                || words.endsWith(ID_OF_A_ROW)
                || isDoneBySomebody(words);
    }

    /** Tells whether a UUID in a column of that name is likely a credential. */
    static boolean isCredential(String column) {
        return of(column).filter(Meaning.SECRETS::contains).isPresent();
    }

    /** Tells whether a number or date in a column of that name is likely one of a person. */
    static boolean isOfAPerson(String column) {
        String words = words(column);
        return (!isId(words) || Vocabulary.isAll("measured id", words))
                && MEASURED.stream().anyMatch(list -> Vocabulary.isWithin(list, words))
                && of(words, Set.of()).filter(Meaning.NUMBERS::contains).isPresent();
    }

    /** Tells whether a number of these words stands for a row rather than for a person: {@code callerid}, {@code id_documento}. */
    static boolean isNumberOfARow(String words) {
        boolean row = words.endsWith(ID_OF_A_ROW) || Vocabulary.isFirst("row first", words);
        return row && !Vocabulary.isAll("measured id", words);
    }

    /** Tells whether a member of JSON with that name says who somebody is. */
    static boolean isMemberOfAPerson(String name) {
        return Vocabulary.isWithin("person in json", words(name));
    }

    /** Tells whether a person has chosen a member's name, rather than a program: it has spaces, or letters that programs avoid. */
    static boolean isChosenByAPerson(String name) {
        return CHOSEN.matcher(name).find();
    }
}
