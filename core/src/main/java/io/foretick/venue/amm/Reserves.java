package io.foretick.venue.amm;

import io.foretick.event.Side;

/// The two amounts of a pool that keeps `x y`, or nearly so. Owned by its pool.
final class Reserves {

    private static final double MOST = 0x1.0p112; // more than any pool takes
    private static final double BOUNDLESS = 0x1.0p400; // where no limit was meant

    final Wide base;
    final Wide quote;

    Reserves(Wide base, Wide quote) {
        this.base = Wide.copyOf(base);
        this.quote = Wide.copyOf(quote);
    }

    /// What a trader of this side pays into.
    Wide in(Side side) {
        return side == Side.BUY ? quote : base;
    }

    /// What a trader of this side takes from.
    Wide out(Side side) {
        return side == Side.BUY ? base : quote;
    }

    double price() {
        return quote.toDouble() / base.toDouble();
    }

    /// Sets `amount` to what may be paid into a pool of constant product, fee included, until the
    /// next unit would be past the limit; 0 if it is already. With `g = 1 - fee` a sale of `d` base
    /// moves the marginal revenue to `g k / (x + g d)^2`, a buy with `d` quote the marginal cost to
    /// `(y + g d)^2 / (g k)`: solved for `d`, to the accuracy of a double in the reserve.
    Wide amountWithin(Side side, double limitPrice, double feeShare, Wide amount) {
        double kept = 1.0 - feeShare;
        double paid = in(side).toDouble();
        double limit = side == Side.BUY ? limitPrice : 1.0 / limitPrice;
        double square = kept * limit * paid * out(side).toDouble(); // of the reserve at the limit
        if (!(square < BOUNDLESS)) {
            return amount.setFloor(MOST);
        }
        double gap = (square - paid * paid) / (Math.sqrt(square) + paid);
        return amount.setFloor(Math.clamp(gap / kept, 0.0, MOST));
    }
}
