package club.makapix.decile.transfer;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads and writes Zstandard, where the optional library is on the class path. */
final class Zstandard {
    private Zstandard() {}

    static InputStream decompress(InputStream compressed) throws IOException {
        try {
            return new ZstdInputStream(compressed);
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    static OutputStream compress(OutputStream plain) throws IOException {
        try {
            return new ZstdOutputStream(plain);
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    private static IOException missing(NoClassDefFoundError cause) {
        return new IOException("it is compressed with zstd; add com.github.luben:zstd-jni to the class path", cause);
    }
}
