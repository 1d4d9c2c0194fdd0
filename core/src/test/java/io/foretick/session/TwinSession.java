package io.foretick.session;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.Window;
import io.foretick.testing.Markets;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A session of one five-minute market that settles on a spot pair: given trades of the pair,
/// recorded or made up, and made-up books that wander about a fair price, wrong enough to be worth
/// a trade.
///
/// @param window of the market
/// @param events in their order
record TwinSession(Window window, List<Event> events) {

    static final int PAIR = 0;
    static final int MARKET = 1;

    private static final String SYMBOL = "BTCUSDT";
    private static final String ASSET = "BTC";
    private static final long CENT_E8 = E8.ONE / 100;
    private static final long BOOK_EVERY_NS = 137 * Times.MILLI_NS;

    /// A session around these trades; the strike is the price at which the window starts.
    static TwinSession of(Window window, List<Event.Trade> trades, Seed seed) {
        var events = new ArrayList<Event>();
        long firstNs = trades.getFirst().timeNs();
        Stamp listed = Stamp.internal(firstNs, Source.MARKET_LIST);
        var pair = new Instrument.Spot(Source.BINANCE, SYMBOL, ASSET, CENT_E8);
        events.add(new Event.Listed(listed, PAIR, pair));
        events.add(new Event.Listed(listed, MARKET, terms(window)));
        SplittableRandom random = seed.random();
        long strikeE8 = 0;
        long densityNs = 0;
        long bookNs = window.startNs();
        for (Event.Trade trade : trades) {
            for (; bookNs < Math.min(trade.timeNs(), window.endNs()); bookNs += BOOK_EVERY_NS) {
                if (strikeE8 == 0) {
                    strikeE8 = lastPriceE8(events);
                    Stamp at = Stamp.internal(bookNs, Source.MARKET_LIST);
                    events.add(new Event.StrikePublished(at, MARKET, strikeE8));
                }
                if (bookNs >= densityNs) {
                    events.add(density(bookNs));
                    densityNs = bookNs + Times.SECOND_NS;
                }
                events.add(book(bookNs, distance(lastPriceE8(events), strikeE8), random));
            }
            events.add(trade);
        }
        return new TwinSession(window, List.copyOf(events));
    }

    /// Trades of a pair that drifts now up, now down, and is quiet now and then.
    static List<Event.Trade> trades(Window window, Seed seed) {
        var trades = new ArrayList<Event.Trade>();
        SplittableRandom random = seed.random();
        double price = 60_000;
        double drift = 0;
        double perSecond = 3;
        long timeNs = window.startNs() - 40 * Times.SECOND_NS;
        while (timeNs < window.endNs()) {
            if (random.nextInt(60) == 0) {
                drift = 2.5e-5 * (random.nextDouble() - 0.5);
                perSecond = 1.2 + 8 * random.nextDouble();
            }
            double seconds = -Math.log(1 - random.nextDouble()) / perSecond;
            timeNs += Math.round(seconds * Times.SECOND_NS);
            price *= 1 + drift * seconds + 2e-5 * Math.sqrt(seconds) * random.nextGaussian();
            boolean buys = random.nextDouble() < 0.5 + Math.signum(drift) * 0.15;
            trades.add(
                    new Event.Trade(
                            Stamp.internal(timeNs, Source.BINANCE),
                            PAIR,
                            trades.size() + 1,
                            Math.round(price * 100) * CENT_E8,
                            random.nextLong(1, 2_000) * (E8.ONE / 1_000),
                            buys ? Side.BUY : Side.SELL));
        }
        return trades;
    }

    /// A book of one level a side, some cents off the price that a steep curve gives.
    private static Event book(long timeNs, double distance, SplittableRandom random) {
        double fair =
                0.5 + 0.45 * Math.tanh(distance / 0.0012) + 0.25 * (random.nextDouble() - 0.5);
        long bidE8 = Math.clamp(Math.round(fair * 100) - 1, 1, 97) * CENT_E8;
        long askE8 = bidE8 + random.nextInt(1, 3) * CENT_E8;
        var changes = new BookChanges.Builder().clear(MARKET);
        changes.bid(MARKET, bidE8, 1_000 * E8.ONE).ask(MARKET, askE8, 1_000 * E8.ONE);
        Stamp at = Stamp.internal(timeNs, Source.POLYMARKET_CLOB);
        return new Event.BookUpdate(at, 0, 0, changes.build());
    }

    /// The engine looks at no market without a forecast; these strategies do not read it.
    private static Event density(long timeNs) {
        var curve =
                new DensityCurve(
                        new double[] {60}, new double[] {1e-3}, new double[] {5}, new double[] {0});
        Stamp at = Stamp.internal(timeNs, Source.ENGINE);
        return new Event.DensityPublished(at, PAIR, timeNs, 1, 1, curve);
    }

    private static double distance(long priceE8, long strikeE8) {
        return (double) (priceE8 - strikeE8) / strikeE8;
    }

    private static long lastPriceE8(List<Event> events) {
        for (Event event : events.reversed()) {
            if (event instanceof Event.Trade trade) {
                return trade.priceE8();
            }
        }
        throw new IllegalStateException("the window starts before the first trade");
    }

    private static Market terms(Window window) {
        return new Market(
                "btc-updown-5m-" + window.startNs() / Times.SECOND_NS,
                "",
                "",
                "",
                ASSET,
                window,
                new SettlementRule.WindowCandle(SYMBOL, Tie.UP),
                Markets.FEES,
                CENT_E8,
                5 * E8.ONE);
    }
}
