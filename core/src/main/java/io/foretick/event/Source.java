package io.foretick.event;

import java.util.Locale;

/// Who said it: the origin of an event, in the order in which events of one time are merged.
/// Journal files hold the ordinal: append only.
public enum Source {
    /// Foretick itself: timers and the engine's own forecasts.
    ENGINE,
    /// The venue that executes our orders, real or simulated.
    EXECUTION,
    /// Lists of markets with their windows, rules and outcomes.
    MARKET_LIST,
    BINANCE,
    COINBASE,
    BYBIT,
    HYPERLIQUID,
    PYTH,
    CHAINLINK,
    /// Reference prices as Polymarket relays them.
    POLYMARKET_RTDS,
    /// Books and trades of Polymarket's order book.
    POLYMARKET_CLOB,
    /// Recorded best bids and offers without the messages behind them.
    QUOTE_TABLE,
    KLINES,
    /// A sender that Foretick does not know.
    UNKNOWN,
    /// Our account at Polymarket: answers to our orders, its user channel, and what it owns.
    POLYMARKET_ACCOUNT,
    /// An operator of the session.
    OPERATOR;

    /// The name in reports and file formats, such as `polymarket_clob`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
