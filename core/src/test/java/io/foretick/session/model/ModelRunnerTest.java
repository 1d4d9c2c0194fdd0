package io.foretick.session.model;

import static io.foretick.session.model.ModelDesk.BTC;
import static io.foretick.session.model.ModelDesk.ETH;
import static io.foretick.session.model.ModelDesk.START;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.history.series.LiveCut;
import io.foretick.history.series.MappedSeries;
import io.foretick.market.second.SecondSeries;
import io.foretick.session.model.ModelDesk.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

class ModelRunnerTest {

    private static final double SIGMA = 1e-3;
    private static final int HEAD_BYTES = 4_096;

    @TempDir private Path folder = Path.of("");

    @Test
    void tellsAllCoinsOfASecondTogetherAndEachSecondOnce() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 10);
        assertEquals(9, desk.told.size(), "the last second is open");
        for (int k = 0; k < desk.told.size(); k++) {
            List<Event> second = desk.told.get(k);
            assertEquals(2, second.size());
            for (int coin = 0; coin < second.size(); coin++) {
                var density = (Event.DensityPublished) second.get(coin);
                assertEquals(coin, density.instrument());
                assertEquals((START + k + 1) * Times.SECOND_NS, density.cutNs());
                assertEquals(77, density.modelDigest());
            }
        }
        assertEquals(18, desk.counts.given());
    }

    @Test
    void anotherPastHasAnotherInputDigest() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 10);
        long digests =
                desk.told.stream()
                        .map(second -> ((Event.DensityPublished) second.getFirst()).inputDigest())
                        .distinct()
                        .count();
        assertEquals(9, digests);
    }

    @Test
    void skipsTheSecondsThatTheModelHasNoTimeFor() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 5);
        int before = desk.told.size();
        desk.busy = true;
        desk.pass(5, 9);
        desk.busy = false;
        desk.pass(9, 10);
        assertEquals(2 * 4, desk.counts.withheld(Withheld.BUSY));
        assertEquals(before + 1, desk.told.size());
    }

    @Test
    void whatTookLongIsAsOldAsItsQuestion() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 5);
        desk.busy = true;
        desk.pass(5, 25);
        desk.busy = false;
        desk.tick(25);
        assertEquals(5, desk.told.getLast().getFirst().timeNs() / Times.SECOND_NS - START);
    }

    @Test
    void aCoinThatFallsSilentIsLeftOutAfterThreeSeconds() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 5);
        int before = desk.told.size();
        for (int second = 5; second < 20; second++) {
            desk.trade(BTC, second);
            desk.tick(second);
        }
        List<List<Event>> alone = desk.told.subList(before, desk.told.size());
        assertTrue(alone.size() >= 11, alone::toString);
        alone.forEach(second -> assertEquals(1, second.size()));
        assertEquals(alone.size(), desk.counts.withheld(Withheld.STALE));
    }

    @Test
    void nothingIsToldWhileAllAreSilent() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 5);
        int before = desk.told.size();
        for (int second = 5; second < 20; second++) {
            desk.tick(second);
        }
        assertEquals(before, desk.told.size());
    }

    @Test
    void withholdsWhatNoPriceDoes() throws IOException {
        ModelDesk desk = desk(1, coin -> coin.symbol().startsWith("BTC") ? 1.5 : SIGMA);
        desk.pass(0, 4);
        assertEquals(3, desk.counts.withheld(Withheld.OUT_OF_RANGE));
        desk.told.forEach(
                second -> assertEquals(ETH, ((Event.DensityPublished) second.get(0)).instrument()));
    }

    @Test
    void aNumberThatIsNoneTellsNothingAndEndsNothing() throws IOException {
        ModelDesk desk = desk(1, coin -> coin.endSecond() < START + 5 ? Double.NaN : SIGMA);
        desk.pass(0, 4);
        assertEquals(List.of(), desk.told);
        assertEquals(2 * 3, desk.counts.withheld(Withheld.FAILED));
        desk.pass(4, 8);
        assertEquals(3, desk.told.size());
    }

    @Test
    void aModelThatBreaksOffAsItTakesOverDoesSoAgainInTheNextSecond() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 5);
        int before = desk.told.size();
        var model = new ModelDesk.Stubborn(new Told(1, 78, _ -> SIGMA), 2);
        desk.runner.change(new NamedModel("second", model));
        desk.pass(5, 9);
        assertEquals(2 * 2, desk.counts.withheld(Withheld.FAILED));
        List<List<Event>> after = desk.told.subList(before, desk.told.size());
        assertEquals(2, after.size());
        assertInstanceOf(Event.ModelChanged.class, after.getFirst().getFirst());
        assertEquals(3, after.getFirst().size(), "the change and both coins");
        assertEquals(2, after.getLast().size());
    }

    @Test
    void aModelOfMinutesReadsTheMinutesThatAreWhole() throws IOException {
        ModelDesk desk = desk(60, coin -> coin.priceE8(coin.endSecond() - 1) / 1e16);
        desk.pass(0, 130);
        assertEquals(2 * 60, desk.counts.withheld(Withheld.NO_PAST), "before a minute is over");
        desk.lose(BTC, 3);
        desk.pass(130, 250);
        assertEquals(2 * 60 + 60, desk.counts.withheld(Withheld.NO_PAST), "one minute has a hole");
    }

    @Test
    void savesTheSecondsThatAreClosed() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 100);
        try (MappedSeries saved = MappedSeries.open(folder.resolve("series/ETHUSDT.series"))) {
            assertEquals(START + 60, saved.endSecond(), "a minute after the first tick");
        }
        desk.saver.finish();
        try (MappedSeries saved = MappedSeries.open(folder.resolve("series/BTCUSDT.series"))) {
            assertEquals(START + 99, saved.endSecond());
            assertTrue(saved.covers(START, START + 99));
        }
    }

    @Test
    void secondsThatAreFetchedBehindABreakKeepTheirOwnTrades() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 5);
        desk.breakFeed(5);
        desk.quote(BTC, 60);
        desk.tick(60);
        desk.tick(62);
        for (int second = 5; second < 62; second++) {
            desk.tradeLate(BTC, second, 62);
            if (second % 20 == 0) {
                desk.tick(62); // between two pages of the answer
            }
        }
        desk.trade(BTC, 63);
        LiveCut past = desk.past(BTC);
        assertEquals(START + 63, past.endSecond());
        for (int second = 0; second < 62; second++) {
            long from = START + second;
            assertEquals(
                    E8.ONE, past.quantityBefore(from + 1) - past.quantityBefore(from), "" + second);
        }
    }

    @Test
    void aBreakThatCannotBeFetchedIsNotCovered() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 5);
        desk.breakFeed(5);
        for (int second = 60; second < 90; second++) {
            desk.quote(BTC, second);
            desk.tick(second);
        }
        desk.lose(BTC, 1_000);
        desk.pass(90, 95);
        LiveCut past = desk.past(BTC);
        assertTrue(past.covers(START, START + 4));
        for (int second = 4; second < 91; second++) {
            assertFalse(past.covers(START + second, START + second + 1), "" + second);
        }
        assertTrue(past.covers(START + 91, START + 94));
    }

    @Test
    void quotesCloseTheSecondsInWhichNobodyTrades() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        desk.pass(0, 5);
        desk.quote(BTC, 20);
        desk.tick(20);
        assertEquals(START + 19, desk.past(BTC).endSecond());
    }

    @Test
    void aSavedPastThatIsNotTheSessionsCostsTheStoreAlone() throws IOException {
        ModelDesk desk = desk(1, _ -> SIGMA);
        int twoHours = 7_200;
        desk.pass(0, twoHours + 1); // now the longer file waits to be put under the past
        spoil(folder.resolve("series/BTCUSDT.series"));
        desk.pass(twoHours + 1, twoHours + 200);
        assertEquals(twoHours + 199, desk.told.size());
        try (MappedSeries saved = MappedSeries.open(folder.resolve("series/ETHUSDT.series"))) {
            assertEquals(START + twoHours, saved.endSecond(), "nothing is saved any more");
        }
        desk.saver.finish();
    }

    /// Changes the rows of a series under all who read it.
    private static void spoil(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] rows = new byte[(int) (channel.size() - HEAD_BYTES)];
            Arrays.fill(rows, (byte) 1);
            channel.write(ByteBuffer.wrap(rows), HEAD_BYTES);
        }
    }

    private ModelDesk desk(int barSeconds, ToDoubleFunction<SecondSeries> sigma)
            throws IOException {
        return new ModelDesk(folder, new Told(barSeconds, 77, sigma));
    }
}
