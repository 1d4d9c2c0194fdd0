package io.foretick.report.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Freshness;
import io.foretick.event.Resolution;
import io.foretick.market.MarketSlot;
import io.foretick.testing.LiveDesk;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

class MarketRowsTest {

    /// The keys that CONTRACTS and document A name.
    private static final List<String> KEYS =
            List.of(
                    "link",
                    "coin",
                    "duration",
                    "bets_open",
                    "in_interval",
                    "start_time",
                    "end_time",
                    "ref_price",
                    "price",
                    "probability",
                    "best_bid_yes",
                    "best_ask_yes",
                    "position_net",
                    "pos_yes",
                    "pos_no",
                    "offer_yes",
                    "offer_no",
                    "net_profit",
                    "tokens_value",
                    "own_combined_bid",
                    "own_combined_ask",
                    "taker_fee_pct",
                    "maker_fee_pct",
                    "fee_exponent",
                    "reward_pct");

    private final LiveDesk desk = new LiveDesk(40);

    @Test
    void jsonHasEveryNameOfDocumentA() {
        desk.step();
        JsonNode rows = JsonMapper.shared().readTree(RowJson.markets(rows()));
        assertEquals(40, rows.size());
        for (JsonNode row : rows) {
            assertTrue(row.propertyNames().containsAll(KEYS), row.toString());
        }
        JsonNode first = rows.get(0);
        String slug = desk.markets().getFirst().slug();
        assertEquals("https://polymarket.com/event/" + slug, first.get("link").asString());
        assertEquals("BTC", first.get("coin").asString());
        assertEquals("5m", first.get("duration").asString());
        assertEquals(300, first.get("end_time").asLong() - first.get("start_time").asLong());
        assertEquals(7, first.get("taker_fee_pct").asDouble());
        assertTrue(first.get("reward_pct").isNull());
    }

    @Test
    void windowTellsWhetherItRuns() {
        for (MarketRow row : rows()) {
            boolean begun = row.startNs() <= LiveDesk.START_NS;
            assertEquals(begun, row.inInterval(), row.slug());
            assertTrue(row.betsOpen());
        }
    }

    @Test
    void profitsAddUpToCashAndTokens() {
        for (int k = 0; k < 600; k++) {
            desk.step();
        }
        double profit = rows().stream().mapToDouble(MarketRow::netProfit).sum();
        double tokens = rows().stream().mapToDouble(MarketRow::tokensValue).sum();
        assertTrue(tokens > 1, "nothing was bought");
        assertEquals(cashMade() + tokens, profit, 1e-6);
    }

    @Test
    void settledMarketShowsItsOutcomeAndDoesNotAge() {
        desk.step();
        desk.resolve(0, Resolution.DOWN);
        desk.pass(Times.MINUTE_NS);
        MarketSlot slot = Objects.requireNonNull(desk.engine().state().slot(instrument()));
        MarketRow row = MarketRows.of(desk.engine(), Freshness.DEFAULT, slot);
        assertEquals("down", row.outcome());
        assertEquals(0, row.probability());
        assertFalse(row.betsOpen());
        assertFalse(row.stale());
    }

    @Test
    void silenceMakesRowsStale() {
        desk.step();
        assertFalse(rows().getFirst().stale());
        assertEquals(3_000, rows().getFirst().freshMs()); // the price goes stale first
        desk.pass(2 * Times.SECOND_NS);
        assertEquals(1_000, rows().getFirst().freshMs());
        assertEquals(2_000, rows().getFirst().ageMs());
        desk.pass(2 * Times.SECOND_NS);
        assertTrue(rows().stream().allMatch(MarketRow::stale));
    }

    @Test
    void bookThatIsNotTrustedHasNoPrices() {
        desk.step();
        desk.lose(0);
        MarketRow row = rows().getFirst();
        assertEquals(0, row.bestBidYesE8());
        assertEquals(0, row.bestAskYesE8());
        assertTrue(row.stale());
    }

    private List<MarketRow> rows() {
        return MarketRows.of(desk.engine(), Freshness.DEFAULT).stream()
                .sorted(Comparator.comparing(row -> !row.slug().equals(slug())))
                .toList();
    }

    private double cashMade() {
        var account = desk.engine().account();
        return E8.toDouble(account.cashE8() - account.startCashE8());
    }

    private String slug() {
        return desk.markets().getFirst().slug();
    }

    private static int instrument() {
        return LiveDesk.instrument(0);
    }
}
