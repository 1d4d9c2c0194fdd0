package io.foretick.venue.polymarket;

import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads what a taker pays from the venue's lists. The fields `takerBaseFee`, `base_fee` and
/// `fee_rate_bps` are a cap or nothing, never the fee.
final class MarketFees {

    private MarketFees() {}

    /// The schedule; empty if the market has fees of a form that is not understood.
    static Optional<FeeSchedule> read(JsonNode market) {
        for (String flag : new String[] {"feesEnabled", "fees_enabled"}) {
            if (!Json.flag(market, flag, true)) {
                return Optional.of(FeeSchedule.NONE);
            }
        }
        for (String name : new String[] {"feeSchedule", "fee_schedule", "fd"}) {
            if (market.path(name).isObject()) {
                return schedule(market.path(name));
            }
        }
        boolean enabled =
                Json.flag(market, "feesEnabled", false) || Json.flag(market, "fees_enabled", false);
        return enabled ? Optional.empty() : Optional.of(FeeSchedule.NONE);
    }

    private static Optional<FeeSchedule> schedule(JsonNode node) {
        Optional<BigDecimal> rate = Json.decimal(node, "rate", "r");
        Optional<BigDecimal> exponent = Json.decimal(node, "exponent", "e");
        boolean takerOnly =
                Json.flag(node, "takerOnly", true)
                        && Json.flag(node, "taker_only", true)
                        && Json.flag(node, "to", true);
        if (rate.isEmpty() || exponent.isEmpty() || !takerOnly) {
            return Optional.empty();
        }
        try {
            long rateE8 = rate.get().multiply(BigDecimal.valueOf(E8.ONE)).longValueExact();
            int power = exponent.get().intValueExact();
            return Optional.of(new FeeSchedule(rateE8, power, false));
        } catch (ArithmeticException | IllegalArgumentException _) {
            return Optional.empty(); // finer than 1e-8, or out of range
        }
    }
}
