package io.foretick.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Tie;
import io.foretick.event.Window;
import io.foretick.forecast.Forecaster;
import io.foretick.forecast.ForecasterFactory;
import io.foretick.report.rival.Rival;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Objects;

class MidReportTest {

    private static final int SPOT = 0;
    private static final long START_NS = RandomEvents.START_NS;

    private final RecordedRun run =
            new RecordedRun(List.of(), List.of(new Rival.Following("same", constant())));

    /// A model that always says what the run's own densities say.
    private static ForecasterFactory constant() {
        return new ForecasterFactory() {
            @Override
            public Forecaster forAsset(String asset) {
                return new Forecaster() {
                    @Override
                    public void onPrice(long timeNs, double priceLog) {}

                    @Override
                    public DensityCurve curveAt(long timeNs) {
                        double variance = RecordedRun.SIGMA * RecordedRun.SIGMA;
                        return RecordedRun.MODEL.curveAt(timeNs, variance);
                    }
                };
            }

            @Override
            public long digest() {
                return 1;
            }
        };
    }

    @Test
    void aRivalIsJudgedByTheSameRuleAtTheSamePoint() {
        play(1, START_NS, 60, "65030");
        assertEquals(row("ours", "20%").path("brier"), row("same", "20%").path("brier"));
        assertEquals(row("ours", "all").path("log_loss"), row("same", "all").path("log_loss"));
        assertEquals("chainlink_twap60", row("same", "all").path("rule").asString());
    }

    @Test
    void theMidIsScoredWhereWeAre() {
        play(1, START_NS, 0, "65030");
        JsonNode row = row("ours", "20%");
        assertEquals(1, row.path("n").asLong());
        assertEquals(0.4 * 0.4, row.path("mid_brier").asDouble(), 1e-15);
        double difference = row.path("brier").asDouble() - row.path("mid_brier").asDouble();
        assertEquals(difference, row.path("brier_difference").asDouble(), 1e-15);
        assertTrue(row.path("log_loss").asDouble() > 0);
    }

    @Test
    void marketsOfDifferentRulesAreNeverAddedUp() {
        play(1, START_NS, 0, "65030");
        play(2, START_NS + Times.DAY_NS, 60, "65030");
        List<String> rules =
                rows().valueStream()
                        .filter(row -> row.path("point").asString().equals("all"))
                        .map(row ->
                                row.path("rule").asString() + " " + row.path("model").asString())
                        .toList();
        assertEquals(
                List.of(
                        "chainlink_spot ours",
                        "chainlink_spot same",
                        "chainlink_twap60 ours",
                        "chainlink_twap60 same"),
                rules);
    }

    @Test
    void oneDayAloneHasNoInterval() {
        play(1, START_NS, 0, "65030");
        play(2, START_NS + Times.HOUR_NS, 0, "64900");
        assertEquals(1, row("ours", "all").path("days").asLong());
        assertTrue(row("ours", "all").path("brier_ci95").isNull());
    }

    @Test
    void theIntervalDrawsWholeDays() {
        play(1, START_NS, 0, "65030");
        play(2, START_NS + Times.DAY_NS, 0, "65300");
        JsonNode row = row("ours", "20%");
        assertEquals(2, row.path("days").asLong());
        double low = row.path("brier_ci95").path(0).asDouble();
        double high = row.path("brier_ci95").path(1).asDouble();
        double mean = row.path("brier_difference").asDouble();
        assertTrue(low < mean && mean < high, row::toString);
        assertEquals(mean, (low + high) / 2, 1e-12); // both days alone, with one market each
    }

    @Test
    void anOldMidIsNotCompared() {
        list(1, START_NS, 0);
        run.quote(1, "0.5", "0.7");
        run.at(START_NS + 235 * Times.SECOND_NS);
        price("65030");
        run.density(SPOT);
        run.tick(START_NS + 240 * Times.SECOND_NS);
        resolve(1, START_NS);
        assertEquals(0, rows().size(), rows()::toString);
    }

