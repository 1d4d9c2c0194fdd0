package io.foretick.strategy.distance;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.Window;
import io.foretick.market.AssetPrices;
import io.foretick.market.MarketSlot;
import io.foretick.market.MarketState;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;

import java.util.Objects;

/// One five-minute market of a million dollars a coin, so that a dollar is a millionth of the
/// strike, and what strategies see of it.
final class DistanceDesk {

    static final double STRIKE = 1_000_000;
    static final double SECONDS = 300;

    private static final long START = 1_786_838_400L;
    private static final long END_NS = (START + 300) * Times.SECOND_NS;
    private static final int SPOT = 0;
    private static final int MARKET = 1;

    private final MarketState state = new MarketState();
    private long tradeId;
    private long cashE8 = 100 * E8.ONE;

    DistanceDesk() {
        this(5 * E8.ONE);
    }

    DistanceDesk(long minimumSizeE8) {
        state.followTrades();
        Stamp at = at(START);
        state.on(
                new Event.Listed(
                        at, SPOT, new Instrument.Spot(Source.BINANCE, "BTCUSDT", "BTC", 1)));
        var market =
                new Market(
                        "btc-updown-5m-" + START,
                        "",
                        "",
                        "",
                        "BTC",
                        Window.ofSeconds(START, START + 300),
                        new SettlementRule.WindowCandle("BTCUSDT", Tie.UP),
                        FeeSchedule.NONE,
                        E8.ONE / 1_000,
                        minimumSizeE8);
        state.on(new Event.Listed(at, MARKET, market));
        state.on(new Event.StrikePublished(at, MARKET, E8.ofDouble(STRIKE)));
    }

    /// Sets what the strategy may still use.
    DistanceDesk cash(double usd) {
        cashE8 = E8.ofDouble(usd);
        return this;
    }

    /// Sets best bid and ask of Up; 0 and 1 are none.
    DistanceDesk book(double bid, double ask) {
        long askE8 = ask == 1 ? Event.Quote.NO_ASK_E8 : E8.ofDouble(ask);
        long bidE8 = E8.ofDouble(bid);
        long sizeE8 = 1_000 * E8.ONE;
        state.on(
                new Event.Quote(at(START), MARKET, 0, bidE8, bid == 0 ? 0 : sizeE8, askE8, sizeE8));
        return this;
    }

    /// Lets the spot pair trade `count` times, evenly over the `seconds` that end at
    /// `secondsToEnd`, from one price to another.
    DistanceDesk trades(
            int count, double seconds, double secondsToEnd, double from, double to, Side taker) {
        long lastNs = END_NS - nanos(secondsToEnd);
        long spanNs = nanos(seconds);
        for (int k = 0; k < count; k++) {
            double share = count == 1 ? 1 : k / (count - 1.0);
            long timeNs = lastNs - (long) ((1 - share) * spanNs);
            Stamp at = new Stamp(timeNs, timeNs, timeNs, ++tradeId, Source.BINANCE);
            long priceE8 = E8.ofDouble(from + share * (to - from));
            state.on(new Event.Trade(at, SPOT, tradeId, priceE8, E8.ONE, taker));
        }
        return this;
    }

    /// The market at a price so many seconds before its end.
    MarketView view(double price, double secondsToEnd) {
        MarketSlot slot = Objects.requireNonNull(state.slot(MARKET));
        return new View(slot, state.asset(MARKET), price, secondsToEnd, cashE8);
    }

    /// What a strategy wants there.
    Signal ask(Strategy strategy, double price, double secondsToEnd) {
        var signal = new Signal();
        strategy.evaluate(view(price, secondsToEnd), signal);
        return signal;
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * Times.SECOND_NS);
    }

    private static Stamp at(long second) {
        long timeNs = second * Times.SECOND_NS;
        return new Stamp(timeNs, timeNs, timeNs, 1, Source.BINANCE);
    }

    private record View(
            MarketSlot slot, AssetPrices prices, double price, double secondsToEnd, long cashE8)
            implements MarketView {

        @Override
        public long nowNs() {
            return END_NS - nanos(secondsToEnd);
        }

        @Override
        public Trigger trigger() {
            return Trigger.QUOTE;
        }

        @Override
        public boolean started() {
            return secondsToEnd <= SECONDS;
        }

        @Override
        public double probabilityUp() {
            throw new IllegalStateException("document D's strategies know no density");
        }

        @Override
        public int quotesPlaced() {
            return 0;
        }

        @Override
        public long upE8() {
            return 0;
        }

        @Override
        public long downE8() {
            return 0;
        }
    }
}
