package io.foretick.exchange.source;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.exchange.price.Calendar;
import io.foretick.exchange.price.Days;
import io.foretick.exchange.price.Draws;
import io.foretick.exchange.price.Noise;
import io.foretick.exchange.price.PerCoin;
import io.foretick.venue.polymarket.Coin;

/// What the made-up world's oracle says of a coin in each second: the spot price with a basis that
/// wanders by a basis point over hours, and a little noise. Immutable, any thread.
final class Oracle {

    private static final double BASIS = 1.0e-4;
    private static final double NOISE = 1.0e-5;
    private static final long BASIS_SECONDS = 3_600;

    private record Stream(Noise basis, Seed noise) {}

    private final PerCoin<Stream> streams;
    private final Days days;

    Oracle(Seed seed, Days days) {
        this.days = days;
        streams = PerCoin.of(coin -> stream(seed.split(coin.name())));
    }

    private static Stream stream(Seed seed) {
        return new Stream(new Noise(seed.split("basis"), BASIS_SECONDS), seed.split("noise"));
    }

    long valueE8(Coin coin, long epochSecond) {
        Stream stream = streams.get(coin);
        double noise = new Draws(stream.noise.split(epochSecond)).normal();
        double away = BASIS * stream.basis.at(epochSecond) + NOISE * noise;
        int second = (int) ((epochSecond - Calendar.FIRST_SECOND) % Calendar.DAY_SECONDS);
        return E8.ofDouble(days.of(coin, epochSecond).price(second) * (1 + away));
    }

    /// The mean of so many values, rounded to the nearest.
    long averageE8(Coin coin, long lastSecond, int seconds) {
        long sumE8 = 0;
        for (long second = lastSecond - seconds + 1; second <= lastSecond; second++) {
            sumE8 = Math.addExact(sumE8, valueE8(coin, second));
        }
        return Math.floorDiv(2 * sumE8 + seconds, 2L * seconds);
    }
}
