package io.foretick.venue.bybit.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.market.candle.Timeframe;
import io.foretick.venue.bybit.BybitEndpoints;
import io.foretick.venue.bybit.Kline;
import io.foretick.venue.bybit.feed.CandleLine.Ask;
import io.foretick.venue.bybit.rest.KlinePage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/// One interval's candles, driven by hand. Minutes are counted from a whole hour.
final class CandleLineTest {

    private static final Timeframe MINUTE = Timeframe.MINUTE;
    private static final long SECOND_NS = Times.SECOND_NS;
    private static final long HOUR_NS = 490_000 * Times.HOUR_NS;

    private final DeliveredCandles delivered = new DeliveredCandles();
    private final CandleLine line = new CandleLine(MINUTE, CandlePatience.USUAL, delivered);

    private static long at(long minute) {
        return HOUR_NS + minute * Times.MINUTE_NS;
    }

    private static Bar bar(long minute) {
        return bar(minute, 100);
    }

    private static Bar bar(long minute, long price) {
        long priceE8 = price * E8.ONE;
        return new Bar(at(minute), MINUTE.lengthNs(), priceE8, priceE8, priceE8, priceE8, minute);
    }

    private static KlinePage page(long serverTimeNs, long... minutes) {
        return new KlinePage(
                LongStream.of(minutes).mapToObj(CandleLineTest::bar).toList(), serverTimeNs);
    }

    private boolean closed(long minute) {
        return line.hear(new Kline.Closed(bar(minute)), bar(minute).endNs());
    }

    private void open(long minute) {
        line.hear(new Kline.Open(at(minute)), at(minute));
    }

    private List<Long> minutes() {
        return delivered.bars(MINUTE).stream()
                .map(bar -> (bar.startNs() - HOUR_NS) / Times.MINUTE_NS)
                .toList();
    }

    private Ask ask(long nowNs) {
        return line.ask(nowNs).orElseThrow();
    }

    /// Begins in minute 10 with the two candles before it.
    private void begin() {
        line.beginWarm(at(10) + 30 * SECOND_NS, 2);
        ask(at(10) + 30 * SECOND_NS);
        line.answered(page(at(10) + 30 * SECOND_NS, 8, 9), at(10) + 30 * SECOND_NS);
        assertEquals(List.of(8L, 9L), minutes());
    }

    @Test
    void warmsUpWithTheCandlesBeforeThePresent() {
        begin();
        assertEquals(2, delivered.count(CandleOrigin.WARMUP));
        assertEquals(CandleFeedHealth.State.LIVE, line.state(at(10) + 40 * SECOND_NS));
    }

    @Test
    void asksForAllThatMayBeClosed() {
        line.beginWarm(at(10) + 30 * SECOND_NS, 2);
        assertEquals(new Ask(MINUTE, at(8), at(10)), ask(at(10) + 30 * SECOND_NS));
        assertTrue(line.ask(at(99)).isEmpty(), "one question at a time");
    }

    @Test
    void deliversWhatTheStreamConfirmsAtOnce() {
        begin();
        closed(10);
        closed(11);
        assertEquals(List.of(8L, 9L, 10L, 11L), minutes());
        assertEquals(2, delivered.count(CandleOrigin.STREAM));
    }

    @Test
    void holdsTheStreamBackUntilTheWarmUpIsThere() {
        line.beginWarm(at(10), 2);
        ask(at(10));
        closed(10);
        assertEquals(List.of(), minutes());
        line.answered(page(at(11) + 5 * SECOND_NS, 8, 9, 10), at(11) + 5 * SECOND_NS);
        assertEquals(List.of(8L, 9L, 10L), minutes());
        assertEquals(1, delivered.count(CandleOrigin.STREAM));
    }

    @Test
    void readsACandleThatWasNotConfirmedSomeSecondsAfterItsEnd() {
        begin();
        assertTrue(line.ask(at(11) + 2 * SECOND_NS).isEmpty());
        assertEquals(new Ask(MINUTE, at(10), at(11)), ask(at(11) + 3 * SECOND_NS));
        line.answered(page(at(11) + 3 * SECOND_NS, 10), at(11) + 3 * SECOND_NS);
        assertEquals(List.of(8L, 9L, 10L), minutes());
        assertEquals(1, delivered.count(CandleOrigin.BACKFILL));
    }

