package io.foretick.venue.polymarket.gateway.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.event.live.FillState;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.TradeRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class UserMessageTest {

    private static final String ORDER =
            """
            {"event_type":"order","type":"%s","id":"0xAB","market":"0xc0","asset_id":"11",
             "side":"BUY","original_size":"12","size_matched":"%s","price":"0.6",
             "status":"%s","associate_trades":null,"created_at":"","owner":"me"}
            """;

    private static final String TRADE =
            """
            {"event_type":"trade","type":"TRADE","id":"t1","taker_order_id":"0xTA","market":"0xc0",
             "asset_id":"11","side":"BUY","size":"30","price":"0.52","status":"%s",
             "match_time":"%s","trader_side":"MAKER","maker_orders":[
              {"order_id":"0xM1","matched_amount":"10","price":"0.48","asset_id":"22",
               "fee_rate_bps":""},
              {"order_id":"0xM2","matched_amount":"20","price":"0.52","asset_id":"11"}]}
            """;

    private static OrderRecord order(String text) {
        UserMessage message = UserMessage.parse(text);
        assertEquals(0, message.unreadable(), text);
        return assertInstanceOf(Heard.OrderTold.class, message.news().getFirst()).order();
    }

    private static TradeRecord trade(String text) {
        UserMessage message = UserMessage.parse(text);
        assertEquals(0, message.unreadable(), text);
        return assertInstanceOf(Heard.TradeTold.class, message.news().getFirst()).trade();
    }

    @ParameterizedTest
    @CsvSource({"PLACEMENT", "UPDATE", "CANCELLATION"})
    void readsWhatHappenedToAnOrder(OrderRecord.Phase phase) {
        OrderRecord order = order(ORDER.formatted(phase, "2.5", "LIVE"));
        assertEquals(
                new OrderRecord(
                        "0xab",
                        "0xc0",
                        "11",
                        Side.BUY,
                        60_000_000,
                        12 * E8.ONE,
                        250_000_000,
                        "LIVE",
                        phase),
                order);
    }

    @Test
    void anEmptySizeIsNone() {
        String status = "CANCELED_order couldn't be fully filled. FOK orders are killed.";
        OrderRecord order = order(ORDER.formatted("CANCELLATION", "", status));
        assertEquals(0, order.matchedE8());
        assertEquals(status, order.status());
    }

    @Test
    void readsAllPartsOfATrade() {
        TradeRecord trade = trade(TRADE.formatted("MATCHED", "1762776367"));
        assertEquals("t1", trade.id());
        assertEquals(FillState.MATCHED, trade.state());
        assertEquals(1_762_776_367L * Times.SECOND_NS, trade.matchNs());
        assertEquals(
                new TradeRecord.Part("0xta", "11", Side.BUY, 52_000_000, 30 * E8.ONE),
                trade.taker());
        assertEquals(
                List.of(
                        new TradeRecord.Part("0xm1", "22", Side.BUY, 48_000_000, 10 * E8.ONE),
                        new TradeRecord.Part("0xm2", "11", Side.SELL, 52_000_000, 20 * E8.ONE)),
                trade.makers());
    }

    @ParameterizedTest
    @CsvSource({
        "MATCHED, MATCHED",
        "TRADE_STATUS_MATCHED, MATCHED",
        "TRADE_STATUS_MINED, MINED",
        "CONFIRMED, CONFIRMED",
        "RETRYING, RETRYING",
        "TRADE_STATUS_FAILED, FAILED"
    })
    void readsStatesWithAndWithoutTheirPrefix(String status, FillState state) {
        assertEquals(state, trade(TRADE.formatted(status, "1762776367")).state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1762776367", "1762776367000", "2025-11-10T12:06:07Z"})
    void readsTimesInAllTheirForms(String time) {
        assertEquals(
                1_762_776_367L * Times.SECOND_NS,
                trade(TRADE.formatted("MATCHED", time)).matchNs());
    }

    @Test
    void readsSeveralAtOnce() {
        String both =
                "["
                        + ORDER.formatted("UPDATE", "1", "LIVE")
                        + ","
                        + TRADE.formatted("MINED", "1762776367")
                        + "]";
        UserMessage message = UserMessage.parse(both);
        assertEquals(2, message.news().size());
        assertEquals(0, message.unreadable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PONG", "NO NEW ASSETS", "", "{\"event_type\":\"news\"}", "[]", "{}"})
    void otherWordsSayNothing(String text) {
        assertEquals(new UserMessage(List.of(), 0), UserMessage.parse(text));
    }

    @Test
    void whatIsBrokenIsCountedAndNotGuessed() {
        for (String text :
                List.of(
                        "{\"event_type\":\"tra",
                        TRADE.formatted("SETTLED", "1762776367"),
                        TRADE.formatted("MINED", ""),
                        TRADE.formatted("MINED", "1762776367").replace("\"10\"", "\"-10\""),
                        TRADE.formatted("MINED", "1762776367").replace("0.48", "1.48"),
                        TRADE.formatted("MINED", "1762776367").replace("\"22\"", "\"\""),
                        ORDER.formatted("REPLACEMENT", "1", "LIVE"),
                        ORDER.formatted("UPDATE", "one", "LIVE"),
                        ORDER.formatted("UPDATE", "1", "LIVE").replace("BUY", "BID"))) {
            assertEquals(new UserMessage(List.of(), 1), UserMessage.parse(text), text);
        }
    }
}
