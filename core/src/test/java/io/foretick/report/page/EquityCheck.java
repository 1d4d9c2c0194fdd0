package io.foretick.report.page;

import io.foretick.base.E8;
import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.market.MarketSlot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What an account is worth, counted anew from all its positions.
final class EquityCheck {

    private static final int FIRST_MARKET = 2;

    private EquityCheck() {}

    /// A two-sided quote for each market, of another middle price each.
    static List<Event> trustedBooks(long timeNs, int markets) {
        var quotes = new ArrayList<Event>();
        for (int k = 0; k < markets; k++) {
            long bidE8 = (20 + 11 * k) * E8.ONE / 100;
            long askE8 = bidE8 + E8.ONE / 100;
            var at = Stamp.internal(timeNs, Source.QUOTE_TABLE);
            quotes.add(new Event.Quote(at, FIRST_MARKET + k, 0, bidE8, E8.ONE, askE8, E8.ONE));
        }
        return quotes;
    }

    static long worthE8(Engine engine) {
        var sumE8 = new long[] {engine.account().cashE8()};
        engine.account()
                .forEachPosition(position -> {
                    MarketSlot slot =
                            Objects.requireNonNull(engine.state().slot(position.market()));
                    long upE8 = slot.book().midE8();
                    long downE8 = E8.ONE - upE8;
                    sumE8[0] += E8.multiply(position.heldE8(Outcome.UP), upE8);
                    sumE8[0] += E8.multiply(position.heldE8(Outcome.DOWN), downE8);
                });
        return sumE8[0];
    }

    static boolean holdsTokens(Engine engine) {
        var held = new long[1];
        engine.account()
                .forEachPosition(position ->
                        held[0] += position.heldE8(Outcome.UP) + position.heldE8(Outcome.DOWN));
        return held[0] > 0;
    }
}
