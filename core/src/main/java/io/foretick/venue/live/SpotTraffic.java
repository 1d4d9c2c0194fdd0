package io.foretick.venue.live;

import io.foretick.venue.live.socket.SupervisedSocket;
import io.foretick.venue.live.socket.Traffic;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What comes from Binance, over one connection or two that bring the same. Any thread.
///
/// How it works: where the numbers of a pair's trades jump, everything of that pair waits until the
/// missing trades were fetched and handed over; other pairs go on. What cannot be fetched is let go
/// as it is: the session sees the jump and says so.
final class SpotTraffic {

    private static final byte[] STREAM = "{\"stream\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRADE = "@trade\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DEPTH = "@depth".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SHUTDOWN = "!serverShutdown".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRADE_ID = FieldScan.name("t");
    private static final int NAME_LENGTH_MAX = 32;

    private final FeedLine line;
    private final PastTrades past;
    private final DepthSnapshots snapshots;
    private final Map<String, SpotPair> pairs = new TreeMap<>(); // by the name in streams
    private boolean dropped;

    SpotTraffic(FeedLine line, PastTrades past, DepthSnapshots snapshots) {
        this.line = line;
        this.past = past;
        this.snapshots = snapshots;
    }

    /// Tells which trade of a pair is the last one known before the first message: what is missing
    /// behind it is fetched.
    synchronized void knowsUpTo(String symbol, long tradeId) {
        String name = symbol.toLowerCase(Locale.ROOT);
        pairs.computeIfAbsent(name, _ -> new SpotPair(symbol)).sawTrade(tradeId);
    }

    /// One connection's share of the traffic.
    final class Link implements Traffic {
        private volatile @Nullable SupervisedSocket socket; // null until it is started

        void over(SupervisedSocket own) {
            socket = own;
        }

        @Override
        public void opened(int life) {
            if (line.opened(life)) {
                snapshots.restart();
            }
        }

        @Override
        public boolean received(int life, byte[] text, long nanoTime) {
            if (FieldScan.isAt(text, STREAM.length, SHUTDOWN)) {
                SupervisedSocket own = socket;
                if (own != null) {
                    own.retire();
                }
                return false;
            }
            return take(life, text, nanoTime);
        }

        @Override
        public void ended(int life, String reason) {
            line.ended(life, reason, List.of());
        }
    }

    private synchronized boolean take(int life, byte[] text, long nanoTime) {
        int at = symbolEnd(text);
        if (at < 0) {
            line.frame(life, text, nanoTime);
            return false; // the answer to a request, or something unknown
        }
        SpotPair pair = pair(text, at);
        if (!pair.holding()) {
            pass(pair, at, life, text, nanoTime);
        } else if (!pair.await(life, text, nanoTime)) {
            letGo(pair); // too much waits: the hole stays, and is seen
        }
        return true;
    }

    private void pass(SpotPair pair, int symbolEnd, int life, byte[] text, long nanoTime) {
        long id = FieldScan.NONE;
        if (FieldScan.isAt(text, symbolEnd, TRADE)) {
            id = FieldScan.number(text, TRADE_ID);
            long missing = id == FieldScan.NONE ? 0 : pair.missingBefore(id);
            if (missing > 0 && fetch(pair, id)) {
                pair.holdFor(id);
                pair.await(life, text, nanoTime);
                return;
            }
        }
        if (handOver(life, text, nanoTime) && id != FieldScan.NONE) {
            pair.sawTrade(id); // one that was dropped is missing before the next
        }
        if (FieldScan.isAt(text, symbolEnd, DEPTH)) {
            snapshots.changed(pair.symbol(), text);
        }
    }

    private boolean fetch(SpotPair pair, long toId) {
        long fromId = pair.nextTradeId();
        boolean fetching = past.fetch(pair.symbol(), fromId, toId, () -> fetched(pair, toId));
        pair.sawTrade(toId - 1);
        return fetching;
    }

    private synchronized void fetched(SpotPair pair, long toId) {
        if (pair.holdsFor(toId)) { // else it was let go before, and may wait for another hole
            letGo(pair);
        }
    }

    private void letGo(SpotPair pair) {
        ArrayDeque<SpotPair.Waiting> waiting = pair.release();
        for (SpotPair.Waiting next : waiting) {
            if (pair.holding()) { // another hole among what waited
                pair.await(next.life(), next.text().bytes(), next.nanoTime());
            } else {
                byte[] text = next.text().bytes();
                pass(pair, symbolEnd(text), next.life(), text, next.nanoTime());
            }
        }
    }

    private boolean handOver(int life, byte[] text, long nanoTime) {
        boolean taken = line.frame(life, text, nanoTime);
        if (taken && dropped) {
            snapshots.restart(); // the session has lost its books with what was dropped
        }
        dropped = !taken;
        return taken;
    }

    // Where the name's `@` stands; -1 for what is no message of a pair.
    private static int symbolEnd(byte[] text) {
        if (!FieldScan.isAt(text, 0, STREAM)) {
            return -1;
        }
        int end = Math.min(text.length, STREAM.length + NAME_LENGTH_MAX);
        for (int at = STREAM.length; at < end; at++) {
            if (text[at] == '@') {
                return at;
            }
        }
        return -1;
    }

    private SpotPair pair(byte[] text, int symbolEnd) {
        String name =
                new String(
                        text, STREAM.length, symbolEnd - STREAM.length, StandardCharsets.US_ASCII);
        return pairs.computeIfAbsent(name, key -> new SpotPair(key.toUpperCase(Locale.ROOT)));
    }
}