    @Test
    void readsItSoonerWhereTheNextCandleIsSeen() {
        begin();
        open(11);
        assertEquals(at(11) + SECOND_NS, line.askAtNs());
    }

    @Test
    void fillsAHoleBeforeTheNewerCandle() {
        begin();
        closed(12);
        assertEquals(List.of(8L, 9L), minutes());
        assertEquals(new Ask(MINUTE, at(10), at(13)), ask(at(13)));
        line.answered(page(at(13), 10, 11), at(13));
        assertEquals(List.of(8L, 9L, 10L, 11L, 12L), minutes());
        assertEquals(1, delivered.count(CandleOrigin.STREAM));
    }

    @Test
    void doesNotTrustACandleThatWasReadAsItEnded() {
        begin();
        ask(at(11) + 3 * SECOND_NS);
        line.answered(page(at(11) + SECOND_NS / 2, 10), at(11) + 4 * SECOND_NS);
        assertEquals(List.of(8L, 9L), minutes());
    }

    @Test
    void asksAgainEachTimeALittleLater() {
        begin();
        long nowNs = at(12);
        for (int waitSeconds : new int[] {1, 2, 4, 8, 15, 15}) {
            ask(nowNs);
            line.failed(nowNs);
            assertEquals(nowNs + waitSeconds * SECOND_NS, line.askAtNs());
            nowNs = line.askAtNs();
        }
        ask(nowNs);
        line.answered(page(nowNs, 10), nowNs);
        ask(at(20));
        line.failed(at(20));
        assertEquals(at(20) + SECOND_NS, line.askAtNs(), "an answer starts it over");
    }

    @Test
    void deliversACandleOnceHoweverOftenItIsTold() {
        begin();
        closed(10);
        closed(10);
        closed(9);
        assertEquals(List.of(8L, 9L, 10L), minutes());
        assertEquals(1, line.health(at(11)).duplicates());
        assertEquals(1, line.health(at(11)).late());
        assertEquals(List.of(), delivered.revisions());
    }

    @Test
    void tellsTheNewestCandleAnewWhereItHasChanged() {
        begin();
        closed(10);
        Bar other = bar(10, 101);
        line.hear(new Kline.Closed(other), at(11));
        assertEquals(List.of(other), delivered.revisions());
        closed(11);
        line.hear(new Kline.Closed(bar(10, 102)), at(12));
        assertEquals(List.of(other), delivered.revisions(), "it is not the newest any more");
        assertEquals(1, line.health(at(12)).revisions());
    }

    @Test
    void goesOnBehindAGapOnlyWhereTheRestSideInsists() {
        begin();
        closed(11);
        long nowNs = at(12);
        int answers = 0;
        while (minutes().size() == 2) {
            nowNs = line.askAtNs();
            ask(nowNs);
            line.answered(page(nowNs), nowNs);
            answers++;
        }
        assertEquals(List.of(8L, 9L, 11L), minutes());
        assertEquals(List.of(new DeliveredCandles.Gap(MINUTE, at(10), at(11))), delivered.gaps());
        assertTrue(answers >= CandleLine.ANSWERS_MIN);
        assertTrue(nowNs - at(11) >= CandlePatience.USUAL.missingNs(), "patience");
        assertEquals(1, line.health(nowNs).missing());
    }

    @Test
    void failuresOfTheRestSideProveNoGap() {
        begin();
        closed(11);
        for (int k = 0; k < 50; k++) {
            long nowNs = line.askAtNs();
            ask(nowNs);
            line.failed(nowNs);
        }
        assertEquals(List.of(8L, 9L), minutes());
    }

    @Test
    void waitsForAsLongAsTheVenueHasNoLaterCandleEither() {
        begin();
        for (int k = 0; k < 200; k++) {
            long nowNs = line.askAtNs();
            Ask ask = ask(nowNs);
            line.answered(page(nowNs), nowNs);
            if (ask.toNs() >= at(500)) {
                break;
            }
        }
        assertEquals(List.of(), delivered.gaps());
        assertEquals(List.of(8L, 9L), minutes());
    }

    @Test
    void tellsOneGapOverALongHalt() {
        begin();
        long backNs = at(3_000);
        long nowNs = backNs + 70 * SECOND_NS;
        while (minutes().size() == 2) {
            nowNs = Math.max(nowNs, line.askAtNs());
            Ask ask = ask(nowNs);
            boolean there = ask.toNs() >= backNs;
            line.answered(there ? page(nowNs, 3_000) : page(nowNs), nowNs);
        }
        assertEquals(List.of(8L, 9L, 3_000L), minutes());
        assertEquals(
                List.of(new DeliveredCandles.Gap(MINUTE, at(10), at(3_000))), delivered.gaps());
        assertTrue(nowNs - backNs < 2 * Times.MINUTE_NS, "old holes need no patience");
    }

