package io.foretick.exchange.polymarket.match;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.base.Times;

/// How the simulated venue matches and settles. All spans are venue time.
///
/// @param seed of trade ids and transaction hashes
/// @param takerDelayNs how long an order that would match at once has to wait
/// @param feeRounding what is floored to five decimals
/// @param expiryLeadNs how long before its stated time a GTD order is dropped
/// @param minedAfterNs from MATCHED to MINED, or to RETRYING
/// @param confirmedAfterNs from MATCHED to CONFIRMED, or to FAILED
/// @param heartbeatLimitNs the longest gap between heartbeats before all orders are cancelled
public record MatchSettings(
        Seed seed,
        long takerDelayNs,
        FeeRounding feeRounding,
        long expiryLeadNs,
        long minedAfterNs,
        long confirmedAfterNs,
        long heartbeatLimitNs) {

    /// What is floored to five decimals: the sum over a trade, or the fee of each fill.
    public enum FeeRounding {
        PER_TRADE,
        PER_FILL
    }

    public MatchSettings {
        Checks.notNegative(takerDelayNs, "takerDelayNs");
        Checks.notNegative(expiryLeadNs, "expiryLeadNs");
        Checks.notNegative(minedAfterNs, "minedAfterNs");
        Checks.inRange(confirmedAfterNs, minedAfterNs, Times.DAY_NS, "confirmedAfterNs");
        Checks.positive(heartbeatLimitNs, "heartbeatLimitNs");
    }

    /// As the venue was in autumn 2026.
    public static MatchSettings usual(Seed seed) {
        return new MatchSettings(
                seed,
                150 * Times.MILLI_NS,
                FeeRounding.PER_TRADE,
                60 * Times.SECOND_NS,
                2 * Times.SECOND_NS,
                5 * Times.SECOND_NS,
                15 * Times.SECOND_NS);
    }

    /// The same with another taker delay.
    public MatchSettings withTakerDelayNs(long delayNs) {
        return new MatchSettings(
                seed,
                delayNs,
                feeRounding,
                expiryLeadNs,
                minedAfterNs,
                confirmedAfterNs,
                heartbeatLimitNs);
    }
}
