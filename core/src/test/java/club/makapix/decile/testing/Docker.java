package club.makapix.decile.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks whether a Docker engine is there, and takes no answer within two seconds for a no. */
final class Docker {
    private static final long PATIENCE_MILLIS = 2_000;

    private Docker() {}

    static boolean answers() {
        URI host = URI.create(System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"));
        boolean unix = "unix".equals(host.getScheme());
        if (unix && !Files.exists(Path.of(host.getPath()))) {
            return false;
        }
        SocketAddress address = unix
                ? UnixDomainSocketAddress.of(host.getPath())
                : new InetSocketAddress(host.getHost(), host.getPort());
        try (SocketChannel channel = SocketChannel.open(address);
                Selector selector = Selector.open()) {
            return ping(channel, selector);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean ping(SocketChannel channel, Selector selector) throws IOException {
        channel.write(ByteBuffer.wrap("GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        if (selector.select(PATIENCE_MILLIS) == 0) {
            return false;
        }
        ByteBuffer answer = ByteBuffer.allocate(12);
        channel.read(answer);
        return new String(answer.array(), StandardCharsets.US_ASCII).matches("HTTP/1.. 200");
    }
}
