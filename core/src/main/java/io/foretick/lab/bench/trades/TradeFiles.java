package io.foretick.lab.bench.trades;

import io.foretick.base.Seed;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes files of trades with the lengths, the runs of equal prices and times, and so about the
/// compression, of a busy pair's.
public final class TradeFiles {

    /// The name of the file in a zip.
    public static final String CSV_NAME = "BTCUSDT-trades-2025-01-01.csv";

    /// Epoch second at which the trades begin.
    public static final long FIRST_SECOND = 1_735_689_600;

    private static final Seed SEED = new Seed(20_250_101);
    private static final int FILLS_MAX = 12; // of one order
    private static final int GAP_MICROS_MAX = 80_000;
    private static final int[] USUAL_QUANTITIES_E8 = {1_000, 6_000, 11_000, 100_000, 1_000_000};

    private TradeFiles() {}

    /// Writes a file of so many rows.
    public static void writeCsv(Path file, int rows) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            write(out, rows);
        }
    }

    /// Writes a zip with such a file, compressed as usual.
    public static void writeZip(Path file, int rows) throws IOException {
        try (var zip =
                new ZipOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            zip.putNextEntry(new ZipEntry(CSV_NAME));
            write(zip, rows);
            zip.closeEntry();
        }
    }

    private static void write(OutputStream out, int rows) throws IOException {
        SplittableRandom random = SEED.random();
        var text = new StringBuilder();
        long id = 4_322_285_631L;
        long priceCents = 9_357_600;
        long timeMicros = FIRST_SECOND * 1_000_000;
        for (int row = 0; row < rows; ) {
            timeMicros += random.nextInt(GAP_MICROS_MAX);
            priceCents += random.nextInt(-2, 3);
            String maker = random.nextBoolean() ? ",True,True\n" : ",False,True\n";
            for (int k = random.nextInt(1, FILLS_MAX); k > 0 && row < rows; k--, row++) {
                long quantityE8 = quantityE8(random);
                text.append(id++).append(',');
                append(text, priceCents * 1_000_000);
                append(text, quantityE8);
                append(text, priceCents * quantityE8 / 100);
                text.append(timeMicros).append(maker);
            }
            out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
            text.setLength(0);
        }
    }

    private static long quantityE8(SplittableRandom random) {
        return random.nextBoolean()
                ? USUAL_QUANTITIES_E8[random.nextInt(USUAL_QUANTITIES_E8.length)]
                : 1_000L * random.nextLong(1, 1L << random.nextInt(1, 18));
    }

    private static void append(StringBuilder text, long valueE8) {
        long fraction = valueE8 % 100_000_000;
        text.append(valueE8 / 100_000_000).append('.');
        text.append(Long.toString(100_000_000 + fraction), 1, 9).append(',');
    }
}
