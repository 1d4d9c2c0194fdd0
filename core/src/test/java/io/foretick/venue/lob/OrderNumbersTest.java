package io.foretick.venue.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

class OrderNumbersTest {

    private final OrderNumbers numbers = new OrderNumbers(2);

    @Test
    void numbersCountTheOrders() {
        for (int k = 0; k < 100; k++) {
            long number = numbers.give();
            assertEquals(k, OrderNumbers.sequence(number));
            assertEquals(k, numbers.find(number));
            assertEquals(number, numbers.number(k));
        }
        assertEquals(100, numbers.size());
        assertTrue(numbers.capacity() >= 100);
    }

    @Test
    void slotsAreUsedAgainAndNumbersAreNot() {
        Set<Long> seen = new HashSet<>();
        for (int k = 0; k < 1_000; k++) {
            long number = numbers.give();
            assertTrue(seen.add(number));
            numbers.takeBack(numbers.find(number));
            assertEquals(OrderNumbers.NO_SLOT, numbers.find(number));
        }
        assertEquals(2, numbers.capacity());
        assertEquals(0, numbers.size());
    }

    @Test
    void numbersThatWereNeverGivenLeadNowhere() {
        assertEquals(OrderNumbers.NO_SLOT, numbers.find(FifoBook.NO_ORDER));
        assertEquals(OrderNumbers.NO_SLOT, numbers.find(0));
        assertEquals(OrderNumbers.NO_SLOT, numbers.find(1_000));
        assertEquals(OrderNumbers.NO_SLOT, numbers.find(Long.MIN_VALUE));
    }

    @Test
    void refusesRoomThatNoBookNeeds() {
        assertThrows(IllegalArgumentException.class, () -> new OrderNumbers(0));
        assertThrows(IllegalArgumentException.class, () -> new OrderNumbers(1 << 25));
    }
}
