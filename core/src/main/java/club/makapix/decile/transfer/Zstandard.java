package club.makapix.decile.transfer;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads Zstandard, where the optional library is on the class path. */
final class Zstandard {
    private Zstandard() {}

    static InputStream decompress(InputStream compressed) throws IOException {
        try {
            return new ZstdInputStream(compressed);
        } catch (NoClassDefFoundError e) {
            throw new IOException("it is compressed with zstd; add com.github.luben:zstd-jni to the class path", e);
        }
    }
}
