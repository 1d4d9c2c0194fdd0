package io.foretick.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.market.MarketSlot;
import io.foretick.math.Elementary;
import io.foretick.math.Normal;
import io.foretick.strategy.Strategy;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Objects;

class RunRecorderTest {

    private static final int ORACLE = 0;
    private static final int MARKET = 1;
    private static final Market TERMS = RandomEvents.market(0);
    private static final long START_NS = TERMS.window().startNs();

    @Test
    void emptyRunHasNullsWhereNothingCanBeScored() {
        JsonNode summary = new RecordedRun(List.of()).summary();
        assertEquals(0, summary.at("/events/total").asLong(-1));
        assertEquals(0, summary.at("/scores/n").asLong(-1));
        for (String key : List.of("brier", "log_loss", "baseline_brier", "market_brier")) {
            assertTrue(summary.path("scores").path(key).isNull(), key);
        }
        assertTrue(summary.at("/scores/ci95/brier").isNull());
        assertTrue(summary.path("markets").isEmpty());
        assertEquals("0", summary.at("/pnl/total").asString());
    }

    @Test
    void countsAMessageOnceHoweverManyEventsItBrings() {
        var run = new RecordedRun(List.of());
        run.at(START_NS);
        run.list(ORACLE, new Instrument.Oracle(Source.CHAINLINK, "btc/usd", "BTC", 0));
        var at = run.message(Source.POLYMARKET_CLOB);
        run.on(new Event.FrameSkipped(at, SkipReason.UNKNOWN));
        run.on(new Event.FrameSkipped(at, SkipReason.UNKNOWN));
        run.tick(START_NS);
        run.on(new Event.FrameSkipped(run.message(Source.BINANCE), SkipReason.MALFORMED));
        JsonNode events = run.summary().path("events");
        assertEquals(3, events.path("total").asLong());
        assertEquals(1, events.at("/by_source/polymarket_clob").asLong());
        assertEquals(1, events.at("/by_source/binance").asLong());
        assertEquals(1, events.path("unknown").asLong());
        assertEquals(1, events.path("malformed").asLong());
    }

    @Test
    void scoresWhatWasKnownBeforeThePoint() {
        RecordedRun run = running(List.of());
        run.at(START_NS + 59 * Times.SECOND_NS);
        run.oracle(ORACLE, "65010");
        run.quote(MARKET, "0.5", "0.6");
        run.density(ORACLE);
        run.tick(START_NS + 60 * Times.SECOND_NS);
        double forecast = run.engine().probabilityUp(slot(run));
        run.quote(MARKET, "0.9", "0.92");
        resolve(run, Resolution.UP);
        JsonNode scores = run.summary().path("scores");
        assertEquals(1, scores.path("n").asLong());
        assertEquals((1 - forecast) * (1 - forecast), scores.path("brier").asDouble(), 1e-15);
        assertEquals(0.45 * 0.45, scores.path("market_brier").asDouble(), 1e-15);
        double seconds = 241; // from the second that the price stands for
        double z = Elementary.log(65_010.0 / 65_000) / (RecordedRun.SIGMA * Math.sqrt(seconds));
        double miss = 1 - Normal.cdf(z);
        assertEquals(miss * miss, scores.path("baseline_brier").asDouble(), 1e-12);
    }

    @Test
    void oldPricesGiveNoScoreWhileTheMidStays() {
        RecordedRun run = running(List.of());
        run.quote(MARKET, "0.4", "0.5");
        run.quote(MARKET, "0.99", "");
        run.tick(START_NS + 240 * Times.SECOND_NS);
        resolve(run, Resolution.SPLIT);
        JsonNode scores = run.summary().path("scores");
        assertEquals(0, scores.path("n").asLong());
        assertTrue(scores.path("market_brier").isNull());
        JsonNode point = scores.at("/points/0");
        assertEquals("80%", point.path("point").asString());
        assertEquals(1, point.path("market_n").asLong());
        assertEquals(0.05 * 0.05, point.path("market_brier").asDouble(), 1e-15);
        assertEquals(0, point.path("same_n").asLong());
    }

