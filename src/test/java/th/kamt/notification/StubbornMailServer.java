package th.kamt.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A mail server with a will of its own: takes some recipients, refuses others; or takes the call and says nothing. */
final class StubbornMailServer implements AutoCloseable {

    /** Addresses whose mails it took. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    private final Predicate<String> takes;

    private StubbornMailServer(Predicate<String> takes) {
        this.takes = takes;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StubbornMailServer taking(Predicate<String> addresses) {
        StubbornMailServer server = new StubbornMailServer(addresses);
        Thread thread = new Thread(server::serve, "stubborn-mail-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** The connection stands, no word comes. */
    static StubbornMailServer silent() {
        return new StubbornMailServer(address -> false);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket call = socket.accept()) {
                talk(call);
            } catch (IOException e) {
                // Hung up, or closed by the test.
            }
        }
    }

    private void talk(Socket call) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(call.getOutputStream(), true, StandardCharsets.UTF_8);
        say(out, "220 stubborn");
        String to = null;
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data) {
                if (line.equals(".")) {
                    data = false;
                    taken.add(to);
                    say(out, "250 taken");
                }
            } else if (line.startsWith("RCPT TO:")) {
                to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                say(out, takes.test(to) ? "250 yes" : "550 nobody of that name");
            } else if (line.startsWith("DATA")) {
                data = true;
                say(out, "354 go on");
            } else if (line.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 yes");
            }
        }
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
