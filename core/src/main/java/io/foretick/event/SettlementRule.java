package io.foretick.event;

import io.foretick.base.Checks;

/// How a market decides between Up and Down. Read from each market, never assumed: an unknown rule
/// means no trading there.
public sealed interface SettlementRule {

    /// An oracle's price at the end against the same at the start.
    ///
    /// @param symbol the oracle's symbol, such as `btc/usd`
    /// @param averageSeconds how many seconds before each boundary are averaged; 0 for the spot
    ///   stream
    /// @param tie who wins when both are equal
    record OraclePrice(String symbol, int averageSeconds, Tie tie) implements SettlementRule {
        public OraclePrice {
            Checks.notBlank(symbol, "symbol");
            Checks.inRange(averageSeconds, 0, 3600, "averageSeconds");
        }
    }

    /// Close against open of the exchange's candle that spans the window.
    ///
    /// @param symbol the exchange's symbol, such as `BTCUSDT`
    record WindowCandle(String symbol, Tie tie) implements SettlementRule {
        public WindowCandle {
            Checks.notBlank(symbol, "symbol");
        }
    }

    /// Close of the one-minute candle that starts at the window's end against the close of the one
    /// that starts at its start.
    record BoundaryMinuteCloses(String symbol, Tie tie) implements SettlementRule {
        public BoundaryMinuteCloses {
            Checks.notBlank(symbol, "symbol");
        }
    }

    /// A rule that Foretick does not know; `reason` says what was read.
    record Unknown(String reason) implements SettlementRule {}

    /// A short name for reports, such as `chainlink_twap60`.
    default String key() {
        return switch (this) {
            case OraclePrice(_, int averageSeconds, _) ->
                    averageSeconds == 0 ? "chainlink_spot" : "chainlink_twap" + averageSeconds;
            case WindowCandle _ -> "binance_candle";
            case BoundaryMinuteCloses _ -> "binance_minute_closes";
            case Unknown _ -> "unknown";
        };
    }
}
