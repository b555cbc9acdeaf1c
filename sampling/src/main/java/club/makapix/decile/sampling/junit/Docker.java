package club.makapix.decile.sampling.junit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks Docker whether it is there, and does not wait for long: the check of Testcontainers can hang on a mute socket. */
final class Docker {
    private static final int MILLISECONDS = 2000;
    private static final String QUESTION = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";

    private Docker() {}

    static boolean answers() {
        return answers(System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"), MILLISECONDS);
    }

    static boolean answers(String host, int milliseconds) {
        try {
            URI address = URI.create(host);
            return "unix".equals(address.getScheme())
                    ? Files.exists(Path.of(address.getPath()))
                            && pings(UnixDomainSocketAddress.of(address.getPath()), milliseconds)
                    : pings(new InetSocketAddress(address.getHost(), address.getPort()), milliseconds);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean pings(SocketAddress address, int milliseconds) throws IOException {
        try (SocketChannel channel = address instanceof UnixDomainSocketAddress
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open();
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            if (!channel.connect(address)) {
                channel.register(selector, SelectionKey.OP_CONNECT);
                if (selector.select(milliseconds) == 0 || !channel.finishConnect()) {
                    return false;
                }
            }
            channel.write(StandardCharsets.US_ASCII.encode(QUESTION));
            channel.register(selector, SelectionKey.OP_READ);
            return selector.select(milliseconds) > 0 && readsOk(channel);
        }
    }

    private static boolean readsOk(SocketChannel channel) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(64);
        channel.read(answer);
        return StandardCharsets.US_ASCII.decode(answer.flip()).toString().matches("(?s)HTTP/1\\.\\d 200.*");
    }
}
