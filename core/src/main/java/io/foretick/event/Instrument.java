package io.foretick.event;

import io.foretick.base.Checks;
import io.foretick.base.E8;

/// What has a price. Events name instruments by the number under which they were listed; numbers
/// count up from 0 within a journal.
public sealed interface Instrument permits Instrument.Spot, Instrument.Oracle, Market {

    /// The coin behind it, upper case, such as `BTC`.
    String asset();

    /// The name that its source gives it.
    String symbol();

    /// A pair traded on an exchange.
    ///
    /// @param tickE8 smallest price step, 0 if unknown
    record Spot(Source source, String symbol, String asset, long tickE8) implements Instrument {
        public Spot {
            Checks.notBlank(symbol, "symbol");
            Checks.notNegative(tickE8, "tickE8");
        }
    }

    /// A series of reference prices, one value a second.
    ///
    /// @param averageSeconds the length of the time average that each value is, 0 for the spot
    ///   stream
    record Oracle(Source source, String symbol, String asset, int averageSeconds)
            implements Instrument {
        public Oracle {
            Checks.notBlank(symbol, "symbol");
            Checks.inRange(averageSeconds, 0, 3600, "averageSeconds");
        }
    }

    /// Prices of an Up/Down market lie in `[0, 1]`; this is one.
    long CERTAIN_E8 = E8.ONE;
}
