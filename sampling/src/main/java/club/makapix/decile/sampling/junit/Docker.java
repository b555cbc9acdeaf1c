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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The places where a Docker engine may listen. They are asked whether one is there, and not for long: the check of
 * Testcontainers can hang on a mute socket.
 *
 * @param hosts URLs as in {@code DOCKER_HOST}
 * @param patience how long all of them together may take to answer
 */
record Docker(List<String> hosts, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String QUESTION = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";
    private static final int LENGTH_OF_STATUS = "HTTP/1.0 200".length();

    Docker {
        hosts = List.copyOf(hosts);
    }

    static Docker ofThisMachine() {
        return new Docker(hosts(System.getenv(), System.getProperty("user.home", "/")), PATIENCE);
    }

    /** Returns the places at which Testcontainers looks, too. */
    static List<String> hosts(Map<String, String> environment, String home) {
        if (environment.containsKey("DOCKER_HOST")) {
            return List.of(environment.get("DOCKER_HOST"));
        }
        List<String> hosts = new ArrayList<>(List.of("unix:///var/run/docker.sock"));
        if (environment.containsKey("XDG_RUNTIME_DIR")) {
            hosts.add("unix://" + environment.get("XDG_RUNTIME_DIR") + "/docker.sock");
        }
        hosts.add("unix://" + home + "/.docker/run/docker.sock");
        hosts.add("unix://" + home + "/.docker/desktop/docker.sock");
        return hosts;
    }

    /** Tells whether one of them answers. */
    boolean answers() {
        long end = System.nanoTime() + patience.toNanos();
        return hosts.stream().anyMatch(host -> answers(host, end));
    }

    private static boolean answers(String host, long end) {
        try {
            URI address = URI.create(host);
            return switch (String.valueOf(address.getScheme())) {
                case "unix" ->
                    Files.exists(Path.of(address.getPath()))
                            && pings(UnixDomainSocketAddress.of(address.getPath()), end);
                case "tcp", "http" -> pings(new InetSocketAddress(address.getHost(), address.getPort()), end);
                default -> false;
            };
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean pings(SocketAddress address, long end) throws IOException {
        try (SocketChannel channel = address instanceof UnixDomainSocketAddress
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open();
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            if (!channel.connect(address)) {
                channel.register(selector, SelectionKey.OP_CONNECT);
                if (!waits(selector, end) || !channel.finishConnect()) {
                    return false;
                }
            }
            channel.write(StandardCharsets.US_ASCII.encode(QUESTION));
            channel.register(selector, SelectionKey.OP_READ);
            return isOk(status(channel, selector, end));
        }
    }

    /** Waits for the channel to be ready; returns false if that takes too long. */
    private static boolean waits(Selector selector, long end) throws IOException {
        selector.selectedKeys().clear();
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        return left > 0 && selector.select(left) > 0;
    }

    private static String status(SocketChannel channel, Selector selector, long end) throws IOException {
        ByteBuffer status = ByteBuffer.allocate(LENGTH_OF_STATUS);
        while (status.hasRemaining() && waits(selector, end)) {
            if (channel.read(status) < 0) {
                break;
            }
        }
        return StandardCharsets.US_ASCII.decode(status.flip()).toString();
    }

    private static boolean isOk(String status) {
        return status.matches("HTTP/1\\.\\d 200");
    }
}
