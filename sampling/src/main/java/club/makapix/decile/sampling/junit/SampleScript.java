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
import java.util.Optional;
import javax.sql.DataSource;

/** A script with what it should say about itself. */
record SampleScript(Path path, Optional<String> fingerprint) {
    static SampleScript of(Path path) {
        return new SampleScript(path, Optional.empty());
    }

    SampleScript expecting(String expected) {
        return new SampleScript(path, Optional.of(expected));
    }

    /** Returns the SHA-256 of the file's bytes. */
    String contentHash() {
        try (InputStream file = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the sample %s could not be read".formatted(path), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Looks whether the script says what is expected of it.
     *
     * @throws IllegalStateException if it does not
     */
    void check() {
        fingerprint.ifPresent(expected -> {
            if (!SqlScript.of(path).introduction().contains(expected)) {
                throw new IllegalStateException(
                        "the sample %s is stale: it was not made with %s; make it again".formatted(path, expected));
            }
        });
    }

    void restore(DataSource database) {
        SqlScript.of(path).restore(database);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
