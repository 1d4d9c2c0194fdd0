package io.foretick.lab.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.feature.bars.BarTable;
import io.foretick.feature.bars.FractionalPrice;
import io.foretick.feature.label.Label;
import io.foretick.lab.spec.BarSpec;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;
import io.foretick.lab.spec.FeatureSpec;
import io.foretick.lab.spec.LabelSpec;
import io.foretick.market.bar.BarKind;
import io.foretick.market.bar.TradeColumns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class DatasetsTest {

    private static final String HEADER = "time,price,quantity,side\n";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.2, 0.5})
    void theLockedWindowIsTheLastPartOfTheTime(double lockedShare) throws IOException {
        DataSpec data = trades("time", 1_001, 1_000);
        Tape tape = Datasets.loadData(data, Specs.split(lockedShare));
        long spanNs = 1_000 * Times.SECOND_NS;
        assertEquals((1.0 - lockedShare) * spanNs, (double) (tape.endNs() - tape.startNs()), 2e9);
        Tape whole = Datasets.loadData(data, Specs.split(0));
        assertEquals(1_001, whole.trades().size());
        TapeReach reach = Datasets.reach(data, Specs.split(lockedShare));
        assertEquals(tape.trades().size(), countBefore(whole.trades(), reach.lockedFromNs()));
    }

    private static int countBefore(TradeColumns trades, long endNs) {
        int count = 0;
        while (count < trades.size() && trades.timeNs(count) < endNs) {
            count++;
        }
        return count;
    }

    @Test
    void theDigestOfAllIsKnownWithoutKeepingIt() throws IOException {
        DataSpec data = trades("all", 1_001, 1_000);
        Tape whole = Datasets.loadData(data, Specs.split(0));
        TapeReach reach = Datasets.reach(data, Specs.split(0.3));
        assertEquals(whole.digest(), reach.digest());
        assertEquals(whole.startNs(), reach.startNs());
        Tape open = Datasets.loadData(data, Specs.split(0.3));
        assertNotEquals(open.digest(), reach.digest());
        DataSpec other = trades("changed", 1_001, 999);
        assertNotEquals(reach.digest(), Datasets.reach(other, Specs.split(0.3)).digest());
    }

    @Test
    void nothingOfTheLockedWindowChangesWhatAGridSees() throws IOException {
        Tape tape = Datasets.loadData(trades("one", 1_001, 1_000), Specs.split(0.3));
        Tape other = Datasets.loadData(trades("two", 1_001, 900), Specs.split(0.3));
        assertEquals(701, tape.trades().size());
        assertEquals(tape.digest(), other.digest());
        Tape seen = Datasets.loadData(trades("three", 1_001, 300), Specs.split(0.3));
        assertNotEquals(tape.digest(), seen.digest());
    }

    /// One trade a second, whose price falls by half from trade `fallsAt` on.
    private DataSpec trades(String name, int count, int fallsAt) throws IOException {
        var text = new StringBuilder(HEADER);
        for (int k = 0; k < count; k++) {
            text.append(1_700_000_000 + k).append(k < fallsAt ? ",100," : ",50,");
            text.append("0.5,").append(k % 3 == 0 ? "sell" : "buy").append('\n');
        }
        return Specs.files(Source.TRADES, "X", write(name + ".csv", text.toString()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void keepsWhatLiesBetweenTheDatesOfTheSpec() throws IOException {
        Path file = write("t.csv", HEADER + "1700000000,1,1,buy\n1700086400,2,1,buy\n");
        // 1,700,000,000 is 2023-11-14T22:13:20Z.
        DataSpec second = Specs.files(Source.TRADES, "X", "2023-11-15", "", file);
        assertEquals(1, Datasets.loadData(second, Specs.split(0)).trades().size());
        DataSpec first = Specs.files(Source.TRADES, "X", "", "2023-11-15T22:13:20Z", file);
        Tape tape = Datasets.loadData(first, Specs.split(0));
        assertEquals(1, tape.trades().size());
        assertEquals(E8.ONE, tape.trades().priceE8(0));
    }

    @Test
    void saysWhyDataCannotBeHad() throws IOException {
        Path file = write("t.csv", HEADER + "1700000000,1,1,buy\n");
        refuses("no trades", Specs.files(Source.TRADES, "X", "2024-01-01", "", file));
        refuses("data.from must be", Specs.files(Source.TRADES, "X", "yesterday", "", file));
        refuses("no file", Specs.files(Source.TRADES, "X", folder.resolve("absent.csv")));
        refuses("no files are named", Specs.files(Source.TRADES, "X"));
        refuses("data.rows", Specs.generated(0));
        Path back = write("b.csv", HEADER + "1700000005,1,1,buy\n1700000000,1,1,buy\n");
        refuses("time runs back", Specs.files(Source.TRADES, "X", back));
    }

    private static void refuses(String reason, DataSpec data) {
        var e = assertThrows(IOException.class, () -> Datasets.loadData(data, Specs.split(0)));
        assertTrue(String.valueOf(e.getMessage()).contains(reason), e::getMessage);
    }

    @Test
    void aTradeStampedALittleEarlyGetsTheTimeOfTheOneBefore() throws IOException {
        Path file = write("t.csv", HEADER + "1700000000500,1,1,buy\n1700000000400,2,1,buy\n");
        TradeColumns trades =
                Datasets.loadData(Specs.files(Source.TRADES, "X", file), Specs.split(0)).trades();
        assertEquals(trades.timeNs(0), trades.timeNs(1));
    }

    @Test
    void aTrialsDataComesOutAsBarsFeaturesAndLabels() throws IOException {
        Tape tape = Datasets.loadData(Specs.generated(20_000), Specs.split(0.2));
        BarSet set = Datasets.makeFeatures(Specs.DOLLARS, Specs.FEATURES, Specs.LABELS, tape);
        assertTrue(set.size() > 500, "bars " + set.size());
        assertEquals(set.size(), set.features().rows());
        assertEquals(set.size() - Specs.LABELS.horizonBars(), set.labels().size());
        assertEquals(set.labels().size(), set.weights().length);
        assertEquals(10, set.features().names().size() + 1);
        int first = set.features().firstCompleteRow();
        assertTrue(first > 0 && first < 200, "first complete row " + first);
        assertTrue(set.labels().stream().anyMatch(label -> label.direction() > 0));
        assertTrue(set.labels().stream().anyMatch(label -> label.direction() < 0));
    }

    @Test
    void aLabelIsWhatTheClosesAfterItsBarDid() throws IOException {
        Tape tape = Datasets.loadData(Specs.generated(20_000), Specs.split(0));
        BarSet set = Datasets.makeFeatures(Specs.DOLLARS, Specs.FEATURES, Specs.LABELS, tape);
        double[] close = Datasets.bars(Specs.DOLLARS, tape).bars().closes();
        for (int bar = 0; bar < set.labels().size(); bar++) {
            Label label = set.labels().get(bar);
            double ratio = close[bar + label.bars()] / close[bar];
            assertEquals(Math.log(ratio), label.returnLog(), 1e-12);
        }
    }

    @Test
    void whatComesLaterChangesNoBarNorFeature() throws IOException {
        Tape whole = Datasets.loadData(Specs.generated(20_000), Specs.split(0));
        Tape early = Datasets.loadData(Specs.generated(20_000), Specs.split(0.4));
        BarSet all = Datasets.makeFeatures(Specs.DOLLARS, Specs.FEATURES, Specs.LABELS, whole);
        BarSet known = Datasets.makeFeatures(Specs.DOLLARS, Specs.FEATURES, Specs.LABELS, early);
        assertTrue(known.size() < all.size() && known.size() > 300);
        for (int bar = 0; bar < known.size(); bar++) {
            assertEquals(all.endNs(bar), known.endNs(bar));
            assertArrayEquals(all.features().row(bar), known.features().row(bar));
        }
        assertEquals(all.labels().subList(0, known.labels().size()), known.labels());
    }

    @Test
    void barsOfTheClockAreOverWhenItStrikes() throws IOException {
        Path file =
                write(
                        "t.csv",
                        HEADER + "1700000005,1,1,buy\n1700000050,2,1,buy\n1700000190,3,1,buy\n");
        Tape tape = Datasets.loadData(Specs.files(Source.TRADES, "X", file), Specs.split(0));
        BarTable bars = Datasets.bars(new BarSpec(BarKind.TIME, "1m"), tape).bars();
        assertEquals(2, bars.size()); // the last trade opens a bar that is not over
        assertEquals(1_700_000_040L * Times.SECOND_NS, bars.endNs(0));
        assertEquals(1_700_000_100L * Times.SECOND_NS, bars.endNs(1));
    }

    @Test
    void nothingReachesOverAHole() throws IOException {
        var text = new StringBuilder(HEADER);
        for (int k = 0; k < 2_000; k++) {
            int second = 1_700_000_000 + k + (k < 1_000 ? 0 : 90_000);
            text.append(second).append(k < 1_000 ? ",100." : ",300.").append(k % 7);
            text.append(",1,buy\n");
        }
        DataSpec data = Specs.files(Source.TRADES, "X", write("t.csv", text.toString()));
        Tape tape = Datasets.loadData(data, Specs.split(0));
        BarSpec ticks = new BarSpec(BarKind.TICK, "3");
        BarSet set = Datasets.makeFeatures(ticks, Specs.FEATURES, Specs.LABELS, tape);
        assertEquals(666, set.size()); // two times 333, and a trade left over before the hole
        int hole = 333;
        int warmUp = set.features().firstCompleteRow();
        assertEquals(warmUp, set.features().slice(hole, set.size()).firstCompleteRow());
        double[] weights = set.weights();
        for (int bar = 0; bar < set.labels().size(); bar++) {
            assertTrue(Math.abs(set.labels().get(bar).returnLog()) < 0.01);
            boolean ahead = bar >= hole - Specs.LABELS.horizonBars() && bar < hole;
            assertEquals(ahead, weights[bar] == 0.0, "bar " + bar);
        }
    }

    @Test
    void findsTheBarsThatAreKnownBeforeATime() throws IOException {
        Tape tape = Datasets.loadData(Specs.generated(20_000), Specs.split(0));
        BarSet set = Datasets.makeFeatures(Specs.DOLLARS, Specs.FEATURES, Specs.LABELS, tape);
        assertEquals(0, set.firstEndingFrom(Long.MIN_VALUE));
        assertEquals(set.size(), set.firstEndingFrom(Long.MAX_VALUE));
        int bar = set.firstEndingFrom(set.endNs(100));
        assertTrue(bar <= 100 && set.endNs(bar) == set.endNs(100));
        assertEquals(101, set.firstEndingFrom(set.endNs(100) + 1));
    }

    @Test
    void saysWhyBarsCannotBeMade() throws IOException {
        Tape tape = Datasets.loadData(Specs.generated(500), Specs.split(0));
        refuses("too few", new BarSpec(BarKind.DOLLAR, "100000000"), Specs.FEATURES, tape);
        refuses("bars of dollar -1", new BarSpec(BarKind.DOLLAR, "-1"), Specs.FEATURES, tape);
        refuses("bars of tick", new BarSpec(BarKind.TICK, "many"), Specs.FEATURES, tape);
        refuses("rsj", new BarSpec(BarKind.TICK, "5"), new FeatureSpec(List.of("rsj"), 0), tape);
        var unfitted = new FeatureSpec(List.of("frac_diff"), Double.NaN);
        refuses("fractionalOrder", new BarSpec(BarKind.TICK, "5"), unfitted, tape);
    }

    private static void refuses(String reason, BarSpec bars, FeatureSpec features, Tape tape) {
        LabelSpec labels = Specs.LABELS;
        var e =
                assertThrows(
                        IOException.class,
                        () -> Datasets.makeFeatures(bars, features, labels, tape));
        assertTrue(String.valueOf(e.getMessage()).contains(reason), e::getMessage);
    }

    @Test
    void theOrderOfTheDifferenceIsFittedToTrainingBarsOnly() throws IOException {
        var unfitted = new FeatureSpec(List.of("frac_diff"), Double.NaN);
        BarSpec ticks = new BarSpec(BarKind.TICK, "5");
        Tape tape = Datasets.loadData(Specs.generated(6_000), Specs.split(0));
        BarTable bars = Datasets.bars(ticks, tape).bars();
        int training = 0;
        while (bars.endNs(training) < tape.tradedFromNs(Specs.split(0))) {
            training++;
        }
        double order = FractionalPrice.smallestOrder(Arrays.copyOf(bars.closes(), training));
        var known = new FeatureSpec(List.of("frac_diff"), order);
        BarSet expected = Datasets.makeFeatures(ticks, known, Specs.LABELS, tape);
        BarSet fitted = Datasets.makeFeatures(ticks, unfitted, Specs.LABELS, Specs.split(0), tape);
        assertArrayEquals(
                expected.features().column("frac_diff"), fitted.features().column("frac_diff"));
    }
}
