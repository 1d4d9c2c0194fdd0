package io.foretick.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.testing.Markets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

class AccountPropertyTest {

    private static final int MARKET = 0;
    private static final int ORDERS = 8;

    /// Fills told in any order, any number of times, before or after the resolution.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 20261121})
    void orderAndRepetitionOfFillsDoNotMatter(long seed) {
        var random = new SplittableRandom(seed);
        List<Event> events = fills(random);
        Resolution[] all = Resolution.values();
        Resolution resolution = all[random.nextInt(all.length)];
        events.add(new Event.MarketResolved(Markets.stamp(9), MARKET, resolution, 0));
        String once = stateAfter(events);
        for (int round = 0; round < 20; round++) {
            List<Event> shuffled = new ArrayList<>(events);
            for (int k = 0; k < events.size(); k++) {
                shuffled.add(events.get(random.nextInt(events.size())));
            }
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            assertEquals(once, stateAfter(shuffled), "round " + round);
        }
    }

    private static List<Event> fills(SplittableRandom random) {
        List<Event> fills = new ArrayList<>();
        for (long order = 1; order <= ORDERS; order++) {
            for (long trade = 1; trade <= 5; trade++) {
                long quantityE8 = 1 + random.nextLong(20 * E8.ONE);
                long priceE8 = (30 + random.nextInt(20)) * (E8.ONE / 100);
                long feeE8 = Markets.FEES.takerFeeE8(priceE8, quantityE8);
                fills.add(
                        new Event.OrderFilled(
                                Markets.stamp(5), order, trade, priceE8, quantityE8, feeE8, false));
            }
        }
        return fills;
    }

    private static String stateAfter(List<Event> events) {
        var account = new Account(1_000 * E8.ONE);
        var listing = Markets.fiveMinutes("abc-updown-5m", Markets.FEES);
        account.on(new Event.Listed(Markets.stamp(0), MARKET, listing));
        for (long order = 1; order <= ORDERS; order++) {
            Outcome outcome = order % 2 == 0 ? Outcome.UP : Outcome.DOWN;
            var terms =
                    new OrderTerms(
                            outcome, Side.BUY, E8.ONE / 2, 100 * E8.ONE, TimeInForce.GTC, false, 0);
            String strategy = order % 3 == 0 ? "first" : "second";
            account.onPlace(new Command.PlaceOrder(1, order, MARKET, strategy, terms));
        }
        events.forEach(account::apply);
        // Half units of a split go to whoever settles first, so strategies are compared as a sum.
        return account.cashE8() + " " + account.reservedE8() + " " + account.pnl();
    }
}
