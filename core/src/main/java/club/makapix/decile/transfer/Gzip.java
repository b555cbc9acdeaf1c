package club.makapix.decile.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs at the lowest level, which keeps up with the rows. */
final class Gzip extends GZIPOutputStream {
    private static final int BUFFER = 64 << 10;

    Gzip(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }
}
