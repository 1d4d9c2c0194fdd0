package io.foretick.report;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.Freshness;
import io.foretick.engine.Scope;
import io.foretick.event.BookChanges;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.EwmaModel;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.Season;
import io.foretick.report.rival.Rival;
import io.foretick.risk.RiskLimits;
import io.foretick.strategy.Strategy;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// A real engine with a recorder, driven by hand or by a list of events: the test's own session.
final class RecordedRun {

    static final ScorePoints POINTS =
            new ScorePoints(List.of(0.2, 0.8), List.of(60, 30), 120, 200, new Seed(1));

    /// Sigma of the model: a thousandth in a minute.
    static final double SIGMA = 1e-3 / Math.sqrt(60);

    static final EwmaModel MODEL =
            new EwmaModel(
                    3600,
                    Season.flat(),
                    List.of(new HorizonKnot(60, 1, 5, 0)),
                    new CoinLevels(List.of(), SIGMA));

    private final List<Command> commands = new ArrayList<>();
    private final RunRecorder recorder;
    private final Engine engine;
    private long timeNs;
    private long frame;

    RecordedRun(List<Strategy> strategies) {
        this(strategies, List.of());
    }

    RecordedRun(List<Strategy> strategies, List<Rival> rivals) {
        recorder = new RunRecorder(POINTS, MODEL, rivals);
        engine =
                new Engine(
                        new Engine.Settings(
                                new Scope(List.of(), List.of()),
                                Freshness.DEFAULT,
                                RiskLimits.DEFAULT,
                                10_000 * E8.ONE,
                                100 * E8.ONE),
                        strategies);
        engine.observe(recorder);
    }

    Engine engine() {
        return engine;
    }

    RunRecorder recorder() {
        return recorder;
    }

    List<Command> commands() {
        return commands;
    }

    void on(Event event) {
        timeNs = event.timeNs();
        engine.on(event, commands::add);
    }

    void at(long newTimeNs) {
        timeNs = newTimeNs;
    }

    void tick(long atNs) {
        on(new Event.Tick(Stamp.internal(atNs, Source.ENGINE)));
    }

    void list(int instrument, Instrument terms) {
        on(new Event.Listed(message(Source.MARKET_LIST), instrument, terms));
    }

    void oracle(int instrument, String price) {
        Stamp at =
                message(Source.CHAINLINK).withVenueNs(timeNs / Times.SECOND_NS * Times.SECOND_NS);
        on(new Event.OracleTick(at, instrument, E8.parse(price)));
    }

    /// A quote of which a side may be empty.
    void quote(int market, String bid, String ask) {
        on(
                new Event.Quote(
                        message(Source.QUOTE_TABLE),
                        market,
                        0,
                        bid.isEmpty() ? 0 : E8.parse(bid),
                        bid.isEmpty() ? 0 : 100 * E8.ONE,
                        ask.isEmpty() ? Event.Quote.NO_ASK_E8 : E8.parse(ask),
                        ask.isEmpty() ? 0 : 100 * E8.ONE));
    }

    void book(int market, String bid, String ask) {
        BookChanges changes =
                new BookChanges.Builder()
                        .clear(market)
                        .bid(market, E8.parse(bid), 100 * E8.ONE)
                        .ask(market, E8.parse(ask), 100 * E8.ONE)
                        .build();
        on(new Event.BookUpdate(message(Source.POLYMARKET_CLOB), 0, 0, changes));
    }

    void density(int instrument) {
        on(
                new Event.DensityPublished(
                        Stamp.internal(timeNs, Source.ENGINE),
                        instrument,
                        timeNs,
                        7,
                        8,
                        MODEL.curveAt(timeNs, SIGMA * SIGMA)));
    }

    Stamp message(Source source) {
        return new Stamp(timeNs, timeNs, timeNs, ++frame, source);
    }

    ObjectNode summary() {
        return Summary.of(
                recorder,
                engine,
                new RunFigures("backtest", 0x123, 2, 1 << 20, List.of("one file ends early")));
    }

    /// The instants at which a session would give a tick for a market.
    static List<Long> instants(Market market) {
        List<Long> instants = new ArrayList<>();
        instants.add(market.window().startNs());
        for (int k = 0; k < POINTS.count(); k++) {
            instants.add(POINTS.timeNs(market.window(), k));
        }
        return instants;
    }
}
