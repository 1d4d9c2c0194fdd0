package io.foretick.venue.polymarket.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BuyBudgetTest {

    @ParameterizedTest
    @CsvSource({
        "20, 0.5, 1000, 0.07, 1, 0, 20", // the balance covers the fee
        "20, 0.5, 20.71, 0.07, 1, 0, 20", // the fee is 0.7
        "20, 0.5, 20.6, 0.07, 1, 0, 19.9",
        "20, 0.5, 20, 0, 1, 0, 20", // no fee
        "20, 0.8, 20, 0.25, 2, 0, 19.84", // 25 x 0.25 x 0.0256
        "20, 0.5, 20, 0.07, 1, 0.01, 19.1",
        "20, 0.5, 0, 0.07, 1, 0, 0",
        "10, 0.3, 10, 0.1, 0, 0, 6.66666666" // 10 / 0.3 x 0.1, rounded up
    })
    void leavesRoomForTheFee(
            String amount,
            String price,
            String balance,
            String rate,
            int exponent,
            String builderRate,
            String result) {
        var fees = new FeeSchedule(E8.parse(rate), exponent, false);
        assertEquals(
                E8.parse(result),
                BuyBudget.withinE8(
                        E8.parse(amount),
                        E8.parse(price),
                        E8.parse(balance),
                        fees,
                        E8.parse(builderRate)));
    }
}
