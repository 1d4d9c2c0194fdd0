package io.foretick.lab.bench;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.lab.bench.frame.Frames;
import io.foretick.lab.bench.scratch.ScratchJournal;
import io.foretick.risk.RiskLimits;
import io.foretick.venue.Listings;
import io.foretick.venue.binance.BinanceDecoder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// From the bytes of a trade to the commands in the journal: decode, append, engine, append. Only
/// frames that lead to a command are timed; before each come a few that lead to none. Neither the
/// socket nor the disk counts.
final class FrameToCommandBenchmark implements Benchmark {

    private static final Desk.Size SIZE = new Desk.Size(4, 5);
    private static final RiskLimits OFTEN = new RiskLimits(100, 1_000_000, 0, 1_000, 2_000);
    private static final int CALM_FRAMES = 16;
    private static final long JUMP_E8 = 40 * E8.ONE; // six hundredths of a percent
    private static final int PRICE_DIGITS = 5;
    private static final int MILLIS_DIGITS = 13;

    private final ScratchJournal journal = new ScratchJournal();
    private final byte[] frame = frame();
    private final int idEnd = text().indexOf("1000000000") + 9;
    private final int timeEnd = text().indexOf("\"T\":") + 3 + MILLIS_DIGITS;
    private final int priceEnd = text().indexOf("65000.") + PRICE_DIGITS - 1;
    private Desk desk;
    private BinanceDecoder decoder;
    private Consumer<Event> sink;
    private long frames;

    FrameToCommandBenchmark() throws IOException {
        desk = new Desk(SIZE, OFTEN, journal);
        decoder = decoder();
        sink = desk::dispatch;
    }

    @Override
    public void prepare() throws IOException {
        if (desk.isSpent()) {
            journal.restart();
            desk = new Desk(SIZE, OFTEN, journal);
            decoder = decoder();
            sink = desk::dispatch;
        }
        desk.ready();
        for (int k = 0; k < CALM_FRAMES; k++) {
            receive(DeskEvents.PRICE_E8);
            if (desk.commands() != 0) {
                throw new IllegalStateException("a calm frame led to " + desk.commands());
            }
        }
        desk.ready();
    }

    /// The first operation is prepared; further ones prepare themselves.
    @Override
    public long run(int operations) throws IOException {
        jump();
        for (int k = 1; k < operations; k++) {
            prepare();
            jump();
        }
        return frames;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    private void jump() {
        receive(DeskEvents.PRICE_E8 + ((frames & 1) == 0 ? JUMP_E8 : -JUMP_E8));
        if (desk.commands() == 0) {
            throw new IllegalStateException("no command followed frame " + frames);
        }
    }

    private void receive(long priceE8) {
        frames++;
        Frames.count(frame, idEnd);
        Frames.write(frame, priceEnd, PRICE_DIGITS, priceE8 / E8.ONE);
        Stamp at = desk.stamp(Source.BINANCE);
        Frames.write(frame, timeEnd, MILLIS_DIGITS, at.timeNs() / Times.MILLI_NS);
        decoder.decode(at, frame, 0, frame.length, sink);
    }

    private static byte[] frame() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private static String text() {
        String symbol = Desk.pair().symbol();
        return new String(Frames.binanceTrade(), StandardCharsets.UTF_8).replace("BTCUSDT", symbol);
    }

    private static BinanceDecoder decoder() {
        var listings = new Listings();
        Stamp at = Stamp.internal(0, Source.MARKET_LIST);
        listings.list(Desk.pair(), Source.BINANCE, Desk.pair().symbol(), at, _ -> {});
        return new BinanceDecoder(listings);
    }
}
