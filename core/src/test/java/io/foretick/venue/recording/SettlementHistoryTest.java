package io.foretick.venue.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;
import io.foretick.event.SettlementRule;
import io.foretick.event.Tie;
import io.foretick.event.Window;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class SettlementHistoryTest {

    private static Window window(String start, int seconds) {
        long second = Instant.parse(start).getEpochSecond();
        return Window.ofSeconds(second, second + seconds);
    }

    private static String rule(String start, int seconds) {
        return SettlementHistory.rule("some-slug", "BTC", window(start, seconds)).key();
    }

    @Test
    void shortWindowsChangedToAveragesInAugust() {
        assertEquals("chainlink_spot", rule("2026-08-06T23:55:00Z", 300));
        assertEquals("chainlink_twap30", rule("2026-08-07T00:00:00Z", 300));
        assertEquals("chainlink_twap60", rule("2026-08-14T00:00:00Z", 300));
        assertEquals("chainlink_spot", rule("2026-08-06T23:45:00Z", 900));
        assertEquals("chainlink_twap60", rule("2026-08-07T00:00:00Z", 900));
        assertEquals("chainlink_twap60", rule("2026-08-07T00:00:00Z", 14_400));
    }

    @Test
    void hoursAndDaysSettleOnBinance() {
        assertEquals("binance_candle", rule("2025-07-21T14:00:00Z", 3_600));
        assertEquals("binance_minute_closes", rule("2026-07-21T16:00:00Z", 86_400));
        assertEquals("unknown", rule("2026-07-21T16:00:00Z", 90));
    }

    @Test
    void anotherVenuesMarketsSettleInAWayThatIsNotKnown() {
        assertEquals(
                new SettlementRule.Unknown("kalshi"),
                SettlementHistory.rule(
                        "kalshi-btc-15m-1", "BTC", window("2026-04-27T18:30:00Z", 900)));
    }

    @Test
    void theMarketsOwnSourceIsBelievedAndNothingElse() {
        Window window = window("2026-09-01T00:00:00Z", 300);
        assertEquals("chainlink_spot", own(window, "https://data.chain.link/streams/btc-usd"));
        assertEquals(
                "chainlink_twap30",
                own(window, "https://data.chain.link/streams/btc-usd-twap-30s-streams"));
        assertEquals("chainlink_twap60", own(window, ""));
        assertEquals("unknown", own(window, "https://data.chain.link/streams/eth-usd"));
        assertEquals("unknown", own(window, "https://www.binance.com/en/trade/BTC_USDT"));
        Window hour = window("2026-09-01T00:00:00Z", 3_600);
        assertEquals("binance_candle", own(hour, "https://www.binance.com/en/trade/BTC_USDT"));
        assertEquals("unknown", own(hour, "https://www.binance.com/en/trade/ETH_USDT"));
    }

    private static String own(Window window, String source) {
        return SettlementHistory.rule("some-slug", "BTC", window, source).key();
    }

    @Test
    void daysThatEndEqualAreSplit() {
        assertEquals(
                new SettlementRule.BoundaryMinuteCloses("ETHUSDT", Tie.SPLIT),
                SettlementHistory.rule("s", "ETH", window("2026-07-21T16:00:00Z", 86_400)));
    }

    @Test
    void takersPaidWhatTheScheduleOfTheDaySays() {
        FeeSchedule squared = new FeeSchedule(E8.ONE / 4, 2, true);
        assertEquals(FeeSchedule.NONE, fees("2026-01-04T23:45:00Z", 900));
        assertEquals(squared, fees("2026-01-05T00:00:00Z", 900));
        assertEquals(FeeSchedule.NONE, fees("2026-02-11T23:55:00Z", 300));
        assertEquals(squared, fees("2026-02-12T00:00:00Z", 300));
        assertEquals(FeeSchedule.NONE, fees("2026-03-05T23:00:00Z", 3_600));
        assertEquals(squared, fees("2026-03-06T00:00:00Z", 3_600));
        assertEquals(new FeeSchedule(7_200_000, 1, false), fees("2026-03-30T00:00:00Z", 300));
        assertEquals(new FeeSchedule(7_000_000, 1, false), fees("2026-07-01T00:00:00Z", 300));
    }

    private static FeeSchedule fees(String start, int seconds) {
        return SettlementHistory.fees(window(start, seconds));
    }
}
