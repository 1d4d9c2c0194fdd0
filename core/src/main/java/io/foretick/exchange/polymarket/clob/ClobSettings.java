package io.foretick.exchange.polymarket.clob;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.polymarket.sign.ExchangeDomain;

/// How the simulated order book deals with its clients. Spans are venue time.
///
/// @param seed of API keys and heartbeat ids
/// @param chainId that signatures are made for
/// @param startCashE8 what an account has that is seen for the first time
/// @param timestampToleranceNs how far a request's timestamp may lie from the venue's time
/// @param delayAnswer how an order is answered that has to wait
public record ClobSettings(
        Seed seed,
        long chainId,
        long startCashE8,
        long timestampToleranceNs,
        DelayAnswer delayAnswer) {

    /// How an order is answered that waits in the taker delay.
    public enum DelayAnswer {
        /// At once, as delayed; the result comes on the user channel.
        AT_ONCE,
        /// When it is matched, with the result.
        HELD
    }

    public ClobSettings {
        Checks.positive(chainId, "chainId");
        Checks.notNegative(startCashE8, "startCashE8");
        Checks.positive(timestampToleranceNs, "timestampToleranceNs");
    }

    /// 10,000 pUSD on Polygon, a minute of tolerance, held answers.
    public static ClobSettings usual(Seed seed) {
        return new ClobSettings(
                seed, ExchangeDomain.POLYGON, 10_000 * E8.ONE, Times.MINUTE_NS, DelayAnswer.HELD);
    }
}
