package club.makapix.decile.sampling.junit;

import club.makapix.decile.transfer.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A script with what it should say about itself. */
record SampleScript(Path path, List<String> fingerprints) {
    private static final long PACKED = 8;

    static SampleScript of(Path path) {
        return new SampleScript(path, List.of());
    }

    SampleScript expecting(String expected) {
        return new SampleScript(
                path, Stream.concat(fingerprints.stream(), Stream.of(expected)).toList());
    }

    /** Returns the SHA-256 of the file's bytes. */
    String contentHash() {
        try (InputStream file = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns about how many bytes a database of it takes: its indexes as much as its rows, and packed rows an eighth. */
    long databaseBytes() {
        try {
            return 2 * Files.size(path) * (path.toString().endsWith(".sql") ? 1 : PACKED);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Looks whether the script says what is expected of it.
     *
     * @throws IllegalStateException if it does not
     */
    void check() {
        if (fingerprints.isEmpty()) {
            return;
        }
        String introduction = SqlScript.of(path).introduction();
        for (String expected : fingerprints) {
            if (!introduction.contains(expected)) {
                throw new IllegalStateException("the sample %s is stale: it was not made with %s%s; make it again"
                        .formatted(path, expected, said(introduction, expected)));
            }
        }
    }

    /** Returns what the script says instead, for example of its schema. */
    private static String said(String introduction, String expected) {
        String start = "-- " + expected.split(" ", 2)[0] + " ";
        return introduction
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> ", but with " + line.substring("-- ".length()))
                .orElse("");
    }

    private UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException(
                "the sample %s could not be read; a snapshot into Target.file makes it".formatted(path), cause);
    }

    void restore(DataSource database) {
        SqlScript.of(path).restore(database);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