    @Test
    void simulatedSettlementIsNotTheVenuesWord() {
        RecordedRun run = running(List.of());
        run.at(TERMS.window().endNs());
        run.oracle(ORACLE, "64999");
        run.on(new Event.MarketResolved(run.message(Source.EXECUTION), MARKET, Resolution.DOWN, 0));
        JsonNode market = run.summary().at("/markets/0");
        assertTrue(market.path("outcome").isNull());
        assertEquals("down", market.path("outcome_by_rule").asString());
        assertEquals("65000", market.path("strike_by_rule").asString());
    }

    @Test
    void markoutIsTheMovementOfTheMidInOurFavour() {
        RecordedRun run = running(List.of(new BuyOnce(Outcome.DOWN)));
        run.book(MARKET, "0.5", "0.52");
        var order = (Command.PlaceOrder) run.commands().getFirst();
        var fill = fill(run, order.orderId());
        run.on(fill);
        run.on(fill);
        run.book(MARKET, "0.46", "0.48");
        run.tick(START_NS + 2 * Times.SECOND_NS);
        run.quote(MARKET, "", "0.99");
        run.tick(START_NS + 7 * Times.SECOND_NS);
        run.quote(MARKET, "0.55", "0.57");
        run.tick(START_NS + 8 * Times.SECOND_NS);
        JsonNode summary = run.summary();
        assertEquals(1, summary.path("orders").asLong());
        assertEquals(1, summary.path("fills").asLong());
        JsonNode markout = summary.at("/markout/buy_once");
        assertEquals(0.04, markout.at("/1s/mean").asDouble(), 1e-12);
        assertEquals(-0.05, markout.at("/5s/mean").asDouble(), 1e-12);
        assertEquals(0, markout.at("/30s/n").asLong());
        assertTrue(markout.at("/30s/mean").isNull());
    }

    @Test
    void openMarketsStandAtTheirCostOutsideTheTotalsByDuration() {
        RecordedRun run = running(List.of(new BuyOnce(Outcome.UP)));
        run.book(MARKET, "0.5", "0.52");
        run.on(fill(run, 1));
        JsonNode open = run.summary().path("pnl");
        assertEquals("-5.2", open.path("total").asString());
        assertEquals("5.2", open.path("unsettled_cost").asString());
        assertTrue(open.path("by_duration").isEmpty());
        resolve(run, Resolution.UP);
        JsonNode done = run.summary().path("pnl");
        assertEquals("4.8", done.path("total").asString());
        assertEquals("0", done.path("unsettled_cost").asString());
        assertEquals("4.8", done.at("/by_duration/0/total").asString());
        assertEquals("4.8", done.at("/by_strategy/buy_once/total").asString());
    }

    /// A market that has just begun at a strike of 65000, with one density.
    static RecordedRun running(List<Strategy> strategies) {
        var run = new RecordedRun(strategies);
        run.at(START_NS - 30 * Times.SECOND_NS);
        run.list(ORACLE, new Instrument.Oracle(Source.CHAINLINK, "btc/usd", "BTC", 0));
        run.list(MARKET, TERMS);
        run.tick(START_NS);
        run.oracle(ORACLE, "65000");
        run.density(ORACLE);
        return run;
    }

    static void resolve(RecordedRun run, Resolution outcome) {
        run.at(TERMS.window().endNs() + Times.MINUTE_NS);
        run.on(new Event.MarketResolved(run.message(Source.MARKET_LIST), MARKET, outcome, 0));
    }

    static Event.OrderFilled fill(RecordedRun run, long orderId) {
        var at = run.message(Source.EXECUTION);
        return new Event.OrderFilled(at, orderId, 7, E8.parse("0.52"), BuyOnce.SHARES_E8, 0, false);
    }

    private static MarketSlot slot(RecordedRun run) {
        return Objects.requireNonNull(run.engine().state().slot(MARKET));
    }
}
