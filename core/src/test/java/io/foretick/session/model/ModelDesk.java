package io.foretick.session.model;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.DensityPredictor;
import io.foretick.history.HistoryStore;
import io.foretick.history.series.LiveCut;
import io.foretick.history.series.LiveSeries;
import io.foretick.history.series.SeriesStore;
import io.foretick.market.second.SecondSeries;
import io.foretick.session.Config;
import io.foretick.session.Wiring;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// A runner with two coins, a made-up clock and a worker that works when it is told to.
final class ModelDesk {

    static final long START = 1_735_776_000L;
    static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    static final int BTC = 0;
    static final int ETH = 1;

    final ModelCounts counts = new ModelCounts();
    final SpotPasts pasts;
    final PastSaver saver;
    final ModelRunner runner;
    final List<List<Event>> told = new ArrayList<>();
    boolean busy; // while it is, the worker does nothing
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Engine engine = Wiring.engine(Config.DEFAULT, List.of());
    private final long[] ids = new long[SYMBOLS.size()];

    ModelDesk(Path folder, DensityModel model) throws IOException {
        HistoryStore.openToWrite(folder).close();
        try (HistoryStore history = HistoryStore.open(folder)) {
            pasts =
                    new SpotPasts(
                            SYMBOLS.stream()
                                    .map(symbol -> LiveSeries.begin(symbol, START, 10_000))
                                    .toList());
            var store = new SeriesStore(folder, history);
            saver = new PastSaver(store, pasts, Arrays.asList(null, null), Runnable::run);
        }
        var settings = Config.DEFAULT.density();
        var parts = new ModelRunner.Parts(pasts, model, settings, saver, counts);
        runner = new ModelRunner(parts, work::add, this::take);
        for (int coin = 0; coin < SYMBOLS.size(); coin++) {
            String symbol = SYMBOLS.get(coin);
            var spot = new Instrument.Spot(Source.BINANCE, symbol, symbol.substring(0, 3), 1);
            see(new Event.Listed(at(START), coin, spot));
        }
    }

    /// Trades both coins in each second and ticks behind it, `[from, to)` after the start.
    void pass(int from, int to) {
        for (int second = from; second < to; second++) {
            trade(BTC, second);
            trade(ETH, second);
            tick(second);
        }
    }

    void trade(int coin, int second) {
        ids[coin]++;
        var at = at(START + second).withVenueNs((START + second) * Times.SECOND_NS);
        long priceE8 = (50_000 + second % 7) * E8.ONE;
        see(new Event.Trade(at, coin, ids[coin], priceE8, E8.ONE, Side.BUY));
    }

    /// Trades a coin in an earlier second than the one that it comes in.
    void tradeLate(int coin, int second, int comesIn) {
        ids[coin]++;
        var at = at(START + comesIn).withVenueNs((START + second) * Times.SECOND_NS);
        see(new Event.Trade(at, coin, ids[coin], 50_000 * E8.ONE, E8.ONE, Side.BUY));
    }

    void quote(int coin, int second) {
        long bidE8 = 50_000 * E8.ONE;
        see(new Event.Quote(at(START + second), coin, 0, bidE8, E8.ONE, bidE8 + 1, E8.ONE));
    }

    void breakFeed(int second) {
        see(new Event.FeedDown(at(START + second), Source.BINANCE));
    }

    /// A coin's past as it stands.
    LiveCut past(int coin) {
        return pasts.cuts().get(coin).past();
    }

    /// Leaves trades of a coin out.
    void lose(int coin, int trades) {
        ids[coin] += trades;
    }

    /// A tick late in a second.
    void tick(int second) {
        long nowNs = (START + second) * Times.SECOND_NS + 900_000_000;
        see(new Event.Tick(Stamp.internal(nowNs, Source.ENGINE)));
        while (!busy && !work.isEmpty()) {
            work.remove().run();
        }
    }

    private void see(Event event) {
        runner.applied(event, engine);
    }

    private void take(long askedNs, List<Function<Stamp, Event>> facts) {
        Stamp at = Stamp.internal(askedNs, Source.ENGINE);
        told.add(facts.stream().map(fact -> fact.apply(at)).toList());
    }

    private static Stamp at(long second) {
        return Stamp.internal(second * Times.SECOND_NS, Source.BINANCE);
    }

    /// A model that needs the last bar, and whose deviation over a minute is what a function of the
    /// coin's past says.
    record Told(int barSeconds, long digest, ToDoubleFunction<SecondSeries> sigma)
            implements DensityModel {

        @Override
        public DensityPredictor over(List<? extends SecondSeries> coins) {
            return endSecond -> {
                List<@Nullable DensityCurve> curves = new ArrayList<>();
                coins.forEach(coin -> curves.add(curve(coin, endSecond)));
                return curves;
            };
        }

        private @Nullable DensityCurve curve(SecondSeries coin, long endSecond) {
            long known = endSecond - Math.floorMod(endSecond, barSeconds);
            if (!coin.covers(known - barSeconds, known)) {
                return null;
            }
            return new DensityCurve(
                    new double[] {60},
                    new double[] {sigma.applyAsDouble(coin)},
                    new double[] {5},
                    new double[] {0});
        }
    }

    /// A model that cannot tell its digest at first.
    static final class Stubborn implements DensityModel {

        private final DensityModel model;
        private int faultsLeft;

        Stubborn(DensityModel model, int faults) {
            this.model = model;
            this.faultsLeft = faults;
        }

        @Override
        public int barSeconds() {
            return model.barSeconds();
        }

        @Override
        public long digest() {
            if (faultsLeft > 0) {
                faultsLeft--;
                throw new IllegalStateException("not yet");
            }
            return model.digest();
        }

        @Override
        public DensityPredictor over(List<? extends SecondSeries> coins) {
            return model.over(coins);
        }
    }
}
