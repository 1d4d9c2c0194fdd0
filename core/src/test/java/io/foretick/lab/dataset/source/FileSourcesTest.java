package io.foretick.lab.dataset.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class FileSourcesTest {

    private static final String KLINES = "open_time_ms,open,high,low,close,volume\n";
    private static final long START_NS = 1_700_000_040_000_000_000L;

    @TempDir Path folder;

    @Test
    void aCandleThatRoseGoesDownFirst() throws IOException {
        KeptRows kept = klines(KLINES + "1700000040000,10,12,9,11,8\n");
        assertEquals(4, kept.trades.size());
        assertEquals(START_NS + " 1000000000 200000000 buy", kept.text(0));
        assertEquals(START_NS + 15_000_000_000L + " 900000000 200000000 sell", kept.text(1));
        assertEquals(START_NS + 45_000_000_000L + " 1200000000 200000000 buy", kept.text(2));
        assertEquals(START_NS + 59_999_999_999L + " 1100000000 200000000 sell", kept.text(3));
    }

    @Test
    void aCandleThatFellGoesUpFirstAndItsVolumeIsWhole() throws IOException {
        KeptRows kept = klines(KLINES + "1700000040000,10,12,9,9.5,0.00000007\n");
        assertEquals(1_200_000_000L, kept.trades.priceE8(1));
        assertEquals(900_000_000L, kept.trades.priceE8(2));
        assertEquals(4, kept.trades.quantityE8(3)); // three of 1, and the rest
    }

    @Test
    void missingAndEmptyCandlesPrintNothing() throws IOException {
        String rows = "1700000040000,10,10,10,10,1\n1700000100000,10,10,10,10,0\n";
        KeptRows kept = klines(KLINES + rows + "1700000400000,10,10,10,10,1\n");
        assertEquals(8, kept.trades.size());
        assertEquals(START_NS + 360_000_000_000L, kept.trades.timeNs(4));
        assertEquals("buy", kept.text(7).substring(kept.text(7).lastIndexOf(' ') + 1));
    }

    private KeptRows klines(String text) throws IOException {
        write("BTCUSDT-1m-2023-11.csv", text);
        return read(Source.KLINES, "BTCUSDT", folder);
    }

    @Test
    void aFolderOfKlinesIsReadForItsSymbolOnly() throws IOException {
        write("ETHUSDT-1m-2023-11.csv", KLINES + "1700000040000,5,5,5,5,1\n");
        KeptRows kept = klines(KLINES + "1700000040000,10,12,9,11,8\n");
        assertEquals(1_000_000_000L, kept.trades.priceE8(0));
        assertEquals(4, kept.trades.size());
        Path other = folder.resolve("ETHUSDT-1m-2023-11.csv");
        refuses("is of ETHUSDT, not BTCUSDT", Source.KLINES, other);
    }

    @Test
    void readsTradesOfTheArchiveAsTheyAreSpelt() throws IOException {
        String single = "7,10.50000000,2.00000000,21.00000000,1700000040000,True,True\n";
        assertEquals(START_NS + " 1050000000 200000000 sell", trade("s.csv", single));
        String aggregated = "7,10.5,2,70,71,1700000040000000,False,True\n";
        assertEquals(START_NS + " 1050000000 200000000 buy", trade("a.csv", aggregated));
        String futures = "id,price,qty,quote_qty,time,is_buyer_maker\n7,10.5,2,21,1700000040000,";
        assertEquals(START_NS + " 1050000000 200000000 sell", trade("f.csv", futures + "true\n"));
    }

    @Test
    void readsTradesWhoseHeaderNamesThem() throws IOException {
        String epoch = "time,price,quantity,side\n1700000040,10.5,2,BUY\n";
        assertEquals(START_NS + " 1050000000 200000000 buy", trade("e.csv", epoch));
        String instant = "side,Timestamp,price,size\ns,2023-11-14T22:14:00Z,10.5,2\n";
        assertEquals(START_NS + " 1050000000 200000000 sell", trade("i.csv", instant));
    }

    @Test
    void readsTradesHoweverTheyArePacked() throws IOException {
        String text = "time,price,quantity,side\n1700000040,10.5,2,buy\n";
        Path gz = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Path zip = folder.resolve("t.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("t.csv"));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        KeptRows kept = read(Source.TRADES, "", gz, zip);
        assertEquals(2, kept.trades.size());
        assertEquals(kept.text(0), kept.text(1));
    }

    private String trade(String name, String text) throws IOException {
        KeptRows kept = read(Source.TRADES, "", write(name, text));
        assertEquals(1, kept.trades.size());
        return kept.text(0);
    }

    @Test
    void namesFileAndLineOfABadRow() throws IOException {
        String head = "time,price,quantity,side\n1700000040,10.5,2,buy\n";
        refuses("t.csv:3: 'up' is no side", write("t.csv", head + "1700000041,10.5,2,up\n"));
        refuses("t.csv:3: 'true' does not say", write("t.csv", head + "1700000041,1,2,true\n"));
        refuses("t.csv:3: only 2 columns", write("t.csv", head + "1700000041,10.5\n"));
        refuses("t.csv:3: price or quantity", write("t.csv", head + "1700000041,0,2,buy\n"));
        refuses("t.csv:3: '2023-11-14' is no time", write("t.csv", head + "2023-11-14,1,2,buy\n"));
        refuses("t.csv:1: no column is called price", write("t.csv", "time,side,qty\n"));
        refuses("t.csv:1: 3 columns and no header", write("t.csv", "1,2,3\n"));
        refuses("t.csv: no rows", write("t.csv", ""));
        refuses("t.zip: is no zip", write("t.zip", "time"));
        refuses("t.csv line 1", write("t.csv", "7,x,2.00000000,2.0,1700000040000,True,True\n"));
        Path klines = write("BTCUSDT-1m-2023-11.csv", KLINES + "1700000040000,10,12,9,13,8\n");
        refuses(":2: closeE8 must lie in", Source.KLINES, klines);
    }

    @Test
    void saysWhichFileIsNotThere() {
        refuses("no file", folder.resolve("absent.csv"));
    }

    private static void refuses(String reason, Path file) {
        refuses(reason, Source.TRADES, file);
    }

    private static void refuses(String reason, Source source, Path file) {
        String symbol = source == Source.KLINES ? "BTCUSDT" : "";
        var e = assertThrows(IOException.class, () -> read(source, symbol, file), reason);
        assertTrue(String.valueOf(e.getMessage()).contains(reason), e::getMessage);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static KeptRows read(Source source, String symbol, Path... files) throws IOException {
        List<String> paths = List.of(files).stream().map(Path::toString).toList();
        var kept = new KeptRows();
        var data = new DataSpec(source, paths, symbol, "", "", "", 0, 0.01, 0.001);
        TapeSource reader = source == Source.KLINES ? new KlinePrints() : new TradeFiles();
        reader.read(data, kept);
        return kept;
    }
}
