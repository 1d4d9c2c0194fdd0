package io.foretick.lab.dataset.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.venue.lob.FeedRows;
import io.foretick.venue.lob.replay.ReplaySettings.Steps;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class HftFeedFileTest {

    private static final String HEADER = "event,exch_ns,local_ns,side,price,qty\n";
    private static final Steps STEPS = new Steps(E8.ONE / 100, E8.ONE / 1000);
    private static final String DOUBLES =
            "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 6), }";
    private static final String RECORDS =
            "{'descr': [('ev', '<u8'), ('exch_ts', '<i8'), ('local_ts', '<i8'), ('px', '<f8'),"
                    + " ('qty', '<f8'), ('order_id', '<u8'), ('ival', '<i8'), ('fval', '<f8')],"
                    + " 'fortran_order': False, 'shape': (2,), }";

    @TempDir Path folder;

    @Test
    void readsTextPlainAndCompressed() throws IOException {
        String text = HEADER + "1,1000,3000,1,200.01,10.2294\n2,2000,3000,-1,707.81,0.170\n";
        Path plain = Files.writeString(folder.resolve("plain.csv"), text);
        Path packed = folder.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        for (Path file : new Path[] {plain, packed}) {
            FeedRows rows = HftFeedFile.read(file, STEPS);
            assertEquals(2, rows.size());
            assertRow(rows, 0, FeedRows.DEPTH, 1000, 3000, 20_001, 10_229);
            assertTrue(rows.buys(0));
            assertRow(rows, 1, FeedRows.TRADE, 2000, 3000, 70_781, 170);
            assertFalse(rows.buys(1));
        }
    }

    @Test
    void keepsRowsThatOneSideNeverSaw() throws IOException {
        FeedRows rows = read(HEADER + "4,1000,-1,1,1.00,1\n4,-1,3000,1,1.00,1\n");
        assertRow(rows, 0, FeedRows.SNAPSHOT, 1000, FeedRows.NEVER, 100, 1000);
        assertRow(rows, 1, FeedRows.SNAPSHOT, FeedRows.NEVER, 3000, 100, 1000);
    }

    @Test
    void clearsBothSidesWhereNoneIsNamed() throws IOException {
        FeedRows rows = read(HEADER + "3,1000,1000,0,0,0\n");
        assertEquals(2, rows.size());
        assertRow(rows, 0, FeedRows.CLEAR, 1000, 1000, 0, 0);
        assertTrue(rows.buys(0));
        assertFalse(rows.buys(1));
        assertTrue(rows.tick(1) > 1L << 32);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,1000,3000,1,200.001,1 | line 2: price 200.001 is no multiple of the tick 0.01",
                "5,1000,3000,1,200.01,1 | line 2: event must lie in [1, 4], was 5",
                "1,1000,3000,2,200.01,1 | line 2: side must be 1 or -1, was 2",
                "1,1000,3000,1,200.01 | line 2: must have 6 cells, had 5",
                "1,1000,3000,1,200.01,1,1 | line 2: more than 6 cells",
                "1,3000,1000,1,200.01,1 | line 2: time from exchange to us must not be negative",
                "1,1000,3000,1,-1.00,1 | line 2: a price or quantity below zero",
                "1,x,3000,1,200.01,1 | line 2: Error at index 0",
                "1,-1,-1,1,200.01,1 | line 2: exchange time of a row that we never saw",
                "1,-7,3000,1,200.01,1 | line 2: a time must be positive or -1, was -7"
            })
    void refusesBadRowsWithTheirLine(String row, String reason) {
        IOException refused = assertThrows(IOException.class, () -> read(HEADER + row + "\n"));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("feed.csv: " + reason), message);
    }

    @Test
    void refusesAnotherHeader() {
        IOException refused = assertThrows(IOException.class, () -> read("a,b,c\n"));
        assertTrue(String.valueOf(refused.getMessage()).contains("line 1: must be event,"));
    }

    @Test
    void readsArraysOfDoubles() throws IOException {
        ByteBuffer rows = little(96);
        double[] values = {1, 1000, 3000, 1, 200.01, 10.229, 2, 2000, 3000, -1, 707.81, 0.17};
        for (double value : values) {
            rows.putDouble(value);
        }
        Path file = array("doubles.npy", DOUBLES, rows);
        assertArray(HftFeedFile.read(file, STEPS));
        assertArray(HftFeedFile.read(zipped(file), STEPS));
    }

    @Test
    void readsRecordsAndTheSidesThatSawThem() throws IOException {
        ByteBuffer rows = little(128);
        putRecord(rows, 1L << 31 | 1L << 30 | 1L << 29 | 1, 1000, 200.01, 10.229);
        putRecord(rows, 1L << 30 | 1L << 28 | 2, 2000, 707.81, 0.17);
        FeedRows read = HftFeedFile.read(array("records.npy", RECORDS, rows), STEPS);
        assertRow(read, 0, FeedRows.DEPTH, 1000, 3000, 20_001, 10_229);
        assertRow(read, 1, FeedRows.TRADE, FeedRows.NEVER, 3000, 70_781, 170);
        assertFalse(read.buys(1));
    }

    @Test
    void refusesArraysThatEndEarlyOrAreOfAnotherKind() throws IOException {
        Path cut = array("cut.npy", DOUBLES, little(50));
        IOException early = assertThrows(IOException.class, () -> HftFeedFile.read(cut, STEPS));
        assertTrue(String.valueOf(early.getMessage()).contains("row 1"), early::getMessage);
        Path other = array("other.npy", DOUBLES.replace("f8", "i4"), little(96));
        IOException kind = assertThrows(IOException.class, () -> HftFeedFile.read(other, STEPS));
        assertTrue(String.valueOf(kind.getMessage()).contains("six doubles"), kind::getMessage);
    }

    private FeedRows read(String text) throws IOException {
        return HftFeedFile.read(Files.writeString(folder.resolve("feed.csv"), text), STEPS);
    }

    private static void assertArray(FeedRows rows) {
        assertRow(rows, 0, FeedRows.DEPTH, 1000, 3000, 20_001, 10_229);
        assertRow(rows, 1, FeedRows.TRADE, 2000, 3000, 70_781, 170);
        assertFalse(rows.buys(1));
    }

    private static void assertRow(
            FeedRows rows, int row, byte kind, long exchange, long local, long tick, long lots) {
        assertEquals(kind, rows.kind(row));
        assertEquals(exchange, rows.exchangeNs(row));
        assertEquals(local, rows.localNs(row));
        assertEquals(tick, rows.tick(row));
        assertEquals(lots, rows.lots(row));
    }

    private static void putRecord(
            ByteBuffer rows, long event, long exchangeNs, double price, double quantity) {
        rows.putLong(event).putLong(exchangeNs).putLong(3000);
        rows.putDouble(price).putDouble(quantity).putLong(0).putLong(0).putDouble(0);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Path array(String name, String header, ByteBuffer rows) throws IOException {
        byte[] text = (header + " ".repeat(7) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[rows.capacity()];
        rows.rewind().get(content);
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
            out.write(new byte[] {(byte) text.length, (byte) (text.length >> 8)});
            out.write(text);
            out.write(content);
        }
        return file;
    }

    private Path zipped(Path array) throws IOException {
        Path file = folder.resolve("feed.npz");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("data.npy"));
            Files.copy(array, out);
            out.closeEntry();
        }
        return file;
    }
}
