package io.foretick.testing;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
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
import io.foretick.math.Normal;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.Slugs;
import io.foretick.venue.polymarket.WindowLength;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A session in a box: four coins, windows of all five lengths, books that follow the price, and
/// the shipped strategy against the paper venue. Driven by hand, one step of 100 ms at a time.
public final class LiveDesk {

    /// Engine time of the first event: 2026-10-05T14:01:00Z.
    public static final long START_NS = 1_791_208_860L * Times.SECOND_NS;

    public static final long STEP_NS = 100 * Times.MILLI_NS;

    private static final double SIGMA_PER_SQRT_SECOND = 4e-5;
    private static final double[] PRICES = {91_250, 3_180, 187.4, 2.413};
    private static final FeeSchedule FEES = new FeeSchedule(7_000_000, 1, false);

    private final SplittableRandom random = new Seed(7).split("desk").random();
    private final PaperRun run;
    private final List<Market> markets = new ArrayList<>();
    private final List<Integer> coinOf = new ArrayList<>();
    private final double[] price = PRICES.clone();
    private final double[] strike = PRICES.clone();
    private final BookChanges.Builder changes = new BookChanges.Builder();
    private final List<Event> events = new ArrayList<>();
    private long timeNs = START_NS;
    private long frame;
    private long tradeId;

    /// @param marketsMax how many markets there are, those that run now first
    public LiveDesk(int marketsMax, EngineObserver... observers) {
        run = new PaperRun(observers);
        for (Coin coin : Coin.values()) {
            String symbol = coin.name() + "USDT";
            var spot = new Instrument.Spot(Source.BINANCE, symbol, coin.name(), 1_000);
            events.add(new Event.Listed(message(Source.BINANCE), coin.ordinal(), spot));
        }
        for (int ahead = 0; markets.size() < marketsMax; ahead++) {
            list(ahead, marketsMax);
        }
        play();
        step();
        for (int k = 0; k < markets.size(); k++) {
            if (markets.get(k).window().startNs() <= timeNs) {
                long strikeE8 = E8.ofDouble(strike[coinOf.get(k)]);
                events.add(
                        new Event.StrikePublished(
                                message(Source.MARKET_LIST), instrument(k), strikeE8));
            }
        }
        play();
    }

    public Engine engine() {
        return run.engine();
    }

    public List<Market> markets() {
        return markets;
    }

    /// The number of a market.
    public static int instrument(int market) {
        return Coin.values().length + market;
    }

    /// A tenth of a second: prices, books and densities of all.
    public void step() {
        step(true);
    }

    /// A tenth of a second in which Polymarket is silent.
    public void stepWithoutBooks() {
        step(false);
    }

    /// Time passes and nothing else happens.
    public void pass(long spanNs) {
        timeNs += spanNs;
        events.add(new Event.Tick(Stamp.internal(timeNs, Source.ENGINE)));
        play();
    }

    public void lose(int market) {
        events.add(
                new Event.BookLost(
                        message(Source.POLYMARKET_CLOB), instrument(market), BookLoss.GAP));
        play();
    }

    public void resolve(int market, Resolution outcome) {
        events.add(
                new Event.MarketResolved(
                        message(Source.MARKET_LIST), instrument(market), outcome, 0));
        play();
    }

    private void step(boolean withBooks) {
        timeNs += STEP_NS;
        events.add(new Event.Tick(Stamp.internal(timeNs, Source.ENGINE)));
        for (int coin = 0; coin < price.length; coin++) {
            move(coin);
        }
        if (withBooks) {
            for (int k = 0; k < markets.size(); k++) {
                quote(k);
            }
        }
        play();
    }

    private void move(int coin) {
        price[coin] *= 1 + SIGMA_PER_SQRT_SECOND * Math.sqrt(0.1) * random.nextGaussian();
        events.add(
                new Event.Trade(
                        message(Source.BINANCE),
                        coin,
                        ++tradeId,
                        E8.ofDouble(price[coin]),
                        E8.ONE,
                        Side.BUY));
        events.add(
                new Event.DensityPublished(
                        Stamp.internal(timeNs, Source.ENGINE), coin, timeNs, 7, timeNs, curve()));
    }

    private static DensityCurve curve() {
        return new DensityCurve(
                new double[] {1, 60, 3600},
                new double[] {
                    SIGMA_PER_SQRT_SECOND,
                    SIGMA_PER_SQRT_SECOND * Math.sqrt(60),
                    SIGMA_PER_SQRT_SECOND * 60
                },
                new double[] {4, 4.2, 5},
                new double[] {-0.01, -0.02, -0.03});
    }

    private void quote(int market) {
        int instrument = instrument(market);
        int coin = coinOf.get(market);
        Window window = markets.get(market).window();
        double left = Math.max(1, Times.seconds(window.endNs() - timeNs));
        double far = Math.log(price[coin] / strike[coin]);
        boolean runs = window.startNs() <= timeNs;
        double fair = runs ? Normal.cdf(far / (SIGMA_PER_SQRT_SECOND * Math.sqrt(left))) : 0.5;
        long middle = Math.clamp(Math.round(100 * fair + 3 * random.nextGaussian()), 3, 97);
        changes.reset().clear(instrument);
        for (int k = 1; k <= 8; k++) {
            long bid = Math.max(1, middle - k);
            long ask = Math.min(99, middle + k);
            changes.bid(instrument, bid * E8.ONE / 100, random.nextLong(20, 600) * E8.ONE);
            changes.ask(instrument, ask * E8.ONE / 100, random.nextLong(20, 600) * E8.ONE);
        }
        events.add(new Event.BookUpdate(message(Source.POLYMARKET_CLOB), 0, 0, changes.build()));
    }

    private void list(int ahead, int marketsMax) {
        for (WindowLength length : WindowLength.values()) {
            for (Coin coin : Coin.values()) {
                if (markets.size() < marketsMax) {
                    list(coin, length, ahead);
                }
            }
        }
    }

    private void list(Coin coin, WindowLength length, int ahead) {
        long at = START_NS + ahead * length.lengthNs();
        Window window = Slugs.windowAt(length, at).orElseThrow();
        var market =
                new Market(
                        Slugs.of(coin, length, window.startNs()).getFirst(),
                        "",
                        "",
                        "",
                        coin.name(),
                        window,
                        new SettlementRule.WindowCandle(coin.name() + "USDT", Tie.UP),
                        FEES,
                        E8.ONE / 100,
                        5 * E8.ONE);
        events.add(
                new Event.Listed(message(Source.MARKET_LIST), instrument(markets.size()), market));
        markets.add(market);
        coinOf.add(coin.ordinal());
    }

    private Stamp message(Source source) {
        return new Stamp(timeNs, timeNs, timeNs, ++frame, source);
    }

    private void play() {
        run.play(List.copyOf(events));
        events.clear();
    }
}