    @Test
    void theBasisIsTheSpotPriceOverTheVenuesStrike() {
        play(1, START_NS, 0, "65030");
        JsonNode source = scores().path("sources").path(0);
        assertEquals("BTC", source.path("asset").asString());
        assertEquals(1, source.path("outcomes_by_venue").asLong());
        assertEquals(0, source.path("outcomes_by_rule").asLong());
        assertEquals(1, source.path("basis_n").asLong());
        double basisPoints = 1e4 * Math.log(65_013.0 / 65_000);
        assertEquals(basisPoints, source.path("basis_bp_p50").asDouble(), 1e-6);
    }

    @Test
    void aPriceLongBeforeTheStartIsNoBasis() {
        list(1, START_NS, 0);
        run.at(START_NS - 6 * Times.SECOND_NS);
        price("65013");
        run.tick(START_NS + 5 * Times.SECOND_NS);
        run.on(new Event.StrikePublished(run.message(Source.MARKET_LIST), 1, E8.parse("65000")));
        pointAt(START_NS, 1, "65030");
        resolve(1, START_NS);
        assertEquals(0, scores().path("sources").path(0).path("basis_n").asLong(-1));
        assertTrue(scores().path("sources").path(0).path("basis_bp_p50").isNull());
    }

    /// A market with a strike of 65000 and a mid of 0.6 after a fifth of it, that ends Up.
    private void play(int market, long startNs, int averageSeconds, String price) {
        list(market, startNs, averageSeconds);
        run.tick(startNs);
        run.at(startNs + 2 * Times.SECOND_NS);
        price("65013");
        run.tick(startNs + 5 * Times.SECOND_NS);
        run.on(
                new Event.StrikePublished(
                        run.message(Source.MARKET_LIST), market, E8.parse("65000")));
        pointAt(startNs, market, price);
        resolve(market, startNs);
    }

    private void list(int market, long startNs, int averageSeconds) {
        run.at(startNs - 30 * Times.SECOND_NS);
        if (market == 1) {
            run.list(SPOT, new Instrument.Spot(Source.BINANCE, "BTCUSDT", "BTC", 1_000_000));
        }
        run.list(market, terms(market, startNs, averageSeconds));
    }

    private void pointAt(long startNs, int market, String price) {
        run.at(startNs + 59 * Times.SECOND_NS);
        price(price);
        run.quote(market, "0.5", "0.7");
        run.tick(startNs + 59 * Times.SECOND_NS);
        run.density(SPOT);
        run.tick(startNs + 60 * Times.SECOND_NS);
    }

    private void resolve(int market, long startNs) {
        run.at(startNs + 6 * Times.MINUTE_NS);
        run.on(new Event.MarketResolved(run.message(Source.MARKET_LIST), market, Resolution.UP, 0));
    }

    private void price(String price) {
        var at = run.message(Source.BINANCE);
        run.on(new Event.Trade(at, SPOT, at.frame(), E8.parse(price), E8.ONE, Side.BUY));
    }

    private JsonNode scores() {
        return run.summary().path("scores");
    }

    private JsonNode rows() {
        return scores().path("versus_mid");
    }

    private JsonNode row(String model, String point) {
        return rows().valueStream()
                .filter(row -> row.path("model").asString().equals(model))
                .filter(row -> row.path("point").asString().equals(point))
                .findFirst()
                .orElseThrow(() -> new AssertionError(Objects.toString(rows())));
    }

    private static Market terms(int number, long startNs, int averageSeconds) {
        long start = Times.toEpochSecond(startNs);
        return new Market(
                "btc-updown-5m-" + start,
                "0x" + number,
                "1000" + number,
                "2000" + number,
                "BTC",
                Window.ofSeconds(start, start + 300),
                new SettlementRule.OraclePrice("btc/usd", averageSeconds, Tie.UP),
                FeeSchedule.NONE,
                E8.ONE / 100,
                5 * E8.ONE);
    }
}
