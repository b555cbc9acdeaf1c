package club.makapix.decile.vault;

import static club.makapix.decile.vault.TreeFixture.contents;
import static club.makapix.decile.vault.TreeFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares verify, copy and prune with the same done naively, on small random trees with links and directories in the way. */
class RandomVaultTest {
    private static final String NAMES = "ab.-0";

    @TempDir
    Path temp;

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void verifiesLikeANaiveComparison(int seed) throws IOException {
        Random random = new Random(seed);
        Path vault = randomTree(random, temp.resolve("vault"));
        Set<String> listed = randomPaths(random);

        VerifyReport report = VaultSync.of(manifest(listed)).verify(vault);

        Map<String, VaultProblem.Kind> found = new TreeMap<>();
        report.problems().forEach(problem -> found.put(problem.path(), problem.kind()));
        assertThat(found).isEqualTo(naiveProblems(vault, listed));
        assertThat(report.problems()).hasSize(found.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void copiesLikeANaiveCopy(int seed) throws IOException {
        Random random = new Random(seed);
        Path source = randomTree(random, temp.resolve("source"));
        Map<String, String> before = contents(source);
        Path target = Files.createDirectory(temp.resolve("target"));
        Set<String> listed = randomPaths(random);
        CopyMethod method = random.nextBoolean() ? CopyMethod.LINK : CopyMethod.BYTES;
        VaultSync sync = VaultSync.of(manifest(listed)).by(method).threads(1 + random.nextInt(4));

        CopyReport first = sync.copy(source, target);
        CopyReport second = sync.copy(source, target);

        Map<String, String> expected = new TreeMap<>(before);
        expected.keySet().retainAll(listed);
        expected.values().removeIf(content -> content.startsWith("-> "));
        assertThat(contents(target)).isEqualTo(expected);
        assertThat(first.files()).isEqualTo(expected.size());
        assertThat(second.upToDate()).isEqualTo(expected.size());
        assertThat(second.copied()).isEmpty();
        assertThat(contents(source)).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void prunesLikeANaiveComparison(int seed) throws IOException {
        Random random = new Random(seed);
        Path vault = randomTree(random, temp.resolve("vault"));
        TreeFixture.write(vault.resolve("kept"), "kept");
        Map<String, String> before = contents(vault);
        Set<String> listed = randomPaths(random);
        listed.add("kept");

        PrunePlan plan = VaultSync.of(manifest(listed)).prune(vault);

        Map<String, String> expected = new TreeMap<>(before);
        expected.keySet().retainAll(listed);
        assertThat(contents(vault)).isEqualTo(before);
        assertThat(plan.carryOut()).isEqualTo(before.size() - expected.size());
        assertThat(contents(vault)).isEqualTo(expected);
    }

    private static Map<String, VaultProblem.Kind> naiveProblems(Path vault, Set<String> listed) {
        Map<String, String> present = contents(vault);
        Map<String, VaultProblem.Kind> problems = new TreeMap<>();
        for (String path : listed) {
            String content = present.get(path);
            if (content == null) {
                problems.put(path, VaultProblem.Kind.MISSING);
            } else if (content.startsWith("-> ")) {
                problems.put(path, VaultProblem.Kind.NO_REGULAR_FILE);
            }
        }
        present.keySet().stream()
                .filter(path -> !listed.contains(path))
                .forEach(path -> problems.put(path, VaultProblem.Kind.ORPHANED));
        return problems;
    }

    private static Path randomTree(Random random, Path root) throws IOException {
        Files.createDirectories(root);
        for (String path : randomPaths(random)) {
            Path file = root.resolve(path);
            if (!canBeMade(root, file)) {
                continue;
            }
            Files.createDirectories(file.getParent());
            if (random.nextInt(8) == 0) {
                Files.createSymbolicLink(file, Path.of(random.nextBoolean() ? ".." : "nowhere"));
            } else {
                Files.writeString(file, path);
            }
        }
        return root;
    }

    /** Tells whether neither a file nor a link stands in the way. */
    private static boolean canBeMade(Path root, Path file) {
        for (Path above = file.getParent(); !above.equals(root); above = above.getParent()) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Set<String> randomPaths(Random random) {
        Set<String> paths = new TreeSet<>();
        for (int i = 0; i < 12; i++) {
            int depth = 1 + random.nextInt(3);
            List<String> names = new ArrayList<>();
            for (int level = 0; level < depth; level++) {
                names.add(randomName(random));
            }
            paths.add(String.join("/", names));
        }
        return paths;
    }

    private static String randomName(Random random) {
        String name = IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(i -> String.valueOf(NAMES.charAt(random.nextInt(NAMES.length()))))
                .collect(Collectors.joining());
        return name.startsWith(".") ? "x" + name : name;
    }
}
