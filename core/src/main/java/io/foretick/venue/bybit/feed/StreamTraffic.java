package io.foretick.venue.bybit.feed;

import io.foretick.venue.bybit.BybitFrame;
import io.foretick.venue.bybit.BybitFrames;
import io.foretick.venue.live.socket.Traffic;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Reads the stream's messages and hands candles over to the feed's thread. Called on the
/// connection's threads; any may ask for the counts.
final class StreamTraffic implements Traffic {

    private static final System.Logger LOG = System.getLogger(StreamTraffic.class.getName());

    private final String symbol;
    private final BlockingQueue<News> news;
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong foreign = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    /// @param news where candles go; what does not fit is dropped
    StreamTraffic(String symbol, BlockingQueue<News> news) {
        this.symbol = symbol;
        this.news = news;
    }

    @Override
    public void opened(int life) {} // what was missed shows by itself

    @Override
    public void ended(int life, String reason) {
        LOG.log(System.Logger.Level.DEBUG, "the stream of Bybit has ended: " + reason);
    }

    @Override
    public boolean received(int life, byte[] text, long nanoTime) {
        return switch (BybitFrames.read(text)) {
            case BybitFrame.Klines klines -> candles(klines);
            case BybitFrame.Answer answer -> {
                hear(answer);
                yield false;
            }
            case BybitFrame.Foreign _ -> {
                foreign.incrementAndGet();
                yield false;
            }
            case BybitFrame.Malformed _ -> {
                malformed.incrementAndGet();
                yield false;
            }
        };
    }

    private boolean candles(BybitFrame.Klines klines) {
        if (!klines.symbol().equals(symbol)) {
            foreign.incrementAndGet();
            return false;
        }
        frames.incrementAndGet();
        if (!news.offer(new News.Candles(klines))) {
            dropped.incrementAndGet();
        }
        return true;
    }

    private void hear(BybitFrame.Answer answer) {
        if (!answer.success()) {
            refusals.incrementAndGet();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Bybit refuses to " + answer.operation() + ": " + answer.text());
        }
    }

    /// Counts a message whose candles cannot be.
    void absurd() {
        malformed.incrementAndGet();
    }

    CandleFeedHealth.Stream health() {
        return new CandleFeedHealth.Stream(
                frames.get(), malformed.get(), foreign.get(), refusals.get(), dropped.get());
    }
}
