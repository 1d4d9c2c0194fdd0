package io.foretick.lab.trial;

import io.foretick.base.E8;
import io.foretick.lab.spec.VenueSpec.AmmSpec;
import io.foretick.venue.amm.PoolKind;
import io.foretick.venue.amm.PoolOpening;
import io.foretick.venue.amm.market.AmmSettings;

import java.io.IOException;

/// Reads a spec's pool: a coin with 18 decimals against a dollar with 6. Stateless.
final class PoolSettings {

    private static final int BASE_DIGITS = 18;
    private static final int QUOTE_DIGITS = 6;
    private static final long MILLI_NS = 1_000_000;

    private PoolSettings() {}

    /// The pool with those around it.
    ///
    /// @param startPriceE8 price at which it opens
    /// @throws IOException if there is no such pool, or it cannot have such a fee
    static AmmSettings of(AmmSpec venue, PoolFees fees, long startPriceE8) throws IOException {
        try {
            var kind = PoolKind.named(venue.pool());
            var opening =
                    new PoolOpening(
                            kind,
                            venue.feePpm(),
                            E8.toDouble(startPriceE8),
                            venue.liquidityUsd(),
                            BASE_DIGITS,
                            QUOTE_DIGITS);
            return new AmmSettings(
                    opening,
                    venue.blockMillis() * MILLI_NS,
                    E8.ofDouble(venue.gasUsd()),
                    venue.noisePerMinute(),
                    venue.noiseUsd(),
                    venue.arbitrageShare(),
                    venue.arbitrageFirst(),
                    fees.inclusion());
        } catch (IllegalArgumentException e) {
            throw new IOException("venue.amm: " + e.getMessage(), e);
        }
    }
}
