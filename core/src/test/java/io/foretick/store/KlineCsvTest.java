package io.foretick.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

class KlineCsvTest {

    private static final String HEADER = "open_time_ms,open,high,low,close,volume\n";
    private static final String ROWS = "120000,1,3,1,2,5\n180000,2,2,2,2.5,0\n";

    @TempDir private Path folder = Path.of("");

    @Test
    void closeIsKnownWhenItsMinuteIsOver() throws IOException {
        KlineCsv.Klines klines = read("BTCUSDT_1m_x.csv", HEADER + ROWS);
        assertEquals("BTC", klines.series().asset());
        assertEquals(2, klines.series().size());
        assertEquals(180 * Times.SECOND_NS, klines.series().timeNs(0));
        assertEquals(Math.log(2.5), klines.series().logClose(1), 1e-15);
    }

    @Test
    void readsGzipToo() throws IOException {
        Path path = folder.resolve("ETHUSDT_1m.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write((HEADER + ROWS).getBytes(StandardCharsets.US_ASCII));
        }
        KlineCsv.Klines klines = KlineCsv.read(path);
        assertEquals("ETH", klines.series().asset());
        assertEquals(2, klines.file().rows());
    }

    @Test
    void statesTheDigestOfTheFilesBytes() throws IOException {
        KlineCsv.Klines klines = read("BTCUSDT_1m.csv", HEADER + "0,1,1,1,1,1\n");
        assertEquals(
                "c1ba2af571fa20f08a609c269a8bf696fe12805483b71e9129400d505ebccf21",
                klines.file().sha256());
        assertEquals("BTCUSDT_1m.csv", klines.file().name());
    }

    @Test
    void refusesWhatIsNoMinuteKlineAndSaysWhere() {
        assertRefused("BTCUSDT_1m.csv", "time,close\n", ":1: header");
        assertRefused("BTCUSDT_1m.csv", HEADER, "no rows");
        assertRefused("BTCUSDT_1m.csv", HEADER + "0,1,1,1\n", ":2: a row has 6 fields");
        assertRefused("BTCUSDT_1m.csv", HEADER + "1,1,1,1,1,1\n", ":2: open_time_ms is no whole");
        assertRefused("BTCUSDT_1m.csv", HEADER + "0,1,1,1,NaN,1\n", ":2: close must be above 0");
        assertRefused("BTCUSDT_1m.csv", HEADER + "0,1,1,1,x,1\n", ":2:");
        assertRefused("BTCUSDT_1m.csv", HEADER + ROWS + "180000,1,1,1,1,1\n", ":4: open_time_ms");
        assertRefused("BTCUSDT_5m.csv", HEADER + ROWS, "name must begin");
    }

    private void assertRefused(String name, String text, String part) {
        IOException refusal = assertThrows(IOException.class, () -> read(name, text));
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }

    private KlineCsv.Klines read(String name, String text) throws IOException {
        return KlineCsv.read(Files.writeString(folder.resolve(name), text));
    }
}
