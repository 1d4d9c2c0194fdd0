package io.foretick.risk;

import io.foretick.base.E8;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.market.Account;
import io.foretick.market.Costs;
import io.foretick.market.MarketSlot;
import io.foretick.market.OpenOrder;
import io.foretick.market.Position;
import io.foretick.market.cash.SettledResult;
import io.foretick.strategy.Gate;
import io.foretick.strategy.Signal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Holds wishes against the limits and the account, in the order of document D: age, cooldown,
/// number of orders, exposure; a buy is cut to the room that is left. Its only state is what an
/// operator has changed of the limits; owned by the engine.
///
/// Cooldown and number of orders of a market are for those that may take: a quote replaces the one
/// before it, and its strategy bounds how often. How many orders of a strategy may work at once is
/// for both.
///
/// How it works: every limit on losses comes down to a bound on what one market may lose when the
/// others lose their worst, or to a bound on what all lose when all end alike. A buy is cut until
/// it keeps all bounds even if it fills at its limit and loses. A sale that makes no loss larger
/// passes; of any other as much passes as keeps the bounds.
public final class RiskCheck {

    private static final long LOT_E8 = E8.ONE / 100; // the venue takes two decimals
    private static final long CENT_E8 = E8.ONE / 100;

    private RiskLimits limits;
    private final Map<String, Double> changes = new TreeMap<>();

    public RiskCheck(RiskLimits limits) {
        this.limits = limits;
    }

    /// What may be risked now.
    public RiskLimits limits() {
        return limits;
    }

    /// Gives a limit another value from now on.
    ///
    /// @return false, and nothing changes, if there is no such limit or it cannot have this value
    public boolean change(String name, double value) {
        Optional<RiskLimits> changed = limits.with(name, value);
        if (changed.isPresent()) {
            limits = changed.get();
            changes.put(name, value);
        }
        return changed.isPresent();
    }

    /// Judges one wish.
    ///
    /// @param strategy whose it is
    /// @param nowNs engine time
    /// @param ageNs time since the triggering event was received
    public Verdict check(
            String strategy,
            Signal signal,
            MarketSlot slot,
            Account account,
            long nowNs,
            long ageNs) {
        Position position = account.position(slot.instrument());
        if (!isNumber(signal)) {
            return new Verdict.Refused(Gate.NOT_A_NUMBER);
        }
        if (ageNs > limits.maxDecisionAgeMs() * Times.MILLI_NS) {
            return new Verdict.Refused(Gate.DECISION_TOO_OLD);
        }
        Gate pace = signal.rests() ? Gate.OPEN : pace(position, nowNs);
        if (pace != Gate.OPEN) {
            return new Verdict.Refused(pace);
        }
        int ordersMax = limits.maxStrategyOrders();
        if (ordersMax < RiskLimits.ORDERS_MAX && account.openOrders(strategy) >= ordersMax) {
            return new Verdict.Refused(Gate.STRATEGY_ORDERS);
        }
        Wish wish = Wish.of(strategy, signal, position.fees());
        return wish.sells()
                ? sale(wish, slot, account, nowNs)
                : purchase(wish, slot, account, nowNs);
    }

    private Gate pace(Position position, long nowNs) {
        if (nowNs - position.lastOrderNs() < limits.cooldownMs() * Times.MILLI_NS) {
            return Gate.COOLDOWN;
        }
        return position.ordersPlaced() >= limits.maxOrdersPerMarket()
                ? Gate.ORDERS_PER_MARKET
                : Gate.OPEN;
    }

    /// Holds an order that has just been placed against the limits once more: whatever led to it,
    /// they must hold.
    ///
    /// @return the gate that should have stopped it, or [Gate#OPEN]
    public Gate breach(OpenOrder order, Account account, long nowNs) {
        if (order.terms().side() == Side.BUY && account.freeE8() < 0) {
            return Gate.CASH;
        }
        Position position = account.position(order.market());
        long upE8 = order.lossIfFilledE8(Outcome.UP);
        long downE8 = order.lossIfFilledE8(Outcome.DOWN);
        String strategy = order.strategy();
        for (Bound bound : Bound.ALL) {
            if (!bound.isSet(limits)) {
                continue;
            }
            long afterUpE8 = bound.lossIfE8(Outcome.UP, position, strategy, account);
            long afterDownE8 = bound.lossIfE8(Outcome.DOWN, position, strategy, account);
            long beforeE8 = bound.worstE8(afterUpE8 - upE8, afterDownE8 - downE8);
            long mostE8 = bound.mostE8(limits, position, strategy, account, nowNs);
            if (bound.worstE8(afterUpE8, afterDownE8) > Math.max(mostE8, beforeE8)) {
                return bound.gate();
            }
        }
        return Gate.OPEN;
    }

    /// Writes what an operator has changed.
    public void save(StateSink out) {
        out.add((long) changes.size());
        changes.forEach((name, value) -> {
            out.add(name);
            out.add(value);
        });
    }

    /// Reads what [#save] wrote, over the limits that this was made with.
    public void load(StateSource in) {
        int count = in.nextInt();
        for (int k = 0; k < count; k++) {
            String name = in.nextText();
            double value = in.nextDouble();
            if (!change(name, value)) {
                throw new IllegalStateException("the saved state has limit " + name + " " + value);
            }
        }
    }

