package io.foretick.venue.polymarket.gateway.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

class AccountAnswersTest {

    private static final String ORDER =
            """
            {"id":"0xab","status":"%s","market":"0xc0","asset_id":"11","side":"SELL",
             "original_size":"5","size_matched":"0","price":"0.4","created_at":1762776367,
             "associate_trades":null}\
            """;

    @Test
    void readsWhatWasCancelledAndWhatWasNot() {
        assertEquals(
                Optional.of(new Heard.Cancelled(List.of("0xab"), Map.of("0xcd", "matched"))),
                AccountAnswers.cancelled(
                        "{\"canceled\":[\"0xAB\"],\"not_canceled\":{\"0xCD\":\"matched\"}}"));
        assertEquals(
                Optional.of(new Heard.Cancelled(List.of(), Map.of())),
                AccountAnswers.cancelled("{\"canceled\":[],\"not_canceled\":{}}"));
        assertEquals(Optional.empty(), AccountAnswers.cancelled("{\"error\":\"no\"}"));
    }

    @Test
    void readsBalancesInMillionths() {
        assertEquals(
                OptionalLong.of(1_000_000_100),
                AccountAnswers.balanceE8("{\"balance\":\"10000001\"}"));
        assertEquals(OptionalLong.of(0), AccountAnswers.balanceE8("{\"balance\":\"0\"}"));
        assertEquals(OptionalLong.empty(), AccountAnswers.balanceE8("{\"balance\":\"1.5\"}"));
        assertEquals(OptionalLong.empty(), AccountAnswers.balanceE8("{\"balance\":\"-1\"}"));
        assertEquals(OptionalLong.empty(), AccountAnswers.balanceE8("{}"));
    }

    @Test
    void readsPositionsOrNone() {
        assertEquals(
                Optional.of(Map.of("11", 12_500_000_00L)),
                AccountAnswers.positionsE8("[{\"asset\":\"11\",\"size\":12.5,\"curPrice\":0.4}]"));
        assertEquals(
                Optional.empty(), AccountAnswers.positionsE8("[{\"asset\":\"11\"},{\"size\":1}]"));
        assertEquals(Optional.empty(), AccountAnswers.positionsE8("{}"));
    }

    @Test
    void readsTheSmallOnes() {
        assertEquals("ab", AccountAnswers.heartbeatId("{\"heartbeat_id\":\"ab\"}"));
        assertEquals("", AccountAnswers.heartbeatId("busy"));
        assertEquals(OptionalInt.of(2), AccountAnswers.version("{\"version\":2}"));
        assertEquals(OptionalInt.empty(), AccountAnswers.version("2"));
        assertEquals(OptionalLong.of(1_762_776_367), AccountAnswers.second("1762776367\n"));
        assertEquals(OptionalLong.empty(), AccountAnswers.second("soon"));
        assertEquals(Optional.of(true), AccountAnswers.closedOnly("{\"closed_only\":true}"));
        assertEquals("no such", AccountAnswers.error("{\"error\":\" no\\n such \"}"));
    }

    @Test
    void aPageWithABrokenOrderIsNoPage() {
        String good = ORDER.formatted("LIVE");
        String page = "{\"data\":[%s],\"next_cursor\":\"%s\"}";
        Page<OrderRecord> read = Page.ofOrders(page.formatted(good, "MTAw")).orElseThrow();
        assertEquals("MTAw", read.next());
        assertEquals(5 * E8.ONE, read.items().getFirst().originalE8());
        assertEquals("", Page.ofOrders(page.formatted(good, "LTE=")).orElseThrow().next());
        assertTrue(Page.ofOrders(page.formatted(good + ",{}", "LTE=")).isEmpty());
        assertTrue(Page.ofOrders("[]").isEmpty());
    }

    @Test
    void anOrderThatIsOverDoesNotPassForOpen() {
        assertEquals(OrderRecord.Phase.LISTED, phase("LIVE"));
        assertEquals(OrderRecord.Phase.LISTED, phase("DELAYED"));
        assertEquals(OrderRecord.Phase.UPDATE, phase("MATCHED"));
        assertEquals(OrderRecord.Phase.CANCELLATION, phase("CANCELED_MARKET_RESOLVED"));
        assertEquals(OrderRecord.Phase.CANCELLATION, phase("INVALID"));
        assertEquals(Optional.empty(), OrderRecords.listed("null"));
    }

    private static OrderRecord.Phase phase(String status) {
        return OrderRecords.listed(ORDER.formatted(status)).orElseThrow().phase();
    }
}
