package io.foretick.venue.polymarket.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.venue.polymarket.order.PriceWalk.Level;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

final class PriceWalkTest {

    private static final List<Level> LEVELS =
            List.of(level("0.42", "10"), level("0.4", "10"), level("0.41", "10"));

    @Test
    void buysFromTheCheapest() {
        assertEquals(limit("0.4"), walk(Side.BUY, "4", TimeInForce.FOK));
        assertEquals(limit("0.41"), walk(Side.BUY, "4.01", TimeInForce.FOK));
        assertEquals(limit("0.42"), walk(Side.BUY, "12.3", TimeInForce.FOK));
    }

    @Test
    void sellsToTheDearest() {
        assertEquals(limit("0.42"), walk(Side.SELL, "10", TimeInForce.FOK));
        assertEquals(limit("0.4"), walk(Side.SELL, "30", TimeInForce.FOK));
    }

    @Test
    void findsNoLimitWhereAllIsWantedAndLessIsThere() {
        assertEquals(OptionalLong.empty(), walk(Side.SELL, "30.01", TimeInForce.FOK));
        assertEquals(limit("0.4"), walk(Side.SELL, "30.01", TimeInForce.FAK));
        assertEquals(limit("0.42"), walk(Side.BUY, "12.31", TimeInForce.FAK));
    }

    @Test
    void findsNoLimitInAnEmptyBook() {
        assertEquals(
                OptionalLong.empty(),
                PriceWalk.limitE8(Side.BUY, List.of(), E8.ONE, TimeInForce.FAK));
    }

    private static OptionalLong walk(Side side, String amount, TimeInForce life) {
        return PriceWalk.limitE8(side, LEVELS, E8.parse(amount), life);
    }

    private static OptionalLong limit(String price) {
        return OptionalLong.of(E8.parse(price));
    }

    private static Level level(String price, String shares) {
        return new Level(E8.parse(price), E8.parse(shares));
    }
}
