package io.foretick.strategy.making;

/// The market as a maker sees it at one look. Reused from look to look; owned by whoever drives the
/// maker, on one thread.
public final class MakerView {

    /// Engine time.
    public long nowNs;

    /// The value that quotes stand around, in ticks, signals included; not rounded.
    public double fairTicks;

    /// Best bid of the venue in ticks, [#NO_TICK] if there is none.
    public long bestBidTick = NO_TICK;

    /// Best ask of the venue in ticks, [#NO_TICK] if there is none.
    public long bestAskTick = NO_TICK;

    /// Our position in lots, negative when short.
    public long positionLots;

    /// Lots of one order; at least 1.
    public long orderLots = 1;

    /// Position in lots at which a side is not quoted any more.
    public long positionLotsMax = Long.MAX_VALUE;

    /// Added to the cost of each fill, in ticks: positive for a fee, negative for a rebate.
    public double feeTicks;

    /// The last flow that could be fitted.
    public FlowEstimate flow = new FlowEstimate(1, 1, 1);

    /// Marks a side of the book that is empty.
    public static final long NO_TICK = Long.MIN_VALUE;
}
