package io.foretick.strategy;

import java.util.Locale;

/// Why a market was not traded, or that nothing stood in the way. Every refusal has one of these
/// names and is counted.
public enum Gate {
    /// Nothing stands in the way.
    OPEN,
    /// The operator or a limit halted trading, or the session ends.
    HALTED,
    /// The settlement rule is not known.
    UNKNOWN_RULE,
    /// The compared window is over.
    MARKET_ENDED,
    /// The window runs and its strike is not known.
    UNKNOWN_STRIKE,
    /// The coin or the window's length is not among those to trade.
    FILTERED,
    /// The window has not begun, and the strategy does not trade before.
    NOT_STARTED,
    /// No price of the coin is known.
    NO_PRICE,
    /// The newest price of the coin is too old.
    STALE_SPOT,
    /// The oracle that the market settles on has been silent too long.
    STALE_ORACLE,
    /// No density of the coin is known.
    NO_DENSITY,
    /// The newest density is too old.
    STALE_DENSITY,
    /// The book waits for a snapshot.
    UNTRUSTED_BOOK,
    /// The book is too old.
    STALE_BOOK,
    /// The book has no offer on the side that would be taken.
    EMPTY_BOOK,
    /// Bid and ask overlap after fees: not a price to act on.
    CROSSED_BOOK,
    /// The present position is already the best one at these prices.
    NO_EDGE,
    /// The expected log growth is below `gain_threshold`.
    GAIN_TOO_SMALL,
    /// The wanted size is below `size_threshold` or the market's minimum.
    SIZE_TOO_SMALL,
    /// No price on the market's grid is left at which the trade would be had.
    OFF_TICK,
    /// The event that led to the wish is too old to act on.
    DECISION_TOO_OLD,
    /// An order of this market was placed too recently.
    COOLDOWN,
    /// The market has had its number of orders.
    ORDERS_PER_MARKET,
    /// The market's position is at its limit.
    MARKET_EXPOSURE,
    /// All positions together are at their limit.
    TOTAL_EXPOSURE,
    /// Not enough free cash.
    CASH,
    /// The strategy's own condition is not met.
    NO_SIGNAL,
    /// The operator paused the coin, the window's length or the market.
    PAUSED,
    /// The connection that tells of our orders and money is down.
    ACCOUNT_FEED_DOWN,
    /// The venue shows of the account or the market what we cannot explain, or nothing yet.
    UNRECONCILED,
    /// The venue refused too many orders in too short a time.
    REJECT_STORM,
    /// The wish has an edge, a price or a quantity that is no number to act on.
    NOT_A_NUMBER,
    /// All positions of the coin together are at their limit.
    ASSET_EXPOSURE,
    /// All positions with this length of window together are at their limit.
    INTERVAL_EXPOSURE,
    /// All markets ending alike would lose more than the limit.
    DIRECTIONAL_EXPOSURE,
    /// The day's loss could pass its limit.
    DAILY_LOSS,
    /// The week's loss could pass its limit.
    WEEKLY_LOSS,
    /// Too much of the equity of the day's start is lost.
    DAY_DRAWDOWN,
    /// Too much of the highest equity is lost.
    PEAK_DRAWDOWN,
    /// The positions of the strategy are at its limit.
    STRATEGY_EXPOSURE,
    /// As many orders of the strategy work as may.
    STRATEGY_ORDERS;

    /// The name in reports, such as `stale_spot`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
