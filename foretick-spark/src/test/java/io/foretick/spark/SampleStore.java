package io.foretick.spark;

import io.foretick.base.Times;
import io.foretick.history.HistoryStore;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.DayTrades;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/// Six made-up days with raw trades: the price is known before the first trade, the third day is
/// silent, the fifth is not held, some trades are late, some ids are missing, and the last day ends
/// at noon with seconds that have no trade.
record SampleStore(HistoryStore history) {

    static final LocalDate START = LocalDate.parse("2025-01-01");

    private static final int SILENT = 2;
    private static final int NOT_HELD = 4;
    private static final int LAST = 5;
    private static final long PRICE_E8 = 60_000_00000000L;

    /// Writes the days of a symbol.
    void fill(String symbol, long seed) throws IOException {
        var random = new SplittableRandom(seed);
        long id = random.nextLong(1_000, 2_000);
        long priceE8 = PRICE_E8;
        for (int k = 0; k <= LAST; k++) {
            if (k != NOT_HELD) {
                var day = new Day(START.plusDays(k), priceE8, id);
                try (DayTrades trades = history.trades(symbol, day.date, 0)) {
                    if (k != SILENT) {
                        day.trade(random, trades, k == LAST);
                    }
                    day.publish(symbol, trades, k == LAST);
                }
                id = day.closer.lastId();
                priceE8 = day.closer.priceE8();
            }
        }
    }

    /// A day that is made.
    private final class Day {

        private final LocalDate date;
        private final long firstSecond;
        private final long priceBeforeE8;
        private final long idBefore;
        private final SecondRows rows;
        private final SecondCloser closer;

        Day(LocalDate date, long priceBeforeE8, long idBefore) {
            this.date = date;
            this.firstSecond = date.toEpochDay() * SecondRows.SECONDS_A_DAY;
            this.priceBeforeE8 = priceBeforeE8;
            this.idBefore = idBefore;
            this.rows = new SecondRows(firstSecond);
            this.closer = new SecondCloser(firstSecond, priceBeforeE8, idBefore, rows);
        }

        void trade(SplittableRandom random, DayTrades trades, boolean last) {
            long timeNs = firstSecond * Times.SECOND_NS;
            long endNs = timeNs + (last ? 6 : 23) * Times.HOUR_NS;
            long id = idBefore;
            while (timeNs < endNs) {
                timeNs += random.nextLong(Times.MINUTE_NS);
                long lateNs = random.nextInt(20) == 0 ? 1_500 * Times.MILLI_NS : 0;
                id += random.nextInt(500) == 0 ? 3 : 1;
                long priceE8 = PRICE_E8 + random.nextLong(1_000_00000000L);
                long quantityE8 = random.nextLong(1, 1_00000000L);
                boolean maker = random.nextBoolean();
                closer.trade(id, timeNs - lateNs, priceE8, quantityE8, maker);
                trades.trade(id, timeNs - lateNs, priceE8, quantityE8, maker);
            }
        }

        void publish(String symbol, DayTrades trades, boolean last) throws IOException {
            closer.closeUntil(firstSecond + SecondRows.SECONDS_A_DAY / (last ? 2 : 1));
            var proof =
                    new DayProof(
                            symbol,
                            date,
                            rows.digest(),
                            rows.firstSecond(),
                            rows.endSecond(),
                            priceBeforeE8,
                            idBefore,
                            trades.size(),
                            0,
                            closer.late(),
                            parts());
            history.publish(rows, proof, trades);
        }

        private List<Part> parts() {
            long lastId = closer.lastId();
            return lastId == idBefore
                    ? List.of()
                    : List.of(new Part(Part.Source.REST, "trades", "", idBefore + 1, lastId));
        }
    }
}
