package io.foretick.testing;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.BookLoss;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A seeded stream of events around one coin: a spot pair, an oracle, and markets with books, that
/// begin, run, end and are resolved. Everything a journal could hold of the outside world.
public final class RandomEvents {

    public static final long START_NS = 1_784_851_200L * Times.SECOND_NS;

    private static final double[] CORRECTIONS = {0.1, 0, -0.1, 0, 0.1, 0.05, -0.1, 0.1, 0};
    private static final int SPOT = 0;
    private static final int ORACLE = 1;
    private static final int FIRST_MARKET = 2;
    private static final FeeSchedule FEES = new FeeSchedule(7_000_000, 1, false);

    private final SplittableRandom random;
    private final int markets;
    private final List<Event> events = new ArrayList<>();
    private final BookChanges.Builder builder = new BookChanges.Builder();
    private long timeNs = START_NS - 60 * Times.SECOND_NS;
    private long frame;
    private long tradeId = 1000;
    private double price = 65_000;

    private RandomEvents(long seed, int markets) {
        this.random = new Seed(seed).split("events").random();
        this.markets = markets;
    }

    /// About `count` events around `markets` five-minute windows, each beginning a minute after the
    /// last.
    public static List<Event> of(long seed, int markets, int count) {
        var made = new RandomEvents(seed, markets);
        made.list();
        while (made.events.size() < count) {
            made.step();
        }
        made.resolve();
        return List.copyOf(made.events);
    }

    /// The terms of one of the windows.
    public static Market market(int number) {
        long start = START_NS / Times.SECOND_NS + 60L * number;
        return new Market(
                "btc-updown-5m-" + start,
                "0x" + number,
                "1000" + number,
                "2000" + number,
                "BTC",
                Window.ofSeconds(start, start + 300),
                new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP),
                FEES,
                E8.ONE / 100,
                5 * E8.ONE);
    }

    private void list() {
        add(
                new Event.Listed(
                        stamp(Source.BINANCE),
                        SPOT,
                        new Instrument.Spot(Source.BINANCE, "BTCUSDT", "BTC", 1_000_000)));
        add(
                new Event.Listed(
                        stamp(Source.CHAINLINK),
                        ORACLE,
                        new Instrument.Oracle(Source.CHAINLINK, "btc/usd", "BTC", 0)));
        for (int k = 0; k < markets; k++) {
            add(new Event.Listed(stamp(Source.MARKET_LIST), FIRST_MARKET + k, market(k)));
        }
    }

    private void step() {
        timeNs += random.nextLong(1, 400 * Times.MILLI_NS);
        price *= 1 + 1e-4 * (random.nextDouble() - 0.5);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> trade();
            case 3, 4 -> book();
            case 5 -> oracle();
            case 6 -> density();
            case 7 -> quote();
            case 8 -> add(new Event.Tick(Stamp.internal(timeNs, Source.ENGINE)));
            default -> rare();
        }
    }

    private void trade() {
        tradeId++;
        Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
        long quantityE8 = random.nextLong(1, E8.ONE);
        add(
                new Event.Trade(
                        stamp(Source.BINANCE),
                        SPOT,
                        tradeId,
                        E8.ofDouble(price),
                        quantityE8,
                        taker));
    }

    private void oracle() {
        long second = Math.floorDiv(timeNs, Times.SECOND_NS) * Times.SECOND_NS;
        Stamp at = stamp(Source.CHAINLINK).withVenueNs(second);
        add(new Event.OracleTick(at, ORACLE, E8.ofDouble(price * 0.999)));
    }

    private void density() {
        double sigma = 5e-5 * (1 + random.nextDouble());
        var curve =
                new DensityCurve(
                        new double[] {1, 60, 3600},
                        new double[] {sigma, sigma * 7.7, sigma * 60},
                        new double[] {4, 4, 3.5},
                        new double[] {0, 0, 0},
                        sigma > 7.5e-5 ? CORRECTIONS : new double[0]);
        add(
                new Event.DensityPublished(
                        Stamp.internal(timeNs, Source.ENGINE), SPOT, timeNs, 7, timeNs, curve));
    }

    private void book() {
        int market = FIRST_MARKET + random.nextInt(markets);
        builder.reset().clear(market);
        int middle = random.nextInt(10, 90);
        for (int k = 1; k <= 8; k++) {
            builder.bid(
                    market,
                    Math.max(1, middle - k) * (E8.ONE / 100),
                    random.nextLong(5, 500) * E8.ONE);
            builder.ask(
                    market,
                    Math.min(99, middle + k) * (E8.ONE / 100),
                    random.nextLong(5, 500) * E8.ONE);
        }
        add(new Event.BookUpdate(stamp(Source.POLYMARKET_CLOB), 0, 0, builder.build()));
    }

    private void quote() {
        int market = FIRST_MARKET + random.nextInt(markets);
        long bidE8 = random.nextInt(5, 94) * (E8.ONE / 100);
        long askE8 = bidE8 + random.nextInt(1, 4) * (E8.ONE / 100);
        long sizeE8 = random.nextLong(5, 500) * E8.ONE;
        add(new Event.Quote(stamp(Source.QUOTE_TABLE), market, 0, bidE8, sizeE8, askE8, sizeE8));
    }

    private void rare() {
        int market = FIRST_MARKET + random.nextInt(markets);
        switch (random.nextInt(4)) {
            case 0 -> add(new Event.BookLost(stamp(Source.POLYMARKET_CLOB), market, BookLoss.GAP));
            case 1 ->
                    add(
                            new Event.TickSizeChanged(
                                    stamp(Source.POLYMARKET_CLOB), market, E8.ONE / 1000));
            case 2 ->
                    add(new Event.FeedDown(stamp(Source.POLYMARKET_CLOB), Source.POLYMARKET_CLOB));
            default ->
                    add(
                            new Event.StrikePublished(
                                    stamp(Source.MARKET_LIST), market, E8.ofDouble(65_000)));
        }
    }

    private void resolve() {
        timeNs += Times.HOUR_NS;
        for (int k = 0; k < markets; k++) {
            Resolution outcome = Resolution.values()[random.nextInt(3)];
            add(new Event.MarketResolved(stamp(Source.MARKET_LIST), FIRST_MARKET + k, outcome, 0));
        }
    }

    private Stamp stamp(Source source) {
        return new Stamp(timeNs, timeNs, timeNs, ++frame, source);
    }

    private void add(Event event) {
        events.add(event);
    }
}
