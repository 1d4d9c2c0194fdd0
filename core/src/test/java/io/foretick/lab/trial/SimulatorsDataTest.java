package io.foretick.lab.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.lab.dataset.Datasets;
import io.foretick.lab.dataset.Tape;
import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.trial.quote.QuoteGateway;
import io.foretick.lab.trial.quote.RestingQuotes;
import io.foretick.report.lab.TrialResult;
import io.foretick.strategy.making.MakerQuotes;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.replay.FeedReplay;
import io.foretick.venue.lob.replay.LatencyModel;
import io.foretick.venue.lob.replay.QueueModel;
import io.foretick.venue.lob.replay.ReplayRules;
import io.foretick.venue.lob.replay.ReplaySettings;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The market of agents against books that were recorded at the same time.
class SimulatorsDataTest {

    private static final String FEEDS =
            "data: {source: hft_feed, paths: ['%s'], tick: 0.01, lot: 0.001}\n";
    private static final String REST =
            """
            experiment: {seed: 42}
            model: {level0: {algo: none}}
            split: {locked_share: 0, train_share: 0.1}
            market_maker:
              order_usd: 500
              half_spread_bps: 0.3
              requote_millis: 100
              calibration_seconds: 60
            venue: {type: lob, lob: {maker_fee: 0}}
            """;
    private static final List<Map<String, String>> MAKERS =
            List.of(
                    Map.of("market_maker.model", "constant"),
                    Map.of(
                            "market_maker.model",
                            "constant",
                            "market_maker.half_spread_bps",
                            "0.001"),
                    Map.of("market_maker.model", "glft", "market_maker.gamma", "0.01"));

    /// Basis points by which the figure of one file may differ by chance: of some hundred fills
    /// with a deviation of about a basis point each.
    private static final double CHANCE_BPS = 0.15;

    @TestFactory
    Stream<DynamicTest> agentsAreNotKinderThanRecordedBooks() {
        return SharedFiles.data().cases("*usdt_20240808.gz", this::checkRecording);
    }

    @TestFactory
    Stream<DynamicTest> agentsAreNotKinderThanAFeed() {
        return SharedFiles.golden()
                .cases("hft_feed_*.csv.gz", file -> checkBoth(FEEDS.formatted(file) + REST));
    }

    @TestFactory
    Stream<DynamicTest> trialOfAFeedEqualsAPlainReplay() {
        return SharedFiles.golden().cases("hft_feed_*.csv.gz", this::checkReplay);
    }

    private void checkRecording(Path file) throws IOException {
        String symbol = file.getFileName().toString().startsWith("btc") ? "BTCUSDT" : "ETHUSDT";
        String data =
                "data: {source: recording, symbol: %s, paths: ['%s'], tick: 0.01, lot: 0.0001}\n"
                        .formatted(symbol, file);
        checkBoth(data + REST);
    }

    /// No more is traded among the agents, and a second after it is worth no more.
    private static void checkBoth(String yaml) throws IOException {
        var laboratory = Laboratory.inMemory();
        double kinder = 0;
        for (Map<String, String> maker : MAKERS) {
            var experiment = ExperimentFile.parse(yaml, "test");
            Examined book = laboratory.examine(experiment.trial(maker));
            var values = new HashMap<>(maker);
            values.put("venue.lob.agents", "true");
            Examined agents = laboratory.examine(experiment.trial(values));
            double most = 1.05 * book.result().activity().volumeUsd();
            double volume = agents.result().activity().volumeUsd();
            assertTrue(volume > 0 && volume <= most, maker + " trades " + volume + " of " + most);
            kinder += (agents.markout1s() - book.markout1s()) / MAKERS.size();
        }
        assertTrue(kinder < CHANCE_BPS, "a second later worth more by " + kinder + " bp");
    }

    private void checkReplay(Path file) throws IOException {
        var values =
                Map.of("market_maker.model", "constant", "market_maker.position_usd_max", "1e9");
        TrialSpec spec = ExperimentFile.parse(FEEDS.formatted(file) + REST, "test").trial(values);
        TrialResult trial = Laboratory.inMemory().run(spec);
        Tape tape = Datasets.loadData(spec.data(), spec.split());
        var plain = new PlainMaker(TrialScene.of(spec, tape, Datasets.grid(spec.data())));
        plain.run();
        assertEquals(plain.resting.sent(), trial.activity().quotes());
        assertEquals(plain.replay.filledE8() * 1e-8, trial.activity().volumeUsd(), 1e-3);
        assertEquals(plain.equityUsd(), trial.money().totalE8() * 1e-8, 1e-6);
        assertTrue(trial.activity().fills() > 50);
    }

    /// A constant spread in a bare replay, which keeps its own account.
    private static final class PlainMaker {

        private static final long STEP_NS = 100_000_000;

        private final TrialScene scene;
        private final FeedReplay replay;
        private final RestingQuotes resting;
        private final MakerQuotes wanted = new MakerQuotes(1);
        private double midTicks;
        private long lastOrder;

        PlainMaker(TrialScene scene) {
            this.scene = scene;
            replay =
                    new FeedReplay(
                            scene.tape().books(),
                            new ReplaySettings(
                                    new ReplaySettings.Steps(E8.ONE / 100, E8.ONE / 1000),
                                    new ReplaySettings.Fees(0, 35_000),
                                    QueueModel.named("power", 2, 0.001),
                                    new LatencyModel.Constant(20_000_000, 20_000_000),
                                    ReplaySettings.Fills.PARTIAL,
                                    ReplayRules.CORRECT));
            resting = new RestingQuotes(new Gateway(), 8);
        }

        void run() {
            boolean goesOn = replay.elapse(scene.startNs() - replay.nowNs());
            while (goesOn) {
                forgetDoneOrders();
                if (replay.isTwoSided()) {
                    quote();
                }
                goesOn = replay.elapse(STEP_NS);
            }
        }

        private void forgetDoneOrders() {
            for (int k = 0; k < replay.orders(); k++) {
                if (replay.order(k).status().done()) {
                    resting.gone(replay.order(k).id());
                }
            }
            replay.dropDoneOrders();
        }

        private void quote() {
            midTicks = replay.midTicks();
            double half = 0.3 * scene.ticksPerBp();
            wanted.clear();
            double bid = Math.min(midTicks - half, (double) replay.bestBidTick());
            double ask = Math.max(midTicks + half, (double) replay.bestAskTick());
            wanted.bid((long) Math.floor(bid), scene.orderLots());
            wanted.ask((long) Math.ceil(ask), scene.orderLots());
            resting.follow(wanted);
        }

        double equityUsd() {
            double position = replay.positionLots() * 0.001;
            return replay.balanceE8() * 1e-8 + position * midTicks * 0.01;
        }

        private final class Gateway implements QuoteGateway {

            @Override
            public long place(Side side, long tick, long lots) {
                long id = ++lastOrder;
                switch (side) {
                    case BUY -> replay.submitBuy(id, tick, lots, OrderKind.POST_ONLY);
                    case SELL -> replay.submitSell(id, tick, lots, OrderKind.POST_ONLY);
                }
                return id;
            }

            @Override
            public boolean cancel(long orderId) {
                return replay.cancel(orderId);
            }
        }
    }
}
