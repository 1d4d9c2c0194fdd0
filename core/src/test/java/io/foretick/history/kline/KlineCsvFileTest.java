package io.foretick.history.kline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class KlineCsvFileTest {

    private static final String HEADER = "open_time_ms,open,high,low,close,volume\n";
    private static final String FUTURES_HEADER =
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,"
                    + "taker_buy_volume,taker_buy_quote_volume,ignore\n";
    private static final long MINUTE_2024 = 28_500_000L * 60;
    private static final long MINUTE_2025 = 29_000_000L * 60;

    @TempDir private Path folder = Path.of("");

    @Test
    void readsSixColumnsUnderAHeader() throws IOException {
        List<Kline> klines = read("BTCUSDT_1m_x.csv", HEADER + "120000,1,3,0.5,2.25,5\n");
        assertEquals(
                List.of(new Kline(120, E8.ONE, 3 * E8.ONE, E8.ONE / 2, 9 * E8.ONE / 4, 5 * E8.ONE)),
                klines);
    }

    @Test
    void readsTheArchivesRowsOfBothEras() throws IOException {
        assertEquals(
                MINUTE_2024,
                read("BTCUSDT-1m-2024-03.csv", archiveRow(MINUTE_2024 * 1_000))
                        .getFirst()
                        .openSecond());
        assertEquals(
                MINUTE_2025,
                read("BTCUSDT-1m-2025-02.csv", archiveRow(MINUTE_2025 * 1_000_000))
                        .getFirst()
                        .openSecond());
    }

    @Test
    void tellsSymbolAndIntervalByTheName() throws IOException {
        KlineCsvFile file = KlineCsvFile.of(Path.of("ETHUSDT-15m-2024-01-01.zip"));
        assertEquals("ETHUSDT", file.symbol());
        assertEquals(900, file.interval().seconds());
        assertEquals("1s", KlineCsvFile.of(Path.of("1000SATSUSDT_1s.csv")).interval().name());
        assertThrows(IOException.class, () -> KlineCsvFile.of(Path.of("BTCUSDT-1w-2024.zip")));
        assertThrows(IOException.class, () -> KlineCsvFile.of(Path.of("BTCUSDT-7m-2024.zip")));
        assertThrows(IOException.class, () -> KlineCsvFile.of(Path.of("BTCUSDT-trades-2024.zip")));
    }

    @Test
    void readsGzipAndZip() throws IOException {
        byte[] text =
                (HEADER + "0,1,1,1,1,1\n60000,1,1,1,1,1\n").getBytes(StandardCharsets.US_ASCII);
        Path gzip = folder.resolve("BTCUSDT_1m.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(text);
        }
        assertEquals(2, KlineCsvFile.of(gzip).read(_ -> {}));
        Path zip = folder.resolve("BTCUSDT-1m-2024-01.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("BTCUSDT-1m-2024-01.csv"));
            out.write(archiveRow(MINUTE_2024 * 1_000).getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(1, KlineCsvFile.of(zip).read(_ -> {}));
    }

    @Test
    void refusesFuturesByTheirHeaderAndByTheirClock() {
        assertRefused(
                FUTURES_HEADER + archiveRow(MINUTE_2024 * 1_000), ":1: this is a file of futures");
        assertRefused(archiveRow(MINUTE_2025 * 1_000), ":1: this is a file of futures");
    }

    @Test
    void refusesWhatIsNoKlineAndSaysWhere() {
        assertRefused("", "no rows");
        assertRefused(HEADER, "no rows");
        assertRefused("time,close\n", ":1: header must be");
        assertRefused(HEADER + "0,1,1,1\n", ":2: a row has 6 fields, this one 4");
        assertRefused(HEADER + "1,1,1,1,1,1\n", ":2: open time is no whole 1m");
        assertRefused(HEADER + "0,1,1,1,NaN,1\n", ":2: not a decimal number");
        assertRefused(HEADER + "0,1,1,1,2,1\n", ":2: closeE8 must lie in");
        assertRefused(HEADER + "0,1,1,1,1,-1\n", ":2: volumeE8");
        assertRefused(HEADER + "0,1,1,1,1,1\n0,1,1,1,1,1\n", ":3: time does not rise");
    }

    private void assertRefused(String text, String part) {
        IOException refusal = assertThrows(IOException.class, () -> read("BTCUSDT_1m.csv", text));
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }

    private List<Kline> read(String name, String text) throws IOException {
        List<Kline> klines = new ArrayList<>();
        KlineCsvFile.of(Files.writeString(folder.resolve(name), text)).read(klines::add);
        return klines;
    }

    private static String archiveRow(long openTime) {
        return openTime + ",1.5,2,1,1.75,3.25,0,5.1,7,1.1,1.9,0\n";
    }
}
