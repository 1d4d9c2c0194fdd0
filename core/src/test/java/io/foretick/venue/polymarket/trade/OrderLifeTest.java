package io.foretick.venue.polymarket.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class OrderLifeTest {

    @Test
    void hasTheseStepsAndNoOthers() {
        var steps = new ArrayList<String>();
        for (OrderLife from : OrderLife.values()) {
            for (OrderLife to : OrderLife.values()) {
                if (from.mayBecome(to)) {
                    steps.add(from + " " + to);
                }
            }
        }
        assertEquals(
                List.of(
                        "COMMANDED NAMED",
                        "COMMANDED CLOSED",
                        "NAMED UNKNOWN",
                        "NAMED LIVE",
                        "NAMED CLOSED",
                        "UNKNOWN LIVE",
                        "UNKNOWN CLOSED",
                        "LIVE CLOSED"),
                steps);
    }

    @Test
    void isAtTheVenueOnlyBetweenItsNameAndItsEnd() {
        assertFalse(OrderLife.COMMANDED.atVenue());
        assertFalse(OrderLife.CLOSED.atVenue());
    }
}
