package th.kamt.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** PEA-VOC as docs/pea-voc.md wants it, or as a test says; on a port of its own. */
final class VocDouble implements AutoCloseable {

    /** What it answers instead of taking the voice. */
    record Reply(int status, String body, String retryAfter) {
        static Reply of(int status) {
            return new Reply(status, "{\"problem\":\"" + status + "\"}", null);
        }
    }

    /** One request as it came. */
    record Call(String key, String authorization, String contentType, JsonNode body) {}

    /** Every request, in order. */
    final List<Call> calls = new CopyOnWriteArrayList<>();
    /** What it has taken, by idempotency key. */
    final Map<String, JsonNode> taken = Collections.synchronizedMap(new LinkedHashMap<>());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Function<JsonNode, Reply> behaviour = body -> null;
    private volatile boolean silent;

    VocDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/voices", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/voices";
    }

    /** @param behaviour what it answers to a voice; {@code null}: it takes it */
    VocDouble answering(Function<JsonNode, Reply> behaviour) {
        this.behaviour = behaviour;
        return this;
    }

    /** Takes requests and says nothing. */
    VocDouble silent(boolean silent) {
        this.silent = silent;
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        calls.add(new Call(
                key,
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body));
        if (silent) {
            awaitClosing();
        }
        Reply reply = behaviour.apply(body);
        if (reply == null) {
            boolean known = taken.putIfAbsent(key, body) != null;
            reply = known ? Reply.of(409) : new Reply(201, "{\"voiceNo\":\"V-" + taken.size() + "\"}", null);
        }
        if (reply.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
        }
        byte[] said = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    private void awaitClosing() {
        try {
            boolean closed = closing.await(30, TimeUnit.SECONDS);
            if (!closed) {
                throw new AssertionError("a test waits for a silent server");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
