package io.foretick.report.telemetry;

import io.foretick.base.E8;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.market.Costs;

/// What a fill is worth to us: before its market has resolved if we are right, and afterwards in
/// fact. Functions.
final class FillGain {

    private FillGain() {}

    /// What a fill earns if the token does what we bet on: pays 1 after a buy, nothing after a
    /// sale.
    static long ifRightE8(Side side, Event.OrderFilled fill) {
        long gainE8 = side == Side.BUY ? E8.ONE - fill.priceE8() : fill.priceE8();
        return E8.multiply(gainE8, fill.quantityE8()) - fill.feeE8();
    }

    /// What a fill has earned once its market has resolved: what its tokens paid, or what sold
    /// tokens did not cost us, less what went in, fee included.
    ///
    /// @param fees of the market
    static long settledE8(
            OrderTerms terms, FeeSchedule fees, Event.OrderFilled fill, Resolution resolution) {
        long cashE8 = Costs.cashE8(fill.priceE8(), fill.quantityE8());
        boolean up = terms.outcome() == Outcome.UP;
        if (terms.side() == Side.SELL) {
            return cashE8 - fill.feeE8() - paidE8(resolution, up, fill.quantityE8());
        }
        if (!fees.inShares()) {
            return paidE8(resolution, up, fill.quantityE8()) - cashE8 - fill.feeE8();
        }
        long withheldE8 = Costs.withheldSharesE8(fill.priceE8(), fill.feeE8());
        return paidE8(resolution, up, fill.quantityE8() - withheldE8) - cashE8;
    }

    private static long paidE8(Resolution resolution, boolean up, long tokensE8) {
        return Costs.payoutE8(resolution, up ? tokensE8 : 0, up ? 0 : tokensE8);
    }
}
