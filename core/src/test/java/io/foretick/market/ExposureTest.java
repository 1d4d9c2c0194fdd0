package io.foretick.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.TimeInForce;
import io.foretick.testing.Markets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {

    private static final Stamp AT = Stamp.internal(1, Source.EXECUTION);

    private final Account account = new Account(1_000 * E8.ONE);

    ExposureTest() {
        account.on(
                new Event.Listed(
                        AT,
                        0,
                        Markets.fiveMinutes("btc-updown-5m-1", new FeeSchedule(0, 1, false))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMarketCountsOnceHoweverManyOrdersItSaw(boolean postOnly) {
        for (int order = 1; order <= 5; order++) {
            place(order, postOnly);
            assertEquals(E8.ONE, account.exposure().worstLossE8(), "order " + order);
            account.on(new Event.OrderClosed(AT, order, CloseReason.CANCELLED));
            assertEquals(0, account.exposure().worstLossE8());
        }
    }

    @Test
    void quotesAndOrdersOfOneMarketAddUp() {
        place(1, true);
        place(2, false);
        assertEquals(2 * E8.ONE, account.exposure().worstLossE8());
    }

    private void place(long order, boolean postOnly) {
        var terms =
                new OrderTerms(
                        Outcome.UP,
                        Side.BUY,
                        E8.ONE / 10,
                        10 * E8.ONE,
                        TimeInForce.GTC,
                        postOnly,
                        0);
        account.onPlace(new Command.PlaceOrder(AT.timeNs(), order, 0, "test", terms));
    }
}
