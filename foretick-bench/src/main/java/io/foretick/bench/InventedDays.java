package io.foretick.bench;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;
import io.foretick.history.series.DaySource;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Days of a made-up price with a trade in each second, made anew whenever they are asked for. Not
/// like any market. Owned by one thread.
final class InventedDays implements DaySource {

    private static final long OPEN_E8 = 50_000 * E8.ONE;
    private static final long TICK_E8 = E8.ONE / 100;
    private static final int TICKS_MAX = 500;

    private final Seed seed;
    private final LocalDate firstDay;
    private final int days;
    private final Map<Seed, Long> digests = new HashMap<>();
    private long busyNs;

    /// @param days how many there are of every symbol
    InventedDays(Seed seed, LocalDate firstDay, int days) {
        this.seed = seed;
        this.firstDay = firstDay;
        this.days = days;
    }

    /// How long the making took so far.
    long busyNs() {
        return busyNs;
    }

    @Override
    public List<LocalDate> days(String symbol) {
        return firstDay.datesUntil(firstDay.plusDays(days)).toList();
    }

    @Override
    public Optional<DayProof> proof(String symbol, LocalDate day) {
        long first = day.toEpochDay() * SecondRows.SECONDS_A_DAY;
        long end = first + SecondRows.SECONDS_A_DAY;
        Long known = digests.get(seed(symbol, day));
        long digest = known == null ? rows(symbol, day).digest() : known;
        int trades = SecondRows.SECONDS_A_DAY;
        return Optional.of(
                new DayProof(
                        symbol, day, digest, first, end, OPEN_E8, first - 1, trades, 0, 0,
                        List.of()));
    }

    @Override
    public SecondRows rows(String symbol, LocalDate day) {
        long startNs = System.nanoTime();
        SplittableRandom random = seed(symbol, day).random();
        long first = day.toEpochDay() * SecondRows.SECONDS_A_DAY;
        var rows = new SecondRows(first);
        long priceE8 = OPEN_E8;
        for (long second = first; second < first + SecondRows.SECONDS_A_DAY; second++) {
            priceE8 += random.nextInt(-TICKS_MAX, TICKS_MAX + 1) * TICK_E8;
            rows.second(second, priceE8, random.nextLong(E8.ONE), 0, 1, second, second);
        }
        digests.put(seed(symbol, day), rows.digest());
        busyNs += System.nanoTime() - startNs;
        return rows;
    }

    private Seed seed(String symbol, LocalDate day) {
        return seed.split(symbol).split(day.toEpochDay());
    }
}
