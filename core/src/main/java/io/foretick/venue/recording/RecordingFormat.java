package io.foretick.venue.recording;

import io.foretick.event.Source;

/// What a recording holds, told by its content and never by its name alone. Says nothing about
/// compression.
public enum RecordingFormat {
    /// Lines of `<receive ns> <json>` as Binance's combined streams send it.
    BINANCE_MESSAGES(Source.BINANCE, Role.MESSAGES),
    /// Lines of `<receive ns> <json>` from Hyperliquid.
    HYPERLIQUID_MESSAGES(Source.HYPERLIQUID, Role.MESSAGES),
    /// JSON lines of Bybit's public archive.
    BYBIT_MESSAGES(Source.BYBIT, Role.MESSAGES),
    /// JSON lines that name their source and carry the message as a string.
    SESSION_MESSAGES(Source.UNKNOWN, Role.MESSAGES),
    /// Reference prices of one oracle series, one a second.
    ORACLE_TABLE(Source.CHAINLINK, Role.TABLE),
    /// Best bids and offers of Up/Down markets, with or without sizes and a spot price.
    QUOTE_TABLE(Source.QUOTE_TABLE, Role.TABLE),
    /// The best levels of Up/Down books.
    DEPTH_TABLE(Source.QUOTE_TABLE, Role.TABLE),
    /// Trades of a spot pair, one a row.
    TRADE_TABLE(Source.BINANCE, Role.TABLE),
    /// Levels of Binance's book snapshots, one a row; counted, not decoded.
    SNAPSHOT_TABLE(Source.BINANCE, Role.TABLE),
    /// Candles of a spot pair, with or without a header.
    KLINES(Source.KLINES, Role.TABLE),
    /// Five levels a row, or candles, of Bybit; counted, not decoded.
    BYBIT_TABLE(Source.BYBIT, Role.TABLE),
    /// JSON lines of markets beside a recorded session.
    SESSION_MARKETS(Source.MARKET_LIST, Role.MARKET_LIST),
    /// JSON lines of markets that embed the venue's own description.
    GAMMA_MARKETS(Source.MARKET_LIST, Role.MARKET_LIST),
    /// Rows of markets with their windows and outcomes.
    MARKET_TABLE(Source.MARKET_LIST, Role.MARKET_LIST),
    /// Rows of slug, strike, final price and outcome.
    LABEL_TABLE(Source.MARKET_LIST, Role.MARKET_LIST),
    /// A folder of Foretick's own journal; not read here.
    JOURNAL(Source.UNKNOWN, Role.JOURNAL);

    private enum Role {
        MESSAGES,
        TABLE,
        MARKET_LIST,
        JOURNAL
    }

    private final Source source;
    private final Role role;

    RecordingFormat(Source source, Role role) {
        this.source = source;
        this.role = role;
    }

    /// Who is counted for its messages, unless the messages name it themselves.
    public Source source() {
        return source;
    }

    /// Whether it lists markets; such lines are no input messages.
    public boolean isMarketList() {
        return role == Role.MARKET_LIST;
    }

    /// Whether it holds quotes or books of markets that ran side by side.
    boolean isQuotes() {
        return this == QUOTE_TABLE || this == DEPTH_TABLE;
    }

    /// Whether it is made of comma-separated rows, which may open with comments.
    boolean isTable() {
        return role == Role.TABLE;
    }
}
