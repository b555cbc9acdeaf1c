package club.makapix.decile.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
    private static final int PATIENCE_MILLIS = 2_000;
    private static final byte[] PING = "GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_OF_STATUS = "HTTP/1.0 200".length();

    private Docker() {}

    static boolean answers() {
        URI host = URI.create(System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"));
        try {
            return switch (String.valueOf(host.getScheme())) {
                case "unix" -> Files.exists(Path.of(host.getPath())) && isOk(askSocketFile(host.getPath()));
                case "tcp", "http" -> host.getHost() != null && host.getPort() > 0 && isOk(askPort(host));
                default -> false;
            };
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] askSocketFile(String path) throws IOException {
        ByteBuffer status = ByteBuffer.allocate(LENGTH_OF_STATUS);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
                Selector selector = Selector.open()) {
            channel.write(ByteBuffer.wrap(PING));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(PATIENCE_MILLIS) > 0) {
                channel.read(status);
            }
        }
        return status.array();
    }

    private static byte[] askPort(URI host) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(host.getHost(), host.getPort()), PATIENCE_MILLIS);
            socket.getOutputStream().write(PING);
            return socket.getInputStream().readNBytes(LENGTH_OF_STATUS);
        }
    }

    private static boolean isOk(byte[] status) {
        return new String(status, StandardCharsets.US_ASCII).matches("HTTP/1\\.\\d 200");
    }
}
