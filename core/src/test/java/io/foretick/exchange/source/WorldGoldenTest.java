package io.foretick.exchange.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Digest;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.polymarket.Coin;

import org.junit.jupiter.api.Test;

/// Holds the world to its own past: the same seed must give the same market in every build and on
/// every machine.
class WorldGoldenTest {

    private static final long START_NS = 1_791_158_400L * Times.SECOND_NS; // 2026-10-05
    private static final String EXPECTED = "b05d352736964969";

    @Test
    void aDayIsTheSameOnEveryMachine() {
        World world = World.of(new Seed(7), WorldSettings.USUAL);
        var digest = new Digest();
        long beganNs = System.nanoTime();
        for (Coin coin : Coin.values()) {
            digest.add(world.price(coin, START_NS));
        }
        System.out.printf("a day of four coins: %.0f ms%n", (System.nanoTime() - beganNs) / 1e6);
        for (Coin coin : Coin.values()) {
            addDay(digest, world, coin);
        }
        assertEquals(EXPECTED, Digest.hex(digest.value()));
    }

    private static void addDay(Digest digest, World world, Coin coin) {
        long startSecond = Times.toEpochSecond(START_NS);
        for (int second = 0; second < 86_400; second++) {
            digest.add(world.price(coin, START_NS + second * Times.SECOND_NS));
        }
        for (int minute = 0; minute < 1_440; minute += 60) {
            long timeNs = START_NS + minute * Times.MINUTE_NS;
            digest.add(world.sigmaPerSqrtSecond(coin, timeNs));
            digest.add(world.oracleAverageE8(coin, startSecond + minute * 60L, 60));
            digest.add(world.candle(coin, timeNs, Times.MINUTE_NS, timeNs + Times.DAY_NS) + "");
            digest.add(world.book(coin, timeNs + 3 * World.STEP_NS) + "");
            digest.add(world.trades(coin, timeNs, timeNs + Times.MINUTE_NS) + "");
        }
    }
}
