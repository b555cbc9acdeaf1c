package club.makapix.decile.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes the percent signs of a URL's path (RFC 3986, section 2.1) as UTF-8. */
final class PercentDecoder {
    private PercentDecoder() {}

    /** Returns the decoded text, empty if two hexadecimal digits do not follow a percent sign or the bytes are not UTF-8. */
    static Optional<String> decode(String path) {
        if (path.indexOf('%') < 0) {
            return Optional.of(path);
        }
        byte[] encoded = path.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        for (int position = 0; position < encoded.length; position++) {
            if (encoded[position] != '%') {
                decoded.write(encoded[position]);
                continue;
            }
            if (position + 2 >= encoded.length) {
                return Optional.empty();
            }
            int high = Character.digit(encoded[++position], 16);
            int low = Character.digit(encoded[++position], 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            decoded.write(high << 4 | low);
        }
        return strictUtf8(decoded.toByteArray());
    }

    private static Optional<String> strictUtf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
