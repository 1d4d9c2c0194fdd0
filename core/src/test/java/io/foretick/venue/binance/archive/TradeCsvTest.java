package io.foretick.venue.binance.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.foretick.market.second.SecondCloser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class TradeCsvTest {

    private static final String ROW =
            "4322285631,93576.00000000,0.00012000,11.22912000,1735689600123456,True,True";

    private static List<CsvText.Row> read(InputStream in) throws IOException {
        var rows = new ArrayList<CsvText.Row>();
        var csv =
                new TradeCsv(
                        "file.csv",
                        (id, timeNs, priceE8, quantityE8, maker) ->
                                rows.add(new CsvText.Row(id, timeNs, priceE8, quantityE8, maker)));
        while (csv.readBlock(in)) {
            assertEquals(rows.size(), csv.rows());
        }
        assertEquals(rows.size(), csv.rows());
        return rows;
    }

    private static List<CsvText.Row> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// Gives so few bytes at once that rows are cut anywhere.
    private static InputStream drops(String text, SplittableRandom random) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, random.nextInt(1, 200)));
            }
        };
    }

    private static TradeFileException refusal(String text) {
        return assertThrows(TradeFileException.class, () -> read(text));
    }

    @Test
    void readsARow() throws IOException {
        var row =
                new CsvText.Row(
                        4_322_285_631L,
                        1_735_689_600_123_456_000L,
                        9_357_600_000_000L,
                        12_000,
                        true);
        assertEquals(List.of(row), read(ROW + "\n"));
    }

    @Test
    void tellsMillisecondsFromMicrosecondsRowByRow() throws IOException {
        String text = "8,1.00000000,2.00000000,2.00000000,1735689599999,False,True\n" + ROW + "\n";
        List<CsvText.Row> rows = read(text);
        assertEquals(1_735_689_599_999_000_000L, rows.getFirst().timeNs());
        assertEquals(1_735_689_600_123_456_000L, rows.getLast().timeNs());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_260_101})
    void readsWhatANaiveParserReads(long seed) throws IOException {
        String text = CsvText.usual(new SplittableRandom(seed), 20_000);
        assertEquals(CsvText.naive(text), read(text));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_260_101})
    void readsRowsThatAreCutAnywhere(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        String text = CsvText.usual(random, 2_000).replace("0\n", "0\r\n");
        assertEquals(CsvText.naive(text), read(drops(text, random)));
    }

    /// What is spelt in another way is read as well, or refused, never misread.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_260_101})
    void neverMisreadsARowWithAWrongByte(long seed) {
        var random = new SplittableRandom(seed);
        String usual = CsvText.usual(random, 1);
        String alphabet = "0123456789,.-+eE TrueFals\t\0\u00b0\u00ff:/;";
        for (int k = 0; k < 20_000; k++) {
            var text = new StringBuilder(usual);
            int at = random.nextInt(usual.length() - 1);
            char wrong = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, wrong);
                case 1 -> text.insert(at, wrong);
                default -> text.deleteCharAt(at);
            }
            try {
                List<CsvText.Row> rows = read(text.toString());
                assertEquals(CsvText.naive(text.toString()), rows);
            } catch (IOException e) {
                assertTrue(e instanceof TradeFileException, e.toString());
            }
        }
    }

    @Test
    void toleratesCarriageReturnsAndAMissingLastEndOfLine() throws IOException {
        assertEquals(read(ROW + "\n" + ROW + "\n"), read(ROW + "\r\n" + ROW));
    }

    @Test
    void readsFewerDecimalsAndLongNumbers() throws IOException {
        String text =
                "123456789012345678,0.00001234,9999999999.5,100000000,1735689600123,True,True\n";
        assertEquals(CsvText.naive(text), read(text));
    }

    @Test
    void readsAnEmptyFile() throws IOException {
        assertEquals(List.of(), read(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,price,qty,quote_qty,time,is_buyer_maker | a header row, as futures files have",
                "1,1.0,1.0,1.0,1735689600123,true | 6 columns, as futures files have, not 7",
                "1,1.0,1.0,1.0,1735689600123,true,true | in lower case, as in futures files",
                "1,1.0,1.0,1.0,1735689600123,1,True | buyer-is-maker '1' is neither",
                "1,1.0,1.0,1.0,1735689600,True,True | time '1735689600' has neither 13 digits",
                "1,1.0,1.0,1.0,9735689600123,True,True | is not of this century",
                "1,1e3,1.0,1.0,1735689600123,True,True | price '1e3' is no such number",
                "1,0.00000000,1.0,1.0,1735689600123,True,True | price is 0",
                "1,1.0,-1.0,1.0,1735689600123,True,True | quantity '-1.0' is no such number",
                "1,1.0,1.000000001,1.0,1735689600123,True,True | quantity '1.000000001' is no",
                "x,1.0,1.0,1.0,1735689600123,True,True | id 'x' is no such number",
                "1,1.0,1.0,1.0,1735689600123,True,Tru | best-match 'Tru' is neither",
                "'' | 1 columns, not 7",
                "1,1.0,1.0,1.0,1735689600123,True,True,5 | 8 columns, not 7",
            })
    void saysWhatIsWrongAndWhere(String row, String message) {
        TradeFileException refused = refusal(ROW + "\n" + ROW + "\n" + row + "\n" + ROW);
        assertEquals(2, refused.rows());
        String text = String.valueOf(refused.getMessage());
        assertTrue(text.startsWith("file.csv line 3: "), text);
        assertTrue(text.contains(message), text);
    }

    @Test
    void refusesAFileThatIsCutWithinARow() {
        assertEquals(1, refusal(ROW + "\n" + ROW.substring(0, 40)).rows());
    }

    @Test
    void refusesARowWithoutEnd() {
        String text = String.valueOf(refusal(ROW + "\n" + "7".repeat(600_000)).getMessage());
        assertTrue(text.contains("longer than 1024"), text);
    }

    @Test
    void allocatesNothingForARow() throws IOException {
        byte[] text =
                CsvText.usual(new SplittableRandom(1), 50_000).getBytes(StandardCharsets.US_ASCII);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < 5; pass++) { // the compiler allocates now and then, too
            var closer =
                    new SecondCloser(
                            0,
                            SecondCloser.NO_PRICE,
                            SecondCloser.NO_ID,
                            (_, _, _, _, _, _, _) -> {});
            var csv = new TradeCsv("file.csv", closer);
            var in = new ByteArrayInputStream(text);
            long before = threads.getCurrentThreadAllocatedBytes();
            while (csv.readBlock(in)) {
                // all of it
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(least < 10_000, least + " bytes");
    }
}
