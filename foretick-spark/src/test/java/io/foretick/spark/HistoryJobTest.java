package io.foretick.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Digest;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The job against the same trades closed here, day after day, by one closer.
class HistoryJobTest {

    private static final LocalDate START = LocalDate.parse("2025-01-01");

    private static SparkSession spark;

    /// A trade as the store keeps it.
    private record Trade(long id, long timeNs, long priceE8, long quantityE8, boolean maker) {}

    @BeforeAll
    static void startSpark() {
        spark =
                SparkSession.builder()
                        .master("local[2]")
                        .appName("test")
                        .config("spark.ui.enabled", "false")
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.sql.shuffle.partitions", "3")
                        .getOrCreate();
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void givesTheDigestsOfOneMachine(@TempDir Path folder) throws IOException, SQLException {
        var expected = new ArrayList<String>();
        for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
            List<Trade> trades = trades(symbol.hashCode());
            keep(folder, symbol, trades);
            expected.addAll(digests(symbol, trades));
        }
        Path out = folder.resolve("out");
        SecondsJob.write(spark.read().parquet(folder.resolve("trades").toString()), out.toString());
        List<String> found =
                Digests.of(spark.read().parquet(out.toString())).collectAsList().stream()
                        .map(HistoryJobTest::line)
                        .toList();
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    private static String line(Row row) {
        return row.getString(0) + " " + row.get(1) + " " + row.getInt(2) + " " + row.getString(3);
    }

    /// Five days; the third is silent, and some trades are late.
    private static List<Trade> trades(long seed) {
        var random = new SplittableRandom(seed);
        var trades = new ArrayList<Trade>();
        long id = 1_000 + random.nextInt(1_000);
        for (int day = 0; day < 5; day++) {
            long timeNs = START.plusDays(day).toEpochDay() * 86_400_000_000_000L;
            long endNs = timeNs + 86_400_000_000_000L;
            while (day != 2 && timeNs + 120_000_000_000L < endNs) {
                timeNs += random.nextLong(60_000_000_000L);
                long lateNs = random.nextInt(10) == 0 ? 1_500_000_000L : 0;
                long price = 60_000_00000000L + random.nextLong(1_000_00000000L);
                trades.add(
                        new Trade(
                                id++,
                                timeNs - (id % 2 == 0 ? lateNs : 0),
                                price,
                                1 + random.nextLong(100_000_000L),
                                random.nextBoolean()));
            }
        }
        return trades;
    }

    private static List<String> digests(String symbol, List<Trade> trades) {
        var days = new ArrayList<SecondRows>();
        long start = START.toEpochDay() * SecondRows.SECONDS_A_DAY;
        var closer =
                new SecondCloser(
                        start,
                        SecondCloser.NO_PRICE,
                        SecondCloser.NO_ID,
                        (second, price, quantity, buy, count, firstId, lastId) -> {
                            if (days.isEmpty()
                                    || SecondRows.epochDay(second)
                                            != SecondRows.epochDay(days.getLast().firstSecond())) {
                                days.add(new SecondRows(second));
                            }
                            days.getLast()
                                    .second(second, price, quantity, buy, count, firstId, lastId);
                        });
        for (Trade each : trades) {
            closer.trade(each.id, each.timeNs, each.priceE8, each.quantityE8, each.maker);
        }
        closer.closeUntil(closer.openSecond() + 1);
        return days.stream()
                .map(rows ->
                        symbol
                                + " "
                                + LocalDate.ofEpochDay(SecondRows.epochDay(rows.firstSecond()))
                                + " "
                                + rows.size()
                                + " "
                                + Digest.hex(rows.digest()))
                .toList();
    }

    private static void keep(Path folder, String symbol, List<Trade> trades)
            throws IOException, SQLException {
        Path csv = folder.resolve(symbol + ".csv");
        var text = new StringBuilder("id,time_ns,price_e8,quantity_e8,buyer_is_maker,symbol,day\n");
        for (Trade each : trades) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(each.timeNs, 86_400_000_000_000L));
            text.append(each.id)
                    .append(',')
                    .append(each.timeNs)
                    .append(',')
                    .append(each.priceE8)
                    .append(',')
                    .append(each.quantityE8)
                    .append(',')
                    .append(each.maker)
                    .append(',')
                    .append(symbol)
                    .append(',')
                    .append(day)
                    .append('\n');
        }
        Files.writeString(csv, text);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement()) {
            statement.execute(
                    "COPY (FROM read_csv('%s')) TO '%s' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (symbol, day), APPEND)"
                            .formatted(csv, folder.resolve("trades")));
        }
    }
}
