package io.foretick.venue.binance.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.market.second.SecondCloser;
import io.foretick.market.second.TradeSink;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Recorded trades that count microseconds, spelt as the archive spells them, are accepted; a file
/// of futures is refused.
final class ArchiveSampleDataTest {

    private static final int TIME = 4;
    private static final int ID = 6;
    private static final int PRICE = 7;
    private static final int QUANTITY = 8;
    private static final int MAKER = 9;

    @TestFactory
    Stream<DynamicTest> acceptsRecordedTradesOfMicroseconds() {
        return SharedFiles.data()
                .cases("trade_stream_spot_*.csv.gz", ArchiveSampleDataTest::checkTrades);
    }

    @TestFactory
    Stream<DynamicTest> refusesAFileOfFutures() {
        return SharedFiles.data()
                .cases(
                        "LINKUSDT-1m-2026-02.csv.gz",
                        file -> {
                            TradeFileException refused =
                                    assertThrows(
                                            TradeFileException.class,
                                            () -> read(open(file), (_, _, _, _, _) -> {}));
                            String message = String.valueOf(refused.getMessage());
                            assertTrue(
                                    message.contains("line 1: a header row, as futures files have"),
                                    message);
                        });
    }

    private static InputStream open(Path file) throws IOException {
        return new GZIPInputStream(Files.newInputStream(file));
    }

    private static List<String[]> recorded(Path file) throws IOException {
        try (var lines =
                new BufferedReader(new InputStreamReader(open(file), StandardCharsets.US_ASCII))) {
            return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    /// A row of the archive.
    private static String row(String[] recorded) {
        BigDecimal price = new BigDecimal(recorded[PRICE]).setScale(8);
        BigDecimal quantity = new BigDecimal(recorded[QUANTITY]).setScale(8);
        BigDecimal quote = price.multiply(quantity).setScale(8);
        return "%s,%s,%s,%s,%s,%s,True\n"
                .formatted(
                        recorded[ID],
                        price.toPlainString(),
                        quantity.toPlainString(),
                        quote.toPlainString(),
                        recorded[TIME],
                        recorded[MAKER].equals("1") ? "True" : "False");
    }

    private static long read(InputStream in, TradeSink sink) throws IOException {
        var csv = new TradeCsv("sample.csv", sink);
        while (csv.readBlock(in)) {
            // all of it
        }
        return csv.rows();
    }

    private static void checkTrades(Path file) throws IOException {
        List<String[]> recorded = recorded(file);
        var text = new StringBuilder();
        recorded.forEach(trade -> text.append(row(trade)));
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        var rows = new ArrayList<CsvText.Row>();
        read(
                new ByteArrayInputStream(bytes),
                (id, timeNs, priceE8, quantityE8, maker) ->
                        rows.add(new CsvText.Row(id, timeNs, priceE8, quantityE8, maker)));
        assertEquals(CsvText.naive(text.toString()), rows);
        long[] sums = new long[2];
        var closer =
                new SecondCloser(
                        rows.getFirst().timeNs() / Times.SECOND_NS,
                        SecondCloser.NO_PRICE,
                        SecondCloser.NO_ID,
                        (_, _, quantityE8, _, trades, _, _) -> {
                            sums[0] += trades;
                            sums[1] += quantityE8;
                        });
        assertEquals(rows.size(), read(new ByteArrayInputStream(bytes), closer));
        closer.closeUntil(rows.getLast().timeNs() / Times.SECOND_NS + 1);
        assertEquals(rows.size(), sums[0]);
        assertEquals(rows.stream().mapToLong(CsvText.Row::quantityE8).sum(), sums[1]);
        assertEquals(0, closer.missing() + closer.duplicates() + closer.late());
    }
}
