package io.foretick.venue.live;

import io.foretick.base.Times;
import io.foretick.venue.live.Arrival.Question;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.work.Workers;

import java.util.Map;
import java.util.TreeMap;

/// Fetches the snapshot that the changes of a pair's book wait for, again while it is too old to
/// join them. Any thread.
final class DepthSnapshots {

    private static final byte[] FIRST_ID = FieldScan.name("U");
    private static final byte[] LAST_ID = FieldScan.name("u");
    private static final byte[] SNAPSHOT_ID = FieldScan.name("lastUpdateId");
    private static final int LEVELS = 1_000;
    private static final int TRIES_MAX = 20;
    private static final long RETRY_NS = 250 * Times.MILLI_NS;

    /// How far the changes of one book have come.
    private static final class Chain {
        private long firstId; // of the changes that wait for a snapshot
        private long lastId = FieldScan.NONE;
        private boolean wanting = true;
        private boolean fetching;
    }

    private final RestClient rest;
    private final Workers workers;
    private final FeedLine line;
    private final Map<String, Chain> chains = new TreeMap<>();

    DepthSnapshots(RestClient rest, Workers workers, FeedLine line) {
        this.rest = rest;
        this.workers = workers;
        this.line = line;
    }

    /// Forgets every chain: all books want snapshots.
    synchronized void restart() {
        chains.clear();
    }

    /// A change of a pair's book has been handed over.
    synchronized void changed(String symbol, byte[] text) {
        long firstId = FieldScan.number(text, FIRST_ID);
        long lastId = FieldScan.number(text, LAST_ID);
        if (firstId == FieldScan.NONE || lastId == FieldScan.NONE) {
            return;
        }
        Chain chain = chains.computeIfAbsent(symbol, _ -> new Chain());
        boolean begins = chain.lastId == FieldScan.NONE;
        if (begins || firstId > chain.lastId + 1) {
            chain.firstId = firstId;
            chain.wanting = true;
        }
        chain.lastId = Math.max(chain.lastId, lastId);
        if (chain.wanting && !chain.fetching) {
            chain.fetching = workers.start("snapshot of " + symbol, () -> fetch(symbol, chain));
        }
    }

    private void fetch(String symbol, Chain chain) throws InterruptedException {
        try {
            for (int attempt = 0; attempt < TRIES_MAX && wanting(chain); attempt++) {
                RestAnswer answer = rest.get("/api/v3/depth?symbol=" + symbol + "&limit=" + LEVELS);
                if (answer instanceof RestAnswer.Body body && joins(chain, body.bytes())) {
                    line.answer(Question.DEPTH_SNAPSHOT, symbol, body.bytes());
                    return;
                }
                Workers.pause(answer instanceof RestAnswer.Busy busy ? busy.waitNs() : RETRY_NS);
            }
        } finally {
            stop(chain);
        }
    }

    private synchronized boolean wanting(Chain chain) {
        return chain.wanting;
    }

    private synchronized boolean joins(Chain chain, byte[] snapshot) {
        boolean joins = FieldScan.number(snapshot, SNAPSHOT_ID) >= chain.firstId - 1;
        chain.wanting = !joins;
        return joins;
    }

    private synchronized void stop(Chain chain) {
        chain.fetching = false;
    }
}
