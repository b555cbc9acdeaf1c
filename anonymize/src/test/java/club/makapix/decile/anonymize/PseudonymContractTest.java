package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.Table;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pseudonym promises, on five hundred seeded values of the kind that it stands in for. */
@ExtendWith(TestDatabases.class)
class PseudonymContractTest {
    private static final int VALUES = 500;
    private static Table columns;

    @BeforeAll
    static void makeColumns(TestDatabase database) {
        database.execute("""
                create extension hstore;
                create type pair as (a text, b text);
                create table t (id int primary key, "jsonb" jsonb, "hstore" hstore, "pair" pair, "xml" xml, "text" varchar(64), "uuid" uuid, "inet" inet, "cidr" cidr, "bytea" bytea, "macaddr" macaddr, "int4" int, "date" date)
                """);
        columns = database.readSchema().table("t");
    }

    private static TableColumn place(Subject subject) {
        return new TableColumn(columns, columns.column(subject.type()));
    }

    /** A pseudonym with values for it, and the type of column in which it is to work. */
    record Subject(Pseudonym pseudonym, String type, List<String> values) {
        @Override
        public String toString() {
            return pseudonym.name() + " on " + type;
        }
    }

    static List<Subject> subjects() {
        List<String> words = random("abcdefghij KLMNOP", 4, 30);
        List<String> numbers = IntStream.range(0, VALUES)
                .mapToObj(at -> String.valueOf(at * 7_919 - 500_000))
                .toList();
        return List.of(
                new Subject(Pseudonyms.email(), "text", words),
                new Subject(Pseudonyms.handle(), "text", words),
                new Subject(Pseudonyms.hash(), "text", words),
                new Subject(Pseudonyms.token(), "text", random("0123456789abcdef", 6, 64)),
                new Subject(Pseudonyms.token(), "text", random("0123456789", 4, 12)),
                new Subject(Pseudonyms.token(), "text", random("abcXYZ019-_", 4, 12)),
                new Subject(Pseudonyms.digits(), "text", random("0123456789", 4, 12)),
                new Subject(Pseudonyms.phone(), "text", phones()),
                new Subject(Pseudonyms.postcode(), "text", random("ABC123", 5, 5)),
                new Subject(Pseudonyms.uuid(), "uuid", uuids()),
                new Subject(Pseudonyms.bytes(), "bytea", wrapped("\\x%s", random("0123456789abcdef", 12, 12))),
                new Subject(Pseudonyms.bytes(), "bytea", wrapped("\\x%s", random("0123456789abcdef", 40, 40))),
                new Subject(Pseudonyms.ip(), "inet", addresses()),
                new Subject(Pseudonyms.ip(), "cidr", networks()),
                new Subject(Pseudonyms.mac(), "macaddr", macs()),
                new Subject(Pseudonyms.url("example.com"), "text", words),
                new Subject(Pseudonyms.fullName(), "text", words),
                new Subject(Pseudonyms.fullName(Locale.JAPAN), "text", words),
                new Subject(Pseudonyms.street(Locale.GERMANY), "text", words),
                new Subject(Pseudonyms.company(Locale.FRANCE), "text", words),
                new Subject(Pseudonyms.lorem(), "text", words),
                new Subject(Pseudonyms.mask(1), "text", words),
                new Subject(Pseudonyms.number(), "int4", numbers),
                new Subject(Pseudonyms.shift(30), "date", dates()),
                new Subject(Pseudonyms.template("user{id}"), "text", words),
                new Subject(Pseudonyms.firstName(), "text", words),
                new Subject(Pseudonyms.lastName(), "text", words),
                new Subject(Pseudonyms.city(Locale.KOREA), "text", words),
                new Subject(Pseudonyms.value("none"), "text", words),
                new Subject(Pseudonyms.passwordHash(), "text", words),
                new Subject(Pseudonyms.noise(10), "int4", numbers),
                new Subject(
                        Pseudonyms.bucket(10),
                        "int4",
                        numbers.stream().map(number -> number + "7").toList()),
                new Subject(
                        Pseudonyms.host("https://a.example", "https://b.example"),
                        "text",
                        wrapped("https://a.example/%s", words)),
                new Subject(Pseudonyms.scrub(), "text", wrapped("ask %s@real.example", random("abcdefghij", 4, 30))),
                new Subject(
                        Pseudonyms.json().at("a.*", Pseudonyms.token()), "jsonb", wrapped("{\"a\": [\"%s\"]}", words)),
                new Subject(
                        Pseudonyms.hstore().at("a", Pseudonyms.handle()), "hstore", wrapped("\"a\"=>\"%s\"", words)),
                new Subject(Pseudonyms.composite().at("1", Pseudonyms.hash()), "pair", wrapped("(\"%s\",)", words)),
                new Subject(Pseudonyms.xml(Pseudonyms.lorem()), "xml", wrapped("<a b=\"%s\"/>", words)));
    }

