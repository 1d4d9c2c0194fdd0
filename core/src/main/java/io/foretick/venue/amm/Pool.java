package io.foretick.venue.amm;

import io.foretick.event.Side;

/// A pool of two coins that anybody may swap with: base against quote, both in the smallest units
/// of their coins. It knows no accounts; [#base()] and [#quote()] are what it holds. Owned by one
/// thread.
public sealed interface Pool
        permits ConstantProduct, AerodromeVolatile, AerodromeStable, ConcentratedPool {

    /// Pays in `amountIn`, quote to buy and base to sell, and takes what the pool gives.
    void swap(Side side, Wide amountIn, Swap swap);

    /// Buys or sells up to `baseMax` of base, and stops where the next unit would cost more (bring
    /// less) than `limitPrice`, the fee included.
    ///
    /// @param limitPrice smallest units of quote for a smallest unit of base
    void trade(Side side, Wide baseMax, double limitPrice, Swap swap);

    /// Price of an infinitely small swap without the fee, in smallest units of quote for a smallest
    /// unit of base.
    double price();

    /// Share of what is paid in that is the fee.
    double feeShare();

    /// Whether the fee goes to an account outside of the pool; else it stays in.
    boolean paysFeesOut();

    /// Base that the pool holds. To be read only.
    Wide base();

    /// Quote that the pool holds. To be read only.
    Wide quote();

    /// The amount that no real coin reaches.
    static Wide most() {
        return new Wide().set(1).shiftLeft(112).subtract(Wide.of(1));
    }
}