    private Verdict sale(Wish wish, MarketSlot slot, Account account, long nowNs) {
        long freeE8 = account.freeTokensE8(slot.instrument(), wish.outcome());
        long quantityE8 = Math.min(wish.quantityE8(), freeE8);
        if (quantityE8 < slot.terms().minimumSizeE8() || quantityE8 <= 0) {
            return new Verdict.Refused(Gate.SIZE_TOO_SMALL);
        }
        Position position = account.position(slot.instrument());
        for (Bound bound : Bound.ALL) {
            long roomE8 = sharesE8(bound, wish, position, account, nowNs);
            quantityE8 = Math.min(quantityE8, roomE8);
            if (quantityE8 < slot.terms().minimumSizeE8() || quantityE8 <= 0) {
                return new Verdict.Refused(bound.gate());
            }
        }
        return new Verdict.Approved(quantityE8);
    }

    private Verdict purchase(Wish wish, MarketSlot slot, Account account, long nowNs) {
        Gate drawdown = drawdown(account, nowNs);
        if (drawdown != Gate.OPEN) {
            return new Verdict.Refused(drawdown);
        }
        Position position = account.position(slot.instrument());
        long smallestE8 = smallestE8(wish, slot);
        long quantityE8 = wish.quantityE8();
        if (quantityE8 < smallestE8) {
            return new Verdict.Refused(Gate.SIZE_TOO_SMALL);
        }
        for (Bound bound : Bound.ALL) {
            long roomE8 = sharesE8(bound, wish, position, account, nowNs);
            quantityE8 = Math.min(quantityE8, roomE8);
            if (quantityE8 < smallestE8) {
                return new Verdict.Refused(bound.gate());
            }
        }
        long payableE8 = affordable(account.freeE8(), slot);
        quantityE8 = Math.min(quantityE8, payableShares(payableE8, wish));
        return quantityE8 < smallestE8
                ? new Verdict.Refused(Gate.CASH)
                : new Verdict.Approved(quantityE8 / LOT_E8 * LOT_E8);
    }

    /// The venue takes no fewer shares, and nobody there may take for less than a dollar. Who takes
    /// gives whole cents, so that the least shares too have to be worth some.
    private static long smallestE8(Wish wish, MarketSlot slot) {
        long smallestE8 = Math.max(LOT_E8, slot.terms().minimumSizeE8());
        if (wish.rests()) {
            return smallestE8;
        }
        long centsE8 = Math.ceilDiv(E8.multiply(smallestE8, wish.priceE8()), CENT_E8) * CENT_E8;
        long paidE8 = Math.max(Costs.TAKING_BUY_MIN_E8, centsE8);
        return Math.ceilDiv(E8.divide(paidE8, wish.priceE8()), LOT_E8) * LOT_E8;
    }

    /// Shares of a wish that keep a bound. A bound that is broken already leaves no room for a buy,
    /// and for a sale what makes it no worse.
    private long sharesE8(Bound bound, Wish wish, Position position, Account account, long nowNs) {
        if (!bound.isSet(limits)) {
            return wish.quantityE8();
        }
        long upE8 = bound.lossIfE8(Outcome.UP, position, wish.strategy(), account);
        long downE8 = bound.lossIfE8(Outcome.DOWN, position, wish.strategy(), account);
        long presentE8 = bound.worstE8(upE8, downE8);
        long mostE8 = bound.mostE8(limits, position, wish.strategy(), account, nowNs);
        if (presentE8 > mostE8) {
            if (!wish.sells()) {
                return 0;
            }
            mostE8 = presentE8;
        }
        return Math.min(
                wish.sharesWithin(mostE8 - upE8, Outcome.UP),
                wish.sharesWithin(mostE8 - downE8, Outcome.DOWN));
    }

    /// Whether resolved markets have lost more of the equity than they may.
    private Gate drawdown(Account account, long nowNs) {
        SettledResult settled = account.settled();
        double startE8 = account.startCashE8();
        double dayStartE8 = startE8 + settled.atDayStartE8(nowNs);
        if (!(settled.dayLossE8(nowNs) <= limits.maxDayDrawdown() * dayStartE8)) {
            return Gate.DAY_DRAWDOWN;
        }
        double peakE8 = startE8 + settled.peakE8();
        double belowE8 = settled.peakE8() - settled.totalE8();
        return belowE8 <= limits.maxPeakDrawdown() * peakE8 ? Gate.OPEN : Gate.PEAK_DRAWDOWN;
    }

    /// Whether price and quantity are such that can be ordered, and the reasons numbers, where the
    /// strategy gave any.
    private static boolean isNumber(Signal signal) {
        boolean reasoned = !Double.isNaN(signal.confidence()) || !Double.isNaN(signal.gainLog());
        boolean nonsense = Double.isNaN(signal.edge()) || Double.isNaN(signal.fair());
        boolean priced = signal.priceE8() > 0 && signal.priceE8() < E8.ONE;
        return priced && signal.quantityE8() > 0 && !(reasoned && nonsense);
    }

    /// Cash left for the price alone when the highest possible fee is set aside.
    private static long affordable(long freeE8, MarketSlot slot) {
        long halfFeeE8 = slot.terms().fees().takerFeeE8(E8.ONE / 2, E8.ONE);
        return Math.max(0, freeE8 - E8.multiply(freeE8, Math.min(E8.ONE, 2 * halfFeeE8)));
    }

    private static long payableShares(long cashE8, Wish wish) {
        boolean all = E8.multiply(wish.quantityE8(), wish.priceE8()) <= cashE8;
        return all ? wish.quantityE8() : E8.divide(cashE8, wish.priceE8());
    }
}
