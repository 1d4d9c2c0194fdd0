package io.foretick.venue.binance.archive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Made-up files of spot trades for tests, and the plainest way to read one.
final class CsvText {

    private CsvText() {}

    /// A trade as a sink hears it.
    record Row(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {}

    /// So many rows with contiguous ids, in the usual spelling.
    static String usual(SplittableRandom random, int rows) {
        var text = new StringBuilder();
        long id = random.nextLong(1, 10_000_000_000L);
        boolean micros = random.nextBoolean();
        long time = micros ? 1_735_689_600_000_000L : 1_700_000_000_000L;
        for (int k = 0; k < rows; k++) {
            time += random.nextInt(3) * random.nextLong(micros ? 3_000_000 : 3_000);
            text.append(id + k)
                    .append(',')
                    .append(decimal(random, 7))
                    .append(',')
                    .append(decimal(random, 7))
                    .append(',')
                    .append(decimal(random, 7))
                    .append(',')
                    .append(time)
                    .append(random.nextBoolean() ? ",True," : ",False,")
                    .append(random.nextInt(9) > 0 ? "True" : "False")
                    .append('\n');
        }
        return text.toString();
    }

    private static String decimal(SplittableRandom random, int wholeDigitsMax) {
        long bound = 10;
        for (int k = random.nextInt(wholeDigitsMax); k > 0; k--) {
            bound *= 10;
        }
        return String.format(
                Locale.ROOT, "%d.%08d", random.nextLong(bound), random.nextLong(1, 100_000_000));
    }

    /// The rows of a text, read by splitting and with decimal numbers.
    static List<Row> naive(String text) {
        var rows = new ArrayList<Row>();
        for (String line : text.lines().toList()) {
            String[] columns = line.split(",", -1);
            long epoch = Long.parseLong(columns[4]);
            rows.add(
                    new Row(
                            Long.parseLong(columns[0]),
                            epoch * (epoch >= 100_000_000_000_000L ? 1_000 : 1_000_000),
                            e8(columns[1]),
                            e8(columns[2]),
                            columns[5].equals("True")));
        }
        return rows;
    }

    private static long e8(String text) {
        return new BigDecimal(text).movePointRight(8).longValueExact();
    }
}
