package io.foretick.exchange.polymarket;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.polymarket.clob.ClobSettings.DelayAnswer;
import io.foretick.exchange.polymarket.crowd.CrowdSettings;

/// How the simulated Polymarket is run. Spans are venue time.
///
/// @param startCashE8 what an account has that is seen for the first time
/// @param takerDelayNs how long an order that would match at once has to wait
/// @param delayAnswer how such an order is answered
/// @param openAheadNs how long before its start a market gets a book by itself
public record PolymarketSettings(
        long startCashE8,
        long takerDelayNs,
        DelayAnswer delayAnswer,
        long openAheadNs,
        CrowdSettings crowd) {

    /// 10,000 pUSD, and the venue as it was in autumn 2026.
    public static final PolymarketSettings USUAL =
            new PolymarketSettings(
                    10_000 * E8.ONE,
                    150 * Times.MILLI_NS,
                    DelayAnswer.HELD,
                    15 * Times.MINUTE_NS,
                    CrowdSettings.USUAL);

    public PolymarketSettings {
        Checks.notNegative(startCashE8, "startCashE8");
        Checks.notNegative(takerDelayNs, "takerDelayNs");
        Checks.notNegative(openAheadNs, "openAheadNs");
    }

    /// The same with another balance to start with.
    public PolymarketSettings withStartCashE8(long cashE8) {
        return new PolymarketSettings(cashE8, takerDelayNs, delayAnswer, openAheadNs, crowd);
    }
}
