package club.makapix.decile.anonymize;

import static java.util.Map.entry;

import club.makapix.decile.transfer.Row;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Counts the values that one core replaces in a second, each read out of a row as in a transfer. The README says how to run it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PseudonymBenchmark {
    private static final int VALUES = 1_000;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String SENTENCE = "Nice work, I like the colours of the second frame very much, number %d";
    private static final String DOCUMENT = "{\"id\": %d, \"username\": \"%s\", \"locale\": \"en\", \"private\": false,"
            + " \"links\": [{\"kind\": \"site\", \"url\": \"https://%2$s.example\"}], \"score\": 12.50}";

    /** A pseudonym and values that it is meant for. */
    private record Subject(Pseudonym pseudonym, Function<Random, String> value) {}

    private static final Map<String, Subject> SUBJECTS = Map.ofEntries(
            entry("template", new Subject(Pseudonyms.template("user{id}@dev.example"), PseudonymBenchmark::email)),
            entry("email", new Subject(Pseudonyms.email(), PseudonymBenchmark::email)),
            entry("handle", new Subject(Pseudonyms.handle(), random -> word(random, LETTERS, 9))),
            entry("fullName", new Subject(Pseudonyms.fullName(), random -> word(random, LETTERS, 12))),
            entry("street", new Subject(Pseudonyms.street(Locale.GERMAN), random -> word(random, LETTERS, 12))),
            entry("uuid", new Subject(Pseudonyms.uuid(), PseudonymBenchmark::uuid)),
            entry("hash", new Subject(Pseudonyms.hash(), random -> word(random, LETTERS, 20))),
            entry("number", new Subject(Pseudonyms.number(), random -> String.valueOf(random.nextInt(1 << 30)))),
            entry("phone", new Subject(Pseudonyms.phone(), random -> "+49 30 " + word(random, "0123456789", 7))),
            entry("token8", new Subject(Pseudonyms.token(), random -> word(random, "0123456789abcdef", 8))),
            entry("token64", new Subject(Pseudonyms.token(), random -> word(random, "0123456789abcdef", 64))),
            entry("ip4", new Subject(Pseudonyms.ip(), PseudonymBenchmark::address)),
            entry("ip6", new Subject(Pseudonyms.ip(), random -> "2001:db8::" + word(random, "123456789abcdef", 4))),
            entry("shift", new Subject(Pseudonyms.shift(30), random -> "20%02d-03-17".formatted(random.nextInt(100)))),
            entry("scrubNothing", new Subject(Pseudonyms.scrub(), random -> SENTENCE.formatted(random.nextInt(99)))),
            entry("scrubNumber", new Subject(Pseudonyms.scrub(), random -> SENTENCE.formatted(random.nextInt(99_999)))),
            entry(
                    "scrubEmail",
                    new Subject(Pseudonyms.scrub(), random -> SENTENCE.formatted(7) + ", ask " + email(random))),
            entry(
                    "json",
                    new Subject(
                            Pseudonyms.json()
                                    .at("username", Pseudonyms.handle())
                                    .remove("links.*.url"),
                            random -> DOCUMENT.formatted(random.nextInt(), word(random, LETTERS, 9)))));

    /** The name of what is measured. */
    @Param({
        "template",
        "email",
        "handle",
        "fullName",
        "street",
        "uuid",
        "hash",
        "number",
        "phone",
        "token8",
        "token64",
        "ip4",
        "ip6",
        "shift",
        "scrubNothing",
        "scrubNumber",
        "scrubEmail",
        "json"
    })
    public String pseudonym;

    private PseudonymCell cell;
    private List<Row> rows;

    /** Makes the rows, which have the value and a key. */
    @Setup
    public void makeRows() {
        Subject subject = SUBJECTS.get(pseudonym);
        Random random = new Random(1);
        rows = IntStream.range(0, VALUES)
                .mapToObj(id -> Rewriting.row(List.of(subject.value().apply(random), String.valueOf(id))))
                .toList();
        cell = new PseudonymCell(
                Places.of("text"), subject.pseudonym(), 0, Map.of("id", 1), new EntropySource(Rewriting.SECRET));
    }

    /** Replaces a thousand values. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void replace(Blackhole results) {
        for (Row row : rows) {
            results.consume(cell.value(row));
        }
    }

    private static String word(Random random, String alphabet, int length) {
        StringBuilder word = new StringBuilder();
        random.ints(length, 0, alphabet.length()).forEach(at -> word.append(alphabet.charAt(at)));
        return word.toString();
    }

    private static String email(Random random) {
        return word(random, LETTERS, 9) + "@" + word(random, LETTERS, 6) + ".example";
    }

    private static String uuid(Random random) {
        return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String address(Random random) {
        return String.join(".", Collections.nCopies(4, "%d"))
                .formatted(random.ints(4, 0, 256).boxed().toArray());
    }
}
