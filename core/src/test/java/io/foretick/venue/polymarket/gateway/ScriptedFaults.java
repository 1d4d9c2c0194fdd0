package io.foretick.venue.polymarket.gateway;

import io.foretick.exchange.wire.Connections;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.Peer;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Faults that happen when a test says so, and a note of every request. Any thread.
final class ScriptedFaults implements Faults {

    /// What was asked of the exchange.
    record Asked(String call, String body, long nanoTime) {}

    private record Answer(int status, String body, long retryAfterSeconds) {}

    private final Map<String, ArrayDeque<Answer>> instead = new ConcurrentHashMap<>();
    private final Map<String, ArrayDeque<Answer>> afterwards = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Peer> peers = new CopyOnWriteArrayList<>();
    private volatile boolean failing;
    private volatile boolean silent;

    /// The next such requests are answered so, and the exchange does not see them.
    ///
    /// @param call method and path, such as `POST /order`
    void answer(String call, int times, int status, String body, long retryAfterSeconds) {
        script(instead, call, times, new Answer(status, body, retryAfterSeconds));
    }

    /// The next such request is carried out, and answered so all the same; by status 0 never.
    void spoil(String call, int status, String body) {
        script(afterwards, call, 1, new Answer(status, body, 0));
    }

    /// The next such requests wait until the latch opens.
    void hold(String call, CountDownLatch latch) {
        held.put(call, latch);
    }

    /// From now on matches of clients' orders fail later.
    void failMatches() {
        failing = true;
    }

    /// From now on nothing comes over websockets.
    void silence() {
        silent = true;
    }

    /// No longer.
    void speak() {
        silent = false;
    }

    /// Says something on all websockets.
    void say(String text) {
        peers.forEach(peer -> peer.transmit(text));
    }

    /// Cuts all websockets.
    void cut() {
        peers.forEach(Peer::disconnect);
        peers.clear();
    }

    /// Forgets what was scripted and what was asked.
    void clear() {
        instead.clear();
        afterwards.clear();
        held.clear();
        asked.clear();
        failing = false;
        silent = false;
    }

    List<Asked> asked(String call) {
        return asked.stream().filter(each -> each.call().equals(call)).toList();
    }

    private static void script(
            Map<String, ArrayDeque<Answer>> scripts, String call, int times, Answer answer) {
        ArrayDeque<Answer> queue = scripts.computeIfAbsent(call, _ -> new ArrayDeque<>());
        synchronized (queue) {
            for (int k = 0; k < times; k++) {
                queue.add(answer);
            }
        }
    }

    private static String call(Context request) {
        return request.method() + " " + request.path();
    }

    @Override
    public void frame(Peer peer, String text) {
        if (!silent) {
            peer.transmit(text);
        }
    }

    @Override
    public boolean request(String service, Context request) {
        asked.add(new Asked(call(request), request.body(), System.nanoTime()));
        await(held.get(call(request)));
        return write(instead, request);
    }

    @Override
    public void answered(String service, Context request) {
        write(afterwards, request);
    }

    private static boolean write(Map<String, ArrayDeque<Answer>> scripts, Context request) {
        ArrayDeque<Answer> queue = scripts.getOrDefault(call(request), new ArrayDeque<>());
        Answer answer;
        synchronized (queue) {
            answer = queue.poll();
        }
        if (answer == null) {
            return false;
        }
        if (answer.status() == 0) {
            Connections.cut(request);
            return true;
        }
        if (answer.retryAfterSeconds() > 0) {
            request.header("Retry-After", Long.toString(answer.retryAfterSeconds()));
        }
        request.status(answer.status()).result(answer.body());
        return true;
    }

    private static void await(@Nullable CountDownLatch latch) {
        if (latch == null) {
            return;
        }
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void opened(Peer peer) {
        peers.add(peer);
    }

    @Override
    public boolean matchFailsLater(String service) {
        return failing;
    }
}