    @Test
    void owesNothingFromBeforeAPairWasListed() {
        line.beginWarm(at(100), 50);
        ask(at(100));
        line.answered(page(at(100) + 2 * SECOND_NS, 98, 99), at(100) + 2 * SECOND_NS);
        assertEquals(List.of(98L, 99L), minutes());
        assertEquals(List.of(), delivered.gaps());
    }

    @Test
    void goesOnBehindTheLastCandleOfAnEarlierRun() {
        line.beginAfter(at(3), at(10), plan());
        assertEquals(new Ask(MINUTE, at(4), at(10)), ask(at(10)));
        line.answered(page(at(10) + SECOND_NS, 4, 5, 6, 7, 8, 9), at(10) + SECOND_NS);
        assertEquals(List.of(4L, 5L, 6L, 7L, 8L, 9L), minutes());
        assertEquals(List.of(), delivered.gaps());
    }

    @Test
    void beginsAnewWhereThatCandleLiesTooFarBack() {
        line.beginAfter(at(0), at(200), plan());
        Ask ask = ask(at(200));
        assertEquals(at(180), ask.fromNs());
        line.answered(page(at(200), 180, 181), at(200));
        assertEquals(List.of(new DeliveredCandles.Gap(MINUTE, at(1), at(180))), delivered.gaps());
        assertEquals(179, line.health(at(200)).missing());
    }

    @Test
    void refusesToGoOnBehindACandleOfTheFuture() {
        assertThrows(IllegalStateException.class, () -> line.beginAfter(at(12), at(10), plan()));
    }

    @Test
    void doesNotBelieveACandleOfTheFuture() {
        begin();
        assertFalse(line.hear(new Kline.Closed(bar(500)), at(11)));
        assertFalse(line.hear(new Kline.Open(at(500)), at(11)));
        assertEquals(at(11) + CandlePatience.USUAL.confirmNs(), line.askAtNs());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 20260101})
    void deliversEveryCandleThatTheVenueHasWhateverComesInWhatOrder(long seed) {
        var random = new SplittableRandom(seed);
        List<Long> existing = new ArrayList<>();
        for (long minute = 0; minute < 400; minute++) {
            if (minute % 97 != 50) {
                existing.add(minute);
            }
        }
        line.beginWarm(at(20), 20);
        for (long nowNs = at(20); nowNs < at(403); nowNs += random.nextLong(10 * SECOND_NS)) {
            play(nowNs, existing, random);
        }
        assertEquals(existing, minutes());
        assertEquals(List.of(), delivered.complaints());
        assertEquals(4, delivered.gaps().size());
    }

    /// One moment of a venue that loses, repeats and delays what it says.
    private void play(long nowNs, List<Long> existing, SplittableRandom random) {
        long present = (nowNs - HOUR_NS) / Times.MINUTE_NS;
        long shown = present - random.nextInt(1, 4);
        if (random.nextInt(4) == 0 && existing.contains(shown)) {
            line.hear(new Kline.Closed(bar(shown)), nowNs);
        }
        if (random.nextInt(3) == 0 && existing.contains(present)) {
            line.hear(new Kline.Open(at(present)), nowNs);
        }
        line.ask(nowNs)
                .ifPresent(ask -> {
                    if (random.nextInt(3) == 0) {
                        line.failed(nowNs);
                    } else {
                        line.answered(answer(ask, nowNs, existing), nowNs);
                    }
                });
    }

    private static KlinePage answer(Ask ask, long nowNs, List<Long> existing) {
        return new KlinePage(
                existing.stream()
                        .map(CandleLineTest::bar)
                        .filter(bar -> bar.startNs() >= ask.fromNs() && bar.startNs() <= ask.toNs())
                        .filter(bar -> bar.endNs() <= nowNs)
                        .toList(),
                nowNs);
    }

    private static CandleFeedPlan plan() {
        return CandleFeedPlan.of(BybitEndpoints.DEFAULT, "BTCUSDT", List.of(MINUTE), new Seed(1))
                .withWarmUp(20, 100);
    }
}