    private static List<String> wrapped(String format, List<String> values) {
        return values.stream().map(format::formatted).toList();
    }

    private static List<String> random(String alphabet, int shortest, int longest) {
        Random random = new Random(17);
        Set<String> values = new java.util.LinkedHashSet<>();
        while (values.size() < VALUES) {
            int length = shortest + random.nextInt(longest - shortest + 1);
            StringBuilder value = new StringBuilder();
            random.ints(length, 0, alphabet.length()).forEach(at -> value.append(alphabet.charAt(at)));
            values.add(value.toString().strip());
        }
        return new ArrayList<>(values);
    }

    private static List<String> phones() {
        return random("0123456789", 9, 9).stream()
                .map(digits -> "+49 " + digits.substring(0, 3) + "/" + digits.substring(3))
                .toList();
    }

    private static List<String> uuids() {
        Random random = new Random(5);
        return IntStream.range(0, VALUES)
                .mapToObj(at -> new java.util.UUID(
                                (random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE)
                        .toString())
                .toList();
    }

    private static List<String> addresses() {
        return IntStream.range(0, VALUES)
                .mapToObj(at -> at % 2 == 0
                        ? "10." + at % 7 + "." + at / 4 + "." + at % 250
                        : "2001:db8:" + Integer.toHexString(at) + "::1")
                .toList();
    }

    private static List<String> networks() {
        return IntStream.range(0, VALUES)
                .mapToObj(at ->
                        at % 2 == 0 ? "10.%d.%d.0/24".formatted(at % 250, at / 250) : "2001:db8:%x::/48".formatted(at))
                .distinct()
                .toList();
    }

    private static List<String> macs() {
        return IntStream.range(0, VALUES)
                .mapToObj(at -> "08:00:2b:01:%02x:%02x".formatted(at / 256, at % 256))
                .toList();
    }

    private static List<String> dates() {
        return IntStream.range(0, VALUES)
                .mapToObj(at ->
                        java.time.LocalDate.of(1950, 1, 1).plusDays(at * 17L).toString())
                .toList();
    }

    private static List<String> results(Subject subject) {
        List<String> results = new ArrayList<>();
        for (int at = 0; at < subject.values().size(); at++) {
            results.add(subject.pseudonym()
                    .of(subject.values().get(at), Rewriting.context(Map.of("id", String.valueOf(at)))));
        }
        return results;
    }

    @Test
    void holdsForEveryPseudonymThatARecipeMayName() {
        assertThat(subjects().stream()
                        .map(subject -> subject.pseudonym().name())
                        .distinct()
                        .sorted())
                .isEqualTo(BuiltIns.names());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void saysThatItFitsTheColumn(Subject subject) {
        assertThat(subject.pseudonym().suits(place(subject))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void isTheSameForTheSameValue(Subject subject) {
        assertThat(results(subject)).isEqualTo(results(subject));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void isNeverTheValue(Subject subject) {
        List<String> results = results(subject);

        for (int at = 0; at < results.size(); at++) {
            assertThat(results.get(at)).isNotEqualTo(subject.values().get(at));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void isNoLongerThanItSays(Subject subject) {
        int longest = subject.pseudonym().maxLength(place(subject));

        assertThat(results(subject)).allMatch(result -> result.length() <= longest);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void keepsDifferentValuesDifferentWhereItSaysSo(Subject subject) {
        if (subject.pseudonym().isInjective(place(subject))) {
            assertThat(results(subject)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void doesNotDependOnThePlatformsLocale(Subject subject) {
        List<String> before = results(subject);
        Locale platform = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(results(subject)).isEqualTo(before);
        } finally {
            Locale.setDefault(platform);
        }
    }

    @Test
    void isAnotherOneUnderAnotherSecret() {
        EntropySource other = new EntropySource(Secret.random());

        assertThat(other.of("email", "ann").bits())
                .isNotEqualTo(
                        new EntropySource(Rewriting.SECRET).of("email", "ann").bits());
    }

    @Test
    void isAnotherOneInAnotherDomain() {
        Pseudonym handle = Pseudonyms.handle();

        assertThat(Pseudonyms.inDomain("people", handle).of("ann", Rewriting.context()))
                .isNotEqualTo(handle.of("ann", Rewriting.context()));
    }

    private static Map<String, String> samples() {
        Map<String, String> golden = new HashMap<>();
        RowContext row = Rewriting.context();
        golden.put("email", Pseudonyms.email().of("ann@real.example", row));
        golden.put("handle", Pseudonyms.handle().of("ann", row));
        golden.put("token", Pseudonyms.token().of("9f86d081", row));
        golden.put("long token", Pseudonyms.token().of("9f86d081884c7d659a2feaa0c55ad015", row));
        golden.put("digits", Pseudonyms.digits().of("123-456", row));
        golden.put("uuid", Pseudonyms.uuid().of("7b1c2f34-0000-4000-8000-000000000001", row));
        golden.put("bytes", Pseudonyms.bytes().of("\\x08002b010203", row));
        golden.put("ip", Pseudonyms.ip().of("192.168.1.77", row));
        golden.put("fullName", Pseudonyms.fullName().of("Ann Smith", row));
        golden.put("number", Pseudonyms.number().of("12345", row));
        golden.put("postcode", Pseudonyms.postcode().of("SW1A 1AA", row));
        golden.put("url", Pseudonyms.url("example.com").of("https://ann.example/me", row));
        golden.put("mac", Pseudonyms.mac().of("08:00:2b:01:02:03", row));
        golden.put("firstName", Pseudonyms.firstName().of("Ann", row));
        golden.put("lastName", Pseudonyms.lastName(Locale.GERMAN).of("Smith", row));
        golden.put("street", Pseudonyms.street(Locale.FRENCH).of("1 Main Street", row));
        golden.put("city", Pseudonyms.city(Locale.JAPANESE).of("Bremen", row));
        golden.put("company", Pseudonyms.company(Locale.ENGLISH).of("Smith & Co", row));
        golden.put("lorem", Pseudonyms.lorem().of("Ann lives in Bremen.", row));
        golden.put("shift", Pseudonyms.shift(30).of("1990-05-17", row));
        golden.put("noise", Pseudonyms.noise(10).of("52000", row));
        golden.put("ipv6", Pseudonyms.ip().of("2001:db8::1", row));
        golden.put("hash", Pseudonyms.hash().of("x", row).substring(0, 16));
        return golden;
    }

    /** Whoever stores pseudonyms relies on them: when this fails, values change for everybody, and the changelog has to say so. */
    @Test
    void isWhatItWasInEarlierReleases() {
        Map<String, String> golden = samples();

        assertThat(golden)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("email", "splendid.locust.pvnyp2eay@example.com"),
                        Map.entry("handle", "decent-zebra-4gzb6gmvf"),
                        Map.entry("token", "5d6740a0"),
                        Map.entry("long token", "8576ccd8f46f52e8f90292cf4aa969cf"),
                        Map.entry("digits", "223-846"),
                        Map.entry("uuid", "7be9be4f-1038-460f-9e1a-50200ce73f3b"),
                        Map.entry("bytes", "\\x291f68c0b615"),
                        Map.entry("ip", "227.45.200.92"),
                        Map.entry("ipv6", "b910:8fa2:50c2:195e:5a8:92c8:32c1:2636"),
                        Map.entry("mac", "02:af:3e:49:0b:47"),
                        Map.entry("url", "https://example.com/b26c3m7hotymx4qcx6bp"),
                        Map.entry("firstName", "David"),
                        Map.entry("lastName", "Cleem"),
                        Map.entry("fullName", "Damien O'Reilly"),
                        Map.entry("street", "Rue Delesseux 16"),
                        Map.entry("city", "越智市"),
                        Map.entry("company", "Walter Labs"),
                        Map.entry("postcode", "FT7M 5VH"),
                        Map.entry("lorem", "irure ad lorem cillu"),
                        Map.entry("shift", "1990-05-01"),
                        Map.entry("noise", "53347"),
                        Map.entry("number", "21308"),
                        Map.entry("hash", "f6e21291586f075a")));
    }

    @Test
    void permutesSmallRangesCompletely() {
        Permutation permutation = new EntropySource(Rewriting.SECRET).permutation("small");
        for (int limit = 2; limit < 300; limit++) {
            Set<Long> seen = new HashSet<>();
            for (long number = 0; number < limit; number++) {
                long other = permutation.of(number, limit, 0);
                assertThat(other).isNotEqualTo(number).isBetween(0L, limit - 1L);
                seen.add(other);
            }
            assertThat(seen).hasSize(limit);
        }
    }

    /** A domain may be made of a value, as that of a fraction is: memory must not grow with rows. */
    @Test
    void forgetsAPermutationAndMakesItAgain() {
        EntropySource entropy = new EntropySource(Rewriting.SECRET);
        Permutation first = entropy.permutation("first");
        long number = first.of(7, 100, 0);
        IntStream.range(0, 1_000).forEach(other -> entropy.permutation("other " + other));

        assertThat(entropy.permutation("first")).isNotSameAs(first);
        assertThat(entropy.permutation("first").of(7, 100, 0)).isEqualTo(number);
    }

    @Test
    void staysWithinTheTypesOfNumbers() {
        RowContext row = Rewriting.context();
        for (String largest : List.of("32767", "2147483647", "9223372036854775807")) {
            String result = Pseudonyms.number().of(largest, row);
            assertThat(new java.math.BigInteger(result)).isLessThanOrEqualTo(new java.math.BigInteger(largest));
            assertThat(result).hasSameSizeAs(largest);
        }
    }

    @Test
    void nobodyKeepsANameThatIsInTheList() {
        RowContext row = Rewriting.context();

        assertThat(WordList.load("en/first-name"))
                .allSatisfy(
                        name -> assertThat(Pseudonyms.firstName().of(name, row)).isNotEqualTo(name));
        assertThat(WordList.load("de/city"))
                .allSatisfy(city ->
                        assertThat(Pseudonyms.city(Locale.GERMAN).of(city, row)).isNotEqualTo(city));
        assertThat(List.of("al", "do", "et", "in", "a", "e"))
                .allSatisfy(word -> assertThat(Pseudonyms.lorem().of(word, row)).isNotEqualTo(word));
        assertThat(Pseudonyms.lorem().of("\n\n", row)).isEqualTo("\n\n");
    }

    @Test
    void ipLetsNothingPassBehindAnAddressButAnInterface() {
        RowContext row = Rewriting.context();

        assertThat(Pseudonyms.ip().of("fe80::1%eth0", row)).endsWith("%eth0").doesNotStartWith("fe80::1%");
        assertThat(List.of(
                        "10.0.0.1% ann",
                        "fe80::1%ann@real.example", "10.0.0.1/ann", "10.0.0.1/24 ann", "10.0.0.1, ann"))
                .allSatisfy(text -> assertThat(Pseudonyms.ip().of(text, row)).doesNotContain("ann"));
    }

    @Test
    void keepsPrefixesOfAddressesTogether() {
        RowContext row = Rewriting.context();
        String one = Pseudonyms.ip().of("10.1.2.3", row);
        String other = Pseudonyms.ip().of("10.1.2.200", row);

        assertThat(one.substring(0, one.lastIndexOf('.'))).isEqualTo(other.substring(0, other.lastIndexOf('.')));
        assertThat(Pseudonyms.ip().of("10.1.0.0/16", row)).endsWith("/16");
    }

    /** {@code inet} holds networks and hosts of networks; every one of a small network must have another of it. */
    @Test
    void makesNetworksOfNetworksAndKeepsTheirHostsApart() {
        RowContext row = Rewriting.context();
        List<String> results = IntStream.range(0, 16)
                .mapToObj(host -> String.valueOf(Pseudonyms.ip().of("10.1.2." + (16 + host) + "/28", row)))
                .toList();
        String network = String.valueOf(Pseudonyms.ip().of("10.1.2.16/28", row));

        assertThat(results).doesNotHaveDuplicates().allMatch(result -> result.endsWith("/28"));
        assertThat(network).endsWith("/28");
        assertThat(Integer.parseInt(network.replaceAll(".*\\.(\\d+)/28", "$1")) % 16)
                .isZero();
        assertThat(Pseudonyms.ip().of("0.0.0.0/0", row)).isEqualTo("0.0.0.0/0");
        assertThat(Pseudonyms.ip().of("::ffff:10.1.2.0/120", row))
                .startsWith("::ffff:")
                .endsWith(".0/120");
    }

    @Test
    void carriesTheCaseOfAValueOver() {
        RowContext row = Rewriting.context();
        List<String> spellings = List.of("ann", "Ann", "ANN", "aNN", "AnN", "anN");
        List<String> handles = spellings.stream()
                .map(spelling -> Pseudonyms.handle().of(spelling, row))
                .toList();

        assertThat(handles).doesNotHaveDuplicates();
        assertThat(handles.stream()
                        .map(handle -> handle.toLowerCase(Locale.ROOT))
                        .distinct())
                .containsExactly(handles.get(0));
    }
}
