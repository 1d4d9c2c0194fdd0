package io.foretick.report.telemetry;

import io.foretick.base.E8;
import io.foretick.event.Event;
import io.foretick.event.Side;

/// What a fill is worth to us if we were right. A function; not the PnL, which settlement decides.
public final class FillGain {

    private FillGain() {}

    /// What a fill earns if the token does what we bet on: pays 1 after a buy, nothing after a
    /// sale.
    public static long ifRightE8(Side side, Event.OrderFilled fill) {
        long gainE8 = side == Side.BUY ? E8.ONE - fill.priceE8() : fill.priceE8();
        return E8.multiply(gainE8, fill.quantityE8()) - fill.feeE8();
    }
}
