package io.foretick.venue.binance.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class TradeZipTest {

    private static final String CSV = "BTCUSDT-trades-2025-01-01.csv";
    private static final String TEXT = CsvText.usual(new SplittableRandom(5), 30_000);

    @TempDir private Path folder = Path.of("");

    private final List<CsvText.Row> rows = new ArrayList<>();

    private Path zip(String... names) throws IOException {
        Path path = folder.resolve("BTCUSDT-trades-2025-01-01.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(TEXT.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return path;
    }

    private void read(Path path) throws IOException {
        try (var zip =
                TradeZip.open(
                        path,
                        CSV,
                        (id, timeNs, priceE8, quantityE8, maker) ->
                                rows.add(
                                        new CsvText.Row(id, timeNs, priceE8, quantityE8, maker)))) {
            while (zip.readBlock()) {
                assertEquals(rows.size(), zip.rows());
            }
        }
    }

    private String refusal(Path path) {
        TradeFileException refused = assertThrows(TradeFileException.class, () -> read(path));
        assertEquals(rows.size(), refused.rows());
        return String.valueOf(refused.getMessage());
    }

    private void rewrite(Path path, byte[] bytes) throws IOException {
        Files.write(path, bytes);
    }

    @Test
    void readsTheRowsOfItsFile() throws IOException {
        read(zip(CSV));
        assertEquals(CsvText.naive(TEXT), rows);
    }

    @Test
    void readsAZipOfTheLargeKind() throws IOException {
        Path path = folder.resolve("large.zip");
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(LargeZip.of(CSV, TEXT.getBytes(StandardCharsets.US_ASCII)));
        }
        read(path);
        assertEquals(CsvText.naive(TEXT), rows);
    }

    @Test
    void refusesAnotherFileAndMoreThanOne() throws IOException {
        assertTrue(refusal(zip("other.csv")).contains("holds 'other.csv', not '" + CSV));
        assertTrue(refusal(zip(CSV, "more.csv")).contains("holds 2 files, not one"));
    }

    @Test
    void givesTheRowsBeforeTheCut() throws IOException {
        Path path = zip(CSV);
        byte[] bytes = Files.readAllBytes(path);
        rewrite(path, Arrays.copyOf(bytes, bytes.length / 2));
        String message = refusal(path);
        assertTrue(message.contains("is damaged: Unexpected end of ZLIB"), message);
        assertTrue(rows.size() > 10_000 && rows.size() < 20_000, message);
        assertEquals(CsvText.naive(TEXT).subList(0, rows.size()), rows);
    }

    @Test
    void refusesAZipWhoseDirectoryIsCutOff() throws IOException {
        Path path = zip(CSV);
        byte[] bytes = Files.readAllBytes(path);
        rewrite(path, Arrays.copyOf(bytes, bytes.length - 10));
        String message = refusal(path);
        assertTrue(message.contains("breaks off"), message);
        assertEquals(CsvText.naive(TEXT), rows);
    }

    /// Every cut is noticed, and no row is given that is not in the file.
    @Test
    void noticesACutAnywhere() throws IOException {
        Path path = zip(CSV);
        byte[] bytes = Files.readAllBytes(path);
        List<CsvText.Row> all = CsvText.naive(TEXT);
        var random = new SplittableRandom(9);
        for (int k = 0; k < 40; k++) {
            rows.clear();
            rewrite(path, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            refusal(path);
            assertEquals(all.subList(0, rows.size()), rows);
        }
    }

    @Test
    void noticesABitThatHasFlipped() throws IOException {
        Path path = zip(CSV);
        byte[] bytes = Files.readAllBytes(path);
        var random = new SplittableRandom(9);
        int first = 30 + CSV.length(); // behind the head of the file
        int noticed = 0;
        for (int k = 0; k < 40; k++) {
            rows.clear();
            byte[] spoilt = bytes.clone();
            int at = random.nextInt(first, bytes.length - 200);
            spoilt[at] = (byte) (spoilt[at] ^ (1 << random.nextInt(8)));
            rewrite(path, spoilt);
            noticed += refusal(path).isEmpty() ? 0 : 1;
        }
        assertEquals(40, noticed);
    }

    @Test
    void refusesWhatIsNoZip() throws IOException {
        Path path = folder.resolve("no.zip");
        rewrite(path, "<html>".getBytes(StandardCharsets.US_ASCII));
        assertTrue(refusal(path).contains("is no zip"));
        assertThrows(NoSuchFileException.class, () -> read(folder.resolve("absent.zip")));
    }
}
