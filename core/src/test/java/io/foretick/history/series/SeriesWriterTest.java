package io.foretick.history.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;

final class SeriesWriterTest {

    private static final Closeable NO_LOCK = () -> {};
    private static final long FIRST = Trades.MIDNIGHT - 30;
    private static final long COMMITTED = Trades.MIDNIGHT + 10;

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void writeAFile() throws IOException {
        file = folder.resolve("BTCUSDT.series");
        try (SeriesWriter writer = SeriesWriter.create(file, "BTCUSDT", FIRST, NO_LOCK)) {
            appendUntil(writer, COMMITTED);
            writer.commit();
        }
    }

    @Test
    void cutsWhatWasNotCommitted() throws IOException {
        try (SeriesWriter writer = SeriesWriter.append(file, NO_LOCK)) {
            appendUntil(writer, COMMITTED + 50_000); // more than its buffer holds
        }
        try (MappedSeries series = MappedSeries.open(file)) {
            assertEquals(COMMITTED, series.endSecond());
        }
        goOnAndCompare();
    }

    /// A power cut may leave anything behind the last commit, and half of the next one.
    @ParameterizedTest
    @ValueSource(ints = {0, 8, 24, 40, 56})
    void fallsBackBehindATornCommit(int torn) throws IOException {
        try (SeriesWriter writer = SeriesWriter.append(file, NO_LOCK)) {
            appendUntil(writer, COMMITTED + 5);
            writer.commit();
        }
        overwrite(SeriesLayout.commitAt(2) + torn);
        try (MappedSeries series = MappedSeries.open(file)) {
            assertEquals(COMMITTED, series.endSecond());
        }
        goOnAndCompare();
    }

    /// What was written but not forced may reach the disk in any part and order; the word of the
    /// commit is written only after all of it was forced.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void survivesAnyPartOfWhatWasNotForced(long seed) throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (SeriesWriter writer = SeriesWriter.append(file, NO_LOCK)) {
            appendUntil(writer, COMMITTED + 100_000); // over the next midnight
            writer.commit();
        }
        byte[] after = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] left = Arrays.copyOf(before, random.nextInt(before.length, after.length));
        for (int at = SeriesLayout.SPANS_AT; at < left.length; at += 512) {
            if (random.nextBoolean()) {
                System.arraycopy(after, at, left, at, Math.min(512, left.length - at));
            }
        }
        Files.write(file, left);
        goOnAndCompare();
    }

    @Test
    void isNoSeriesBeforeTheFirstCommit() throws IOException {
        Path fresh = folder.resolve("ETHUSDT.series");
        try (SeriesWriter writer = SeriesWriter.create(fresh, "ETHUSDT", FIRST, NO_LOCK)) {
            assertThrows(IllegalStateException.class, writer::commit);
            appendUntil(writer, COMMITTED);
        }
        assertThrows(BrokenSeriesException.class, () -> MappedSeries.open(fresh));
    }

    @Test
    void readersKeepTheEndTheyOpenedAt() throws IOException {
        try (MappedSeries before = MappedSeries.open(file);
                SeriesWriter writer = SeriesWriter.append(file, NO_LOCK)) {
            appendUntil(writer, COMMITTED + 5);
            writer.commit();
            assertEquals(COMMITTED, before.endSecond());
            assertThrows(IndexOutOfBoundsException.class, () -> before.priceE8(COMMITTED));
            try (MappedSeries after = MappedSeries.open(file)) {
                Same.assertSameUntil(COMMITTED, before, after);
            }
        }
    }

    @Test
    void isTheSameHoweverOftenItCommits() throws IOException {
        Path other = folder.resolve("other.series");
        try (SeriesWriter writer = SeriesWriter.create(other, "BTCUSDT", FIRST, NO_LOCK)) {
            for (long end = FIRST + 1; end <= COMMITTED; end++) {
                appendUntil(writer, end);
                writer.commit();
            }
        }
        try (MappedSeries once = MappedSeries.open(file);
                MappedSeries often = MappedSeries.open(other)) {
            Same.assertSame(once, often);
            assertEquals(once.spans(), often.spans());
        }
    }

    @Test
    void refusesWhatLiesBeforeItsEndOrFarAhead() throws IOException {
        try (SeriesWriter writer = SeriesWriter.append(file, NO_LOCK)) {
            assertThrows(IllegalArgumentException.class, () -> writer.append(COMMITTED - 1, 1, 1));
            long far = FIRST + SeriesLayout.SECONDS_MAX;
            assertThrows(IllegalArgumentException.class, () -> writer.append(far, 1, 1));
            assertThrows(IllegalArgumentException.class, () -> writer.append(COMMITTED, 0, 1));
        }
    }

    @Test
    void findsARowThatChangedOnTheDisk() throws IOException {
        try (MappedSeries series = MappedSeries.open(file)) {
            assertTrue(series.fault().isEmpty());
        }
        overwrite(SeriesLayout.rowAt(3) + SeriesLayout.VARIANCE);
        try (MappedSeries series = MappedSeries.open(file)) {
            assertEquals(
                    "row 3 of BTCUSDT is not what its price and quantity make",
                    series.fault().orElseThrow());
        }
    }

    @Test
    void findsADayThatChangedOnTheDisk() throws IOException {
        overwrite(SeriesLayout.rowAt(29) + SeriesLayout.PRICE);
        try (MappedSeries series = MappedSeries.open(file)) {
            assertTrue(series.fault().isPresent());
        }
    }

    private void goOnAndCompare() throws IOException {
        Path other = folder.resolve("other.series");
        try (SeriesWriter writer = SeriesWriter.append(file, NO_LOCK);
                SeriesWriter whole = SeriesWriter.create(other, "BTCUSDT", FIRST, NO_LOCK)) {
            assertEquals(COMMITTED, writer.endSecond());
            appendUntil(writer, COMMITTED + 20);
            writer.commit();
            appendUntil(whole, COMMITTED + 20);
            whole.commit();
        }
        try (MappedSeries expected = MappedSeries.open(other);
                MappedSeries actual = MappedSeries.open(file)) {
            Same.assertSame(expected, actual);
            assertEquals(expected.digest(), actual.digest());
        }
    }

    private static void appendUntil(SeriesWriter writer, long end) throws IOException {
        for (long second = writer.endSecond(); second < end; second++) {
            writer.append(second, (100 + second % 7) * E8.ONE, second % 5);
        }
    }

    private void overwrite(long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), at);
        }
    }
}
