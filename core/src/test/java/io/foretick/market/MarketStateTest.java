package io.foretick.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DigestSink;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.event.BookChanges;
import io.foretick.event.BookLoss;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.Window;
import io.foretick.market.MarketSlot.StrikeSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

class MarketStateTest {

    private static final long START = 1_786_838_400L;
    private static final long END = START + 300;
    private static final long DAY = Times.DAY_NS / Times.SECOND_NS;
    private static final int SPOT = 0;
    private static final int ORACLE = 1;
    private static final int AVERAGE = 2;
    private static final int MARKET = 3;

    private final MarketState state = new MarketState();
    private long tradeId = 100;

    @Test
    void takesTheOraclesValueOfExactlyTheBoundarySeconds() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        oracle(ORACLE, START - 1, 64_000);
        oracle(ORACLE, START, 65_000);
        oracle(ORACLE, START + 1, 66_000);
        assertEquals(price(65_000), slot().strikeE8());
        assertEquals(StrikeSource.EXACT, slot().strikeSource());
        assertNull(slot().outcomeByRule());
        oracle(ORACLE, END, 64_999.99);
        assertEquals(Resolution.DOWN, slot().outcomeByRule());
    }

    @Test
    void aMissingBoundarySecondLeavesTheOutcomeOpen() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        oracle(ORACLE, START, 65_000);
        oracle(ORACLE, END - 1, 65_001);
        oracle(ORACLE, END + 1, 65_001);
        assertNull(slot().outcomeByRule());
    }

    @Test
    void aLateOracleValueStillFillsItsOwnSecond() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        oracle(ORACLE, START + 2, 66_000);
        oracle(ORACLE, START, 65_000);
        assertEquals(price(65_000), slot().startExactE8());
        assertEquals(price(66_000), Objects.requireNonNull(state.oracle(ORACLE)).priceE8());
    }

    @Test
    void anAverageRuleLooksAtTheAverageSeriesAlone() {
        list(new SettlementRule.OraclePrice("btc/usd", 60, Tie.UP));
        oracle(ORACLE, START, 65_000);
        assertEquals(0, slot().startExactE8());
        oracle(AVERAGE, START, 64_990);
        assertEquals(price(64_990), slot().strikeE8());
    }

    @Test
    void tiesGoWhereTheRuleSays() {
        for (Tie tie : Tie.values()) {
            var fresh = new MarketStateTest();
            fresh.list(new SettlementRule.OraclePrice("btc/usd", 0, tie));
            fresh.oracle(ORACLE, START, 65_000);
            fresh.oracle(ORACLE, END, 65_000);
            assertEquals(tie.name(), String.valueOf(fresh.slot().outcomeByRule()));
        }
    }

    @Test
    void theVenuesStrikeReplacesOursAndStays() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        oracle(ORACLE, START, 65_000);
        state.on(new Event.StrikePublished(at(START + 60), MARKET, price(65_001)));
        assertEquals(price(65_001), slot().strikeE8());
        oracle(ORACLE, START, 65_000);
        assertEquals(price(65_001), slot().strikeE8());
        assertEquals(price(65_000), slot().startExactE8());
    }

    @Test
    void aNearStrikeServesUntilABetterOneComes() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        oracle(ORACLE, START - 2, 65_000);
        tick(START - 1);
        assertEquals(0, slot().strikeE8());
        tick(START);
        assertEquals(StrikeSource.NEAR, slot().strikeSource());
        assertEquals(price(65_000), slot().strikeE8());
        oracle(ORACLE, START, 65_010);
        assertEquals(price(65_010), slot().strikeE8());
    }

    @Test
    void aStrikeTooFarBackIsNotTaken() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        oracle(ORACLE, START - 30, 65_000);
        tick(START);
        assertEquals(StrikeSource.NONE, slot().strikeSource());
    }

    @Test
    void aCandleRuleTakesNeighbouringTradesAcrossTheBoundary() {
        list(new SettlementRule.WindowCandle("BTCUSDT", Tie.UP));
        trade(START * 1000 - 5, 64_000);
        trade(START * 1000 + 5, 65_000);
        assertEquals(price(65_000), slot().startExactE8());
        trade(END * 1000 - 1, 65_500);
        trade(END * 1000, 66_000);
        assertEquals(price(65_500), slot().endExactE8());
        assertEquals(Resolution.UP, slot().outcomeByRule());
    }

    @Test
    void aMissingTradeAtTheBoundaryProvesNothing() {
        list(new SettlementRule.WindowCandle("BTCUSDT", Tie.UP));
        trade(START * 1000 - 5, 64_000);
        tradeId++; // one trade was not seen
        trade(START * 1000 + 5, 65_000);
        assertEquals(0, slot().startExactE8());
    }

    @Test
    void candlesThemselvesGiveOpenAndClose() {
        list(new SettlementRule.WindowCandle("BTCUSDT", Tie.UP));
        bar(START, 65_000, 65_050);
        bar(END - 60, 65_100, 64_900);
        assertEquals(price(65_000), slot().startExactE8());
        assertEquals(price(64_900), slot().endExactE8());
    }

    @Test
    void minuteClosesAreTakenFromTheCandlesThatStartAtTheBoundaries() {
        list(new SettlementRule.BoundaryMinuteCloses("BTCUSDT", Tie.SPLIT));
        bar(START, 65_000, 65_050);
        bar(END, 65_100, 65_050);
        assertEquals(Resolution.SPLIT, slot().outcomeByRule());
        assertEquals((START + 60) * Times.SECOND_NS, slot().comparedWindow().startNs());
    }

    @Test
    void minuteClosesTakeTheLastTradeOfTheMinute() {
        list(new SettlementRule.BoundaryMinuteCloses("BTCUSDT", Tie.SPLIT));
        trade((START + 60) * 1000 - 1, 65_000);
        trade((START + 60) * 1000, 65_001);
        trade((END + 60) * 1000 - 1, 65_002);
        trade((END + 60) * 1000 + 7, 64_000);
        assertEquals(Resolution.UP, slot().outcomeByRule());
    }

    @Test
    void tracksTheBasisOnValuesOfTheSameSecond() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        AssetPrices prices = state.asset(MARKET);
        assertFalse(prices.basisKnown());
        trade(START * 1000 - 200, 65_065);
        trade(START * 1000 + 900, 70_000);
        oracle(ORACLE, START, 65_000);
        assertTrue(prices.basisKnown());
        assertEquals(0.001, prices.basisLog(), 1e-6);
        double expected = 70_000 / 1.001;
        assertEquals(expected, prices.oraclePrice(START * Times.SECOND_NS, Times.HOUR_NS), 0.1);
    }

    @Test
    void fallsBackToTheOracleWhereTheSpotPairIsOld() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        trade(START * 1000, 65_065);
        oracle(ORACLE, START + 9, 66_000);
        long nowNs = (START + 10) * Times.SECOND_NS;
        assertEquals(66_000, state.asset(MARKET).oraclePrice(nowNs, 3 * Times.SECOND_NS), 1e-6);
    }

    @Test
    void meansFillMissingSecondsWithTheValueBefore() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        oracle(ORACLE, START + 1, 100);
        oracle(ORACLE, START + 3, 400);
        assertEquals(200, state.asset(MARKET).meanPrice(START + 3, 3), 1e-9);
    }

    @Test
    void aBookIsTrustedFromItsSnapshotUntilSomethingBreaksIt() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        assertFalse(slot().book().trusted());
        snapshot(40, 60);
        assertTrue(slot().book().trusted());
        long epoch = slot().book().epoch();
        state.on(new Event.BookLost(at(START), MARKET, BookLoss.GAP));
        assertFalse(slot().book().trusted());
        assertTrue(slot().book().epoch() > epoch);
        snapshot(40, 60);
        state.on(new Event.TickSizeChanged(at(START), MARKET, E8.ONE / 1000));
        assertFalse(slot().book().trusted());
        assertEquals(E8.ONE / 1000, slot().tickE8());
        snapshot(40, 60);
        state.on(new Event.FeedDown(at(START), Source.POLYMARKET_CLOB));
        assertFalse(slot().book().trusted());
        snapshot(40, 60);
        state.on(new Event.Gap(at(START), Source.BINANCE, 3));
        assertTrue(slot().book().trusted());
        state.on(new Event.Gap(at(START), Source.POLYMARKET_CLOB, 3));
        assertFalse(slot().book().trusted());
    }

    @Test
    void aCrossedBookLosesItsTrustAndIsCounted() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        snapshot(60, 60);
        assertFalse(slot().book().trusted());
        assertEquals(1, state.crossings());
    }

    @Test
    void aPairOfTheSettlingExchangeLeadsOverALaterListedOne() {
        listSpot(0, Source.QUOTE_TABLE);
        listSpot(1, Source.BINANCE);
        listSpot(2, Source.COINBASE);
        assertEquals(state.spot(1), state.asset(0).spot());
    }

    @Test
    void tradesFetchedAfterAGapTellOfTheirOwnSecondAndNotOfThePresent() {
        listSpot(SPOT, Source.BINANCE);
        trade(START * 1000, 64_000);
        quote(1, START + 20, 65_000);
        trade((START + 5) * 1000, 64_500);
        trade((START + 6) * 1000, 64_600);
        SpotPrice spot = Objects.requireNonNull(state.spot(SPOT));
        assertEquals(price(65_000), spot.priceE8());
        assertEquals((START + 20) * Times.SECOND_NS, spot.statedNs());
        assertEquals((START + 20) * Times.SECOND_NS, spot.touchedNs());
        assertEquals(price(64_500), spot.priceBeforeE8(START + 6, 0));
        assertEquals(price(64_600), spot.priceBeforeE8(START + 20, 60));
        assertEquals(price(64_600), spot.tradePriceE8());
    }

    @Test
    void aTradeOfAMomentBeforeTheQuoteStillMovesThePrice() {
        listSpot(SPOT, Source.BINANCE);
        quote(1, START + 20, 65_000);
        trade((START + 20) * 1000 - 80, 65_010);
        SpotPrice spot = Objects.requireNonNull(state.spot(SPOT));
        assertEquals(((START + 20) * 1000 - 80) * Times.MILLI_NS, spot.statedNs());
    }

    @Test
    void whatIsTooOldForTheRingOverwritesNothing() {
        var ring = new SecondRing();
        ring.put(START + 256, 2);
        ring.put(START, 1);
        assertEquals(2, ring.exactE8(START + 256));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void repeatedTradesAndQuotesGiveTheInOrderState(long seed) {
        var random = new SplittableRandom(seed);
        List<Event> inOrder = new ArrayList<>();
        for (int k = 1; k <= 300; k++) {
            Stamp at = at(START + k);
            long priceE8 = price(65_000 + random.nextInt(100));
            inOrder.add(new Event.Trade(at, SPOT, k, priceE8, E8.ONE, Side.BUY));
            long bidE8 = priceE8 - 1_000_000;
            inOrder.add(new Event.Quote(at, SPOT, k, bidE8, E8.ONE, priceE8, E8.ONE));
        }
        List<Event> repeated = new ArrayList<>();
        for (int from = 0; from < inOrder.size(); from += 20) {
            List<Event> window = inOrder.subList(from, from + 20);
            repeated.addAll(window);
            List<Event> again = new ArrayList<>(window);
            Collections.shuffle(again, random); // of what was already seen
            repeated.addAll(again.subList(0, 10));
        }
        assertEquals(digest(inOrder), digest(repeated));
    }

    private static long digest(List<Event> events) {
        var fresh = new MarketStateTest();
        fresh.list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        events.forEach(fresh.state::on);
        return digest(fresh.state);
    }

    private static long digest(MarketState folded) {
        var sink = new DigestSink();
        folded.save(sink);
        return sink.value();
    }

    @Test
    void forgetsTheBookOfAMarketThatNobodySpokeOfForADay() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        bookAt(END, 40, 60);
        state.retire(slot());
        tick(END + DAY);
        assertFalse(slot().book().bids().isEmpty());
        long digest = digest(state);
        tick(END + DAY + 1);
        assertTrue(slot().book().bids().isEmpty());
        assertTrue(slot().book().asks().isEmpty());
        assertFalse(slot().book().trusted());
        assertEquals(digest, digest(state));
    }

    @Test
    void keepsTheBookOfARetiredMarketThatIsStillSpokenOf() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        state.retire(slot());
        bookAt(END + DAY, 40, 60);
        tick(END + DAY + 1);
        assertTrue(slot().book().trusted());
        tick(END + 2 * DAY + 1);
        assertTrue(slot().book().bids().isEmpty());
    }

    @Test
    void aForgottenBookBeginsAgainWithASnapshot() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        bookAt(END, 40, 60);
        state.retire(slot());
        tick(END + DAY + 1);
        bookAt(END + DAY + 2, 45, 55);
        assertTrue(slot().book().trusted());
        assertEquals(45 * (E8.ONE / 100), slot().book().bids().priceE8(0));
    }

    @Test
    void theBookOfAMarketThatIsNotRetiredStays() {
        list(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP));
        bookAt(END, 40, 60);
        tick(END + 3 * DAY);
        assertTrue(slot().book().trusted());
    }

    private void list(SettlementRule rule) {
        listSpot(SPOT, Source.BINANCE);
        var oracle = new Instrument.Oracle(Source.CHAINLINK, "btc/usd", "BTC", 0);
        var average = new Instrument.Oracle(Source.CHAINLINK, "btc/usd", "BTC", 60);
        state.on(new Event.Listed(at(START - 100), ORACLE, oracle));
        state.on(new Event.Listed(at(START - 100), AVERAGE, average));
        var market =
                new Market(
                        "btc-updown-5m-" + START,
                        "0x1",
                        "1",
                        "2",
                        "BTC",
                        Window.ofSeconds(START, END),
                        rule,
                        FeeSchedule.NONE,
                        E8.ONE / 100,
                        5 * E8.ONE);
        state.on(new Event.Listed(at(START - 100), MARKET, market));
    }

    private void listSpot(int number, Source source) {
        var pair = new Instrument.Spot(source, "BTCUSDT", "BTC", 0);
        state.on(new Event.Listed(at(START - 100), number, pair));
    }

    private void oracle(int series, long second, double value) {
        state.on(new Event.OracleTick(at(second), series, price(value)));
    }

    private void trade(long venueMs, double value) {
        Stamp at = at(START).withVenueNs(venueMs * Times.MILLI_NS);
        state.on(new Event.Trade(at, SPOT, ++tradeId, price(value), E8.ONE, Side.BUY));
    }

    private void quote(long updateId, long second, double middle) {
        long bidE8 = price(middle) - E8.ONE;
        long askE8 = price(middle) + E8.ONE;
        Stamp at = at(second);
        state.on(new Event.Quote(at, SPOT, updateId, bidE8, E8.ONE, askE8, E8.ONE));
    }

    private void bar(long start, double open, double close) {
        long low = price(Math.min(open, close));
        long high = price(Math.max(open, close));
        var bar =
                new Bar(
                        start * Times.SECOND_NS,
                        Times.MINUTE_NS,
                        price(open),
                        high,
                        low,
                        price(close),
                        E8.ONE);
        state.on(new Event.Candle(at(start + 60), SPOT, bar));
    }

    private void snapshot(int bid, int ask) {
        bookAt(START, bid, ask);
    }

    private void bookAt(long second, int bid, int ask) {
        var changes =
                new BookChanges.Builder()
                        .clear(MARKET)
                        .bid(MARKET, bid * (E8.ONE / 100), E8.ONE)
                        .ask(MARKET, ask * (E8.ONE / 100), E8.ONE)
                        .build();
        state.on(new Event.BookUpdate(at(second), 0, 0, changes));
    }

    private void tick(long second) {
        state.on(new Event.Tick(Stamp.internal(second * Times.SECOND_NS, Source.ENGINE)));
    }

    private MarketSlot slot() {
        return Objects.requireNonNull(state.slot(MARKET));
    }

    private static long price(double value) {
        return E8.ofDouble(value);
    }

    private static Stamp at(long second) {
        long timeNs = second * Times.SECOND_NS;
        return new Stamp(timeNs, timeNs, timeNs, 1, Source.BINANCE);
    }
}
