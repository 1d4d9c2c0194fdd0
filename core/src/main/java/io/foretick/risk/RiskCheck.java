package io.foretick.risk;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.market.Account;
import io.foretick.market.MarketSlot;
import io.foretick.market.Position;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;

/// Holds wishes against the limits and the account, in the order of document D: age, cooldown,
/// number of orders, exposure; a buy is cut to the room that is left. Holds no state of its own.
///
/// Cooldown and number of orders are for those that may take: a quote replaces the one before it,
/// and its strategy bounds how often.
///
/// @param limits what may be risked
public record RiskCheck(RiskLimits limits) {

    /// Judges one wish.
    ///
    /// @param nowNs engine time
    /// @param ageNs time since the triggering event was received
    public Verdict check(Signal signal, MarketSlot slot, Account account, long nowNs, long ageNs) {
        Position position = account.position(slot.instrument());
        if (ageNs > limits.maxDecisionAgeMs() * Times.MILLI_NS) {
            return new Verdict.Refused(Gate.DECISION_TOO_OLD);
        }
        if (signal.rests()) {
            return inRoom(signal, slot, account);
        }
        if (nowNs - position.lastOrderNs() < limits.cooldownMs() * Times.MILLI_NS) {
            return new Verdict.Refused(Gate.COOLDOWN);
        }
        if (position.ordersPlaced() >= limits.maxOrdersPerMarket()) {
            return new Verdict.Refused(Gate.ORDERS_PER_MARKET);
        }
        return inRoom(signal, slot, account);
    }

    private Verdict inRoom(Signal signal, MarketSlot slot, Account account) {
        return signal.side() == Side.SELL
                ? sale(signal, slot, account)
                : purchase(signal, slot, account);
    }

    private static Verdict sale(Signal signal, MarketSlot slot, Account account) {
        long freeE8 = account.freeTokensE8(slot.instrument(), signal.outcome());
        long quantityE8 = Math.min(signal.quantityE8(), freeE8);
        return quantityE8 < slot.terms().minimumSizeE8() || quantityE8 == 0
                ? new Verdict.Refused(Gate.SIZE_TOO_SMALL)
                : new Verdict.Approved(quantityE8);
    }

    private Verdict purchase(Signal signal, MarketSlot slot, Account account) {
        int market = slot.instrument();
        long inMarketE8 = roomShares(limits.maxPositionE8() - account.worstLossE8(market), signal);
        long inAllE8 = roomShares(limits.maxExposureE8() - account.worstLossE8(), signal);
        long inCashE8 = roomShares(affordable(account.freeE8(), slot), signal);
        long smallestE8 = Math.max(1, slot.terms().minimumSizeE8());
        if (Math.min(inMarketE8, signal.quantityE8()) < smallestE8) {
            return new Verdict.Refused(Gate.MARKET_EXPOSURE);
        }
        if (Math.min(inAllE8, signal.quantityE8()) < smallestE8) {
            return new Verdict.Refused(Gate.TOTAL_EXPOSURE);
        }
        if (Math.min(inCashE8, signal.quantityE8()) < smallestE8) {
            return new Verdict.Refused(Gate.CASH);
        }
        long roomE8 = Math.min(inMarketE8, Math.min(inAllE8, inCashE8));
        return new Verdict.Approved(toLot(Math.min(signal.quantityE8(), roomE8)));
    }

    /// Cash left for the price alone when the highest possible fee is set aside.
    private static long affordable(long freeE8, MarketSlot slot) {
        long halfFeeE8 = slot.terms().fees().takerFeeE8(E8.ONE / 2, E8.ONE);
        return Math.max(0, freeE8 - E8.multiply(freeE8, Math.min(E8.ONE, 2 * halfFeeE8)));
    }

    private static long roomShares(long roomE8, Signal signal) {
        return roomE8 <= 0 ? 0 : E8.divide(roomE8, signal.priceE8());
    }

    private static long toLot(long sharesE8) {
        long lotE8 = E8.ONE / 100;
        return sharesE8 / lotE8 * lotE8;
    }
}
