package io.foretick.market.second;

/// The past of one symbol, a value for each second: what features read, whether it lies in a file,
/// in memory or grows while a session runs. All of it is constant time and free of allocation.
///
/// A price "at" an instant `t` is that of the second before it, `logPrice(t - 1)`: at `t` the
/// second `t` has just begun.
public interface SecondSeries {

    /// One unit of [#varianceBefore].
    double VARIANCE_UNIT = 1e-18;

    /// Name of the symbol, such as `BTCUSDT`.
    String symbol();

    /// The first second that is held.
    long firstSecond();

    /// The first second that is not closed yet; what lies before it does not change any more.
    long endSecond();

    /// Last price of a second in 1e-8, carried over seconds without trades.
    long priceE8(long second);

    /// Natural logarithm of the last price of a second.
    double logPrice(long second);

    /// Quantity traded since the series began and before this second, in 1e-8, modulo 2⁶⁴: only
    /// differences mean something, and they are exact. Known up to `endSecond()` itself.
    long quantityBefore(long second);

    /// Sum of squared log returns from second to second before this one, in [#VARIANCE_UNIT], each
    /// rounded to the nearest unit. Known up to `endSecond()` itself.
    long varianceBefore(long second);

    /// Whether `[from, to)` is held whole: no second of it lies in a gap of the data.
    boolean covers(long from, long to);
}
