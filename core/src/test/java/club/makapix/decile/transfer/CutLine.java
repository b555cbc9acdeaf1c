package club.makapix.decile.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postgresql.ds.PGSimpleDataSource;

/** A line to a server that can be cut: it passes bytes on until then. */
final class CutLine implements AutoCloseable {
    private final ServerSocket entrance;
    private final int port;
    private final List<Closeable> sockets = new CopyOnWriteArrayList<>();

    private CutLine(ServerSocket entrance, int port) {
        this.entrance = entrance;
        this.port = port;
    }

    static CutLine to(int port) {
        try {
            CutLine line = new CutLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            DaemonThreads.named("line", line::accept).start();
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leads a data source over the line. */
    PGSimpleDataSource over(PGSimpleDataSource dataSource) {
        dataSource.setServerNames(new String[] {entrance.getInetAddress().getHostAddress()});
        dataSource.setPortNumbers(new int[] {entrance.getLocalPort()});
        return dataSource;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                sockets.add(client);
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(server);
                DaemonThreads.named("line", () -> pass(client, server)).start();
                DaemonThreads.named("line", () -> pass(server, client)).start();
            }
        } catch (IOException e) {
            cut();
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one end is gone, so the other goes too
        }
    }

    /** Cuts what goes over the line now. */
    void cut() {
        sockets.forEach(CutLine::close);
        sockets.clear();
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(entrance);
        cut();
    }
}
