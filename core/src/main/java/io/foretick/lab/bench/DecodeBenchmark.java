package io.foretick.lab.bench;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.Window;
import io.foretick.lab.bench.frame.Frames;
import io.foretick.lab.bench.frame.JacksonDecoders;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;
import io.foretick.venue.binance.BinanceDecoder;
import io.foretick.venue.polymarket.MarketChannelDecoder;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// From the bytes of a frame to its event. Not the reading of the socket, and not what the event
/// does.
final class DecodeBenchmark implements Benchmark, Consumer<Event> {

    private static final int NO_NUMBER = -1;

    private final FrameDecoder decoder;
    private final byte[] frame;
    private final int numberEnd;
    private final Stamp at = Stamp.internal(1_790_616_600_300L * Times.MILLI_NS, Source.UNKNOWN);
    private long events;
    private @Nullable Event last; // kept, so that no event is optimised away

    private DecodeBenchmark(FrameDecoder decoder, byte[] frame, int numberEnd) {
        this.decoder = decoder;
        this.frame = frame;
        this.numberEnd = numberEnd;
    }

    /// A trade of Binance; its number counts up, because the decoder drops what it knows.
    static DecodeBenchmark binanceTrade() {
        return trade(new BinanceDecoder(pair()));
    }

    static DecodeBenchmark binanceTradeByJackson() {
        return trade(new JacksonDecoders.Trade());
    }

    /// A change of price, told for both tokens: two changes of one book.
    static DecodeBenchmark priceChange() {
        return polymarket(new MarketChannelDecoder(market()), Frames.priceChange());
    }

    static DecodeBenchmark priceChangeByJackson() {
        return polymarket(new JacksonDecoders.Levels(), Frames.priceChange());
    }

    /// A book of 100 levels, 50 a side.
    static DecodeBenchmark book() {
        return polymarket(new MarketChannelDecoder(market()), Frames.book());
    }

    static DecodeBenchmark bookByJackson() {
        return polymarket(new JacksonDecoders.Levels(), Frames.book());
    }

    @Override
    public void prepare() {}

    @Override
    public long run(int operations) {
        long before = events;
        for (int k = 0; k < operations; k++) {
            if (numberEnd != NO_NUMBER) {
                Frames.count(frame, numberEnd);
            }
            decoder.decode(at, frame, 0, frame.length, this);
        }
        if (events - before != operations) {
            throw new IllegalStateException(
                    operations + " frames gave " + (events - before) + " events");
        }
        return last == null ? 0 : events + last.timeNs();
    }

    @Override
    public void accept(Event event) {
        last = event;
        if (!(event instanceof Event.FrameSkipped)) {
            events++;
        }
    }

    @Override
    public void close() {}

    private static DecodeBenchmark trade(FrameDecoder decoder) {
        return new DecodeBenchmark(decoder, Frames.binanceTrade(), Frames.tradeIdEnd());
    }

    private static DecodeBenchmark polymarket(FrameDecoder decoder, byte[] frame) {
        return new DecodeBenchmark(decoder, frame, NO_NUMBER);
    }

    private static Listings pair() {
        var listings = new Listings();
        var pair = new Instrument.Spot(Source.BINANCE, "BTCUSDT", "BTC", E8.ONE / 100);
        listings.list(pair, Source.BINANCE, pair.symbol(), stamp(), _ -> {});
        return listings;
    }

    private static Listings market() {
        var listings = new Listings();
        var market =
                new Market(
                        "btc-updown-5m-1790616600",
                        Frames.CONDITION,
                        Frames.UP_TOKEN,
                        Frames.DOWN_TOKEN,
                        "BTC",
                        Window.ofSeconds(1_790_616_600, 1_790_616_900),
                        new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP),
                        FeeSchedule.NONE,
                        E8.ONE / 1000,
                        5 * E8.ONE);
        listings.list(market, stamp(), _ -> {});
        return listings;
    }

    private static Stamp stamp() {
        return Stamp.internal(0, Source.MARKET_LIST);
    }
}
