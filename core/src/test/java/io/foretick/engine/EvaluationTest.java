package io.foretick.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.BookChanges;
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
import io.foretick.market.MarketSlot;
import io.foretick.math.SkewStudentT;
import io.foretick.risk.RiskLimits;
import io.foretick.strategy.DensityKelly;
import io.foretick.strategy.Gate;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// What the engine makes of one market, step by step: gates and probabilities.
class EvaluationTest {

    private static final long START = 1_786_838_400L;
    private static final double SIGMA = 5e-5;
    private static final int MARKET = 2;

    private Engine engine = engine();

    @Test
    void theProbabilityOfARunningWindowIsTheSurvivalOfTheReturnStillNeeded() {
        begin(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        oracle(START, 65_000);
        spot(START + 100, 65_010);
        double law = survival(Math.log(65_000 / 65_010.0), 200);
        assertEquals(law, engine.probabilityUp(slot()), 1e-9);
    }

    @Test
    void anAverageRuleMovesLess() {
        begin(new SettlementRule.OraclePrice("btc/usd", 60, Tie.UP));
        state(new Event.StrikePublished(at(START), MARKET, price(65_000)));
        spot(START + 100, 65_010);
        double law = survival(Math.log(65_000 / 65_010.0), 160);
        assertEquals(law, engine.probabilityUp(slot()), 1e-9);
    }

    @Test
    void insideTheAverageThePartThatIsKnownCounts() {
        begin(new SettlementRule.OraclePrice("btc/usd", 60, Tie.UP));
        state(new Event.StrikePublished(at(START), MARKET, price(65_000)));
        for (long second = START + 230; second <= START + 270; second++) {
            oracle(second, 65_020);
        }
        spot(START + 270, 64_990); // below the strike, while the average so far is above it
        double law = survival(Math.log(65_000 / 65_005.0), 30 * 0.25 / 3);
        assertEquals(law, engine.probabilityUp(slot()), 1e-4);
        assertTrue(law > 0.6);
    }

    @Test
    void aSymmetricLawGivesOneHalfBeforeTheStart() {
        begin(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        spot(START - 100, 65_000);
        assertEquals(0.5, engine.probabilityUp(slot()), 1e-12);
    }

    @Test
    void everyShutGateHasItsName() {
        begin(new SettlementRule.Unknown("odd"));
        shuts(Gate.UNKNOWN_RULE, () -> spot(START, 65_000));
        engine = engine();
        begin(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        shuts(Gate.UNKNOWN_STRIKE, () -> spot(START + 1, 65_000));
        state(new Event.StrikePublished(at(START + 1), MARKET, price(65_000)));
        shuts(Gate.STALE_DENSITY, () -> spot(START + 2, 65_000));
        shuts(Gate.UNTRUSTED_BOOK, () -> density(START + 2));
        snapshot(START + 2);
        spot(START + 9, 65_000);
        shuts(Gate.STALE_BOOK, () -> density(START + 9));
        shuts(Gate.STALE_SPOT, () -> snapshot(START + 20));
        shuts(Gate.MARKET_ENDED, () -> spot(START + 301, 65_000));
    }

    /// The step counts once at this gate and nowhere else.
    private void shuts(Gate gate, Runnable step) {
        long[] before = new long[Gate.values().length];
        for (Gate each : Gate.values()) {
            before[each.ordinal()] = engine.refusals().count(each);
        }
        step.run();
        for (Gate each : Gate.values()) {
            long counted = engine.refusals().count(each) - before[each.ordinal()];
            assertEquals(each == gate ? 1 : 0, counted, each.key() + " instead of " + gate.key());
        }
    }

    @Test
    void aSilentOracleShutsItsMarkets() {
        begin(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        oracle(START, 65_000);
        snapshot(START + 10);
        density(START + 10);
        spot(START + 10, 65_000);
        assertTrue(engine.refusals().count(Gate.STALE_ORACLE) > 0);
    }

    @Test
    void aSilentSpotPairShutsTheMarketsThatSettleOnItThoughTheOracleSpeaks() {
        begin(new SettlementRule.WindowCandle("BTCUSDT", Tie.UP));
        state(new Event.StrikePublished(at(START), MARKET, price(65_000)));
        spot(START + 1, 65_000);
        density(START + 10);
        snapshot(START + 10);
        shuts(Gate.STALE_SPOT, () -> oracle(START + 10, 65_000));
    }

    private void begin(SettlementRule rule) {
        state(
                new Event.Listed(
                        at(START - 500),
                        0,
                        new Instrument.Spot(Source.BINANCE, "BTCUSDT", "BTC", 0)));
        state(
                new Event.Listed(
                        at(START - 500),
                        1,
                        new Instrument.Oracle(Source.CHAINLINK, "btc/usd", "BTC", 0)));
        var market =
                new Market(
                        "btc-updown-5m-" + START,
                        "0x1",
                        "1",
                        "2",
                        "BTC",
                        Window.ofSeconds(START, START + 300),
                        rule,
                        FeeSchedule.NONE,
                        E8.ONE / 100,
                        5 * E8.ONE);
        state(new Event.Listed(at(START - 500), MARKET, market));
        density(START - 400);
    }

    private void density(long second) {
        var curve =
                new DensityCurve(
                        new double[] {1, 86_400},
                        new double[] {SIGMA, SIGMA * Math.sqrt(86_400)},
                        new double[] {4, 4},
                        new double[] {0, 0});
        state(new Event.DensityPublished(at(second), 0, 0, 1, 1, curve));
    }

    private static double survival(double returnLog, double seconds) {
        return SkewStudentT.of(SIGMA * Math.sqrt(seconds), 4, 0).survival(returnLog);
    }

    private void spot(long second, double value) {
        state(new Event.Trade(at(second), 0, 0, price(value), E8.ONE, Side.BUY));
    }

    private void oracle(long second, double value) {
        state(new Event.OracleTick(at(second), 1, price(value)));
    }

    private void snapshot(long second) {
        var changes =
                new BookChanges.Builder()
                        .clear(MARKET)
                        .bid(MARKET, 49_000_000, E8.ONE)
                        .ask(MARKET, 51_000_000, E8.ONE)
                        .build();
        state(new Event.BookUpdate(at(second), 0, 0, changes));
    }

    private void state(Event event) {
        engine.on(event, _ -> {});
    }

    private MarketSlot slot() {
        return Objects.requireNonNull(engine.state().slot(MARKET));
    }

    private static long price(double value) {
        return E8.ofDouble(value);
    }

    private static Stamp at(long second) {
        long timeNs = second * Times.SECOND_NS;
        return new Stamp(timeNs, timeNs, timeNs, 1, Source.BINANCE);
    }

    private static Engine engine() {
        var settings =
                new Engine.Settings(
                        new Scope(List.of(), List.of()),
                        Freshness.DEFAULT,
                        RiskLimits.DEFAULT,
                        1_000 * E8.ONE,
                        100 * E8.ONE);
        return new Engine(settings, List.of(new DensityKelly(DensityKelly.Settings.DEFAULT)));
    }
}
