package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dump of the heap shows of a secret, garbage included, while it is in use and after it was closed. The dump is mapped, not read: a buffer would be found in the next one. */
class SecretWipingTest {
    private static final int BYTES = 32;

    /** The bytes that are looked for, each xor 0x5a so that the search does not find itself. */
    private final byte[] masked = new byte[BYTES];

    @TempDir
    private Path folder;

    @Test
    void leavesNothingInTheHeapOnceClosed() throws IOException {
        System.gc(); // what others left would only have to be searched, too
        Secret secret = Secret.fromFile(fileOfASecret());
        EntropySource entropy = new EntropySource(secret);
        byte[] before = entropy.digest("domain", "value");

        assertThat(isInTheHeap("open"))
                .as("the search finds a secret that is there")
                .isTrue();
        secret.close();

        assertThat(isInTheHeap("closed")).isFalse();
        assertThat(entropy.digest("domain", "value")).isEqualTo(before);
    }

    private Path fileOfASecret() throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        byte[] text = new byte[2 * BYTES];
        for (int at = 0; at < BYTES; at++) {
            masked[at] = (byte) (bytes[at] ^ 0x5a);
            text[2 * at] = (byte) Character.forDigit(bytes[at] >> 4 & 15, 16);
            text[2 * at + 1] = (byte) Character.forDigit(bytes[at] & 15, 16);
        }
        Path file = Files.write(folder.resolve("secret"), text);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(text, (byte) 0);
        return file;
    }

    /** Tells whether an object of the heap holds the first half of the bytes, or of their hexadecimal digits in Latin-1 or UTF-16. */
    private boolean isInTheHeap(String name) throws IOException {
        Path dump = folder.resolve(name + ".hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), false);
        try (FileChannel file = FileChannel.open(dump)) {
            ByteBuffer heap = file.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(file.size(), Integer.MAX_VALUE));
            for (int at = 0; at < heap.limit() - 2 * BYTES; at++) {
                byte first = heap.get(at);
                if (first == bare(0) && matches(heap, at, 1, this::bare, BYTES / 2)) {
                    return true;
                }
                if (first == digit(0)
                        && (matches(heap, at, 1, this::digit, BYTES) || matches(heap, at, 2, this::digit, BYTES))) {
                    return true;
                }
            }
            return false;
        } finally {
            Files.delete(dump);
        }
    }

    private static boolean matches(ByteBuffer heap, int start, int step, IntUnaryOperator wanted, int length) {
        for (int at = 1; at < length; at++) {
            if (heap.get(start + at * step) != wanted.applyAsInt(at)) {
                return false;
            }
        }
        return true;
    }

    private byte bare(int at) {
        return (byte) (masked[at] ^ 0x5a);
    }

    private byte digit(int at) {
        int one = bare(at / 2);
        return (byte) Character.forDigit((at % 2 == 0 ? one >> 4 : one) & 15, 16);
    }
}
