package io.foretick.exchange.polymarket.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Resolution;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

final class SettlementTest {

    private static final long NOW_NS = 1_790_899_200L * Times.SECOND_NS;

    /// Prices that stand still but for one step at an instant.
    private record Step(long stepNs, long beforeE8, long afterE8) implements SettlementPrices {

        @Override
        public long oracleAverageE8(Coin coin, long epochSecond) {
            return at(epochSecond * Times.SECOND_NS);
        }

        @Override
        public long candleOpenE8(Coin coin, long startNs) {
            return at(startNs);
        }

        @Override
        public long candleCloseE8(Coin coin, long endNs) {
            return at(endNs);
        }

        private long at(long timeNs) {
            return timeNs < stepNs ? beforeE8 : afterE8;
        }
    }

    private static ListedMarket running(WindowLength length) {
        return new Directory()
                .listed(Series.of(Coin.BTC, length), NOW_NS).stream()
                        .map(Listing::market)
                        .filter(market -> market.window().endNs() > NOW_NS)
                        .findFirst()
                        .orElseThrow();
    }

    private static Resolution resolution(ListedMarket market, long riseE8) {
        long middleNs = market.window().timeAtNs(0.5);
        var prices = new Step(middleNs, 90_000 * E8.ONE, 90_000 * E8.ONE + riseE8);
        return new Settlement(prices, new Seed(1)).resolution(market);
    }

    @ParameterizedTest
    @EnumSource(WindowLength.class)
    void paysTheSideToWhichThePriceMoved(WindowLength length) {
        assertEquals(Resolution.UP, resolution(running(length), 1));
        assertEquals(Resolution.DOWN, resolution(running(length), -1));
    }

    @ParameterizedTest
    @EnumSource(WindowLength.class)
    void paysUpOnATieAndHalvesOfADay(WindowLength length) {
        Resolution expected = length == WindowLength.DAY ? Resolution.SPLIT : Resolution.UP;
        assertEquals(expected, resolution(running(length), 0));
    }

    @ParameterizedTest
    @EnumSource(WindowLength.class)
    void resolvesAsLateAsTheVenueDoes(WindowLength length) {
        var settlement = new Settlement(new Step(0, 1, 1), new Seed(1));
        ListedMarket market = running(length);
        double late = Times.seconds(settlement.resolvesNs(market) - market.window().endNs());
        boolean challenged = length == WindowLength.HOUR || length == WindowLength.DAY;
        assertTrue(late >= (challenged ? 720 : 20), () -> "after " + late);
        assertTrue(late <= (challenged ? 780 : 90), () -> "after " + late);
    }

    @Test
    void showsAStrikeWhenTheWindowBeforeIsResolved() {
        var settlement = new Settlement(new Step(0, 1, 1), new Seed(1));
        List<Listing> listed =
                new Directory().listed(Series.of(Coin.XRP, WindowLength.QUARTER_HOUR), NOW_NS);
        for (int k = 1; k < listed.size(); k++) {
            assertEquals(
                    settlement.resolvesNs(listed.get(k - 1).market()),
                    settlement.strikeShownNs(listed.get(k).market()));
        }
    }
}
