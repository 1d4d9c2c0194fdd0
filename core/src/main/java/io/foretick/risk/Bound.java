package io.foretick.risk;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.market.Account;
import io.foretick.market.Exposure;
import io.foretick.market.Position;
import io.foretick.strategy.Gate;

import java.util.List;

/// A limit on losses, as a bound on what one market may lose when the others lose their worst, or
/// on what all lose when all end alike.
enum Bound {
    MARKET(Gate.MARKET_EXPOSURE),
    ASSET(Gate.ASSET_EXPOSURE),
    INTERVAL(Gate.INTERVAL_EXPOSURE),
    TOTAL(Gate.TOTAL_EXPOSURE),
    DIRECTION(Gate.DIRECTIONAL_EXPOSURE),
    DAY(Gate.DAILY_LOSS),
    WEEK(Gate.WEEKLY_LOSS),
    STRATEGY(Gate.STRATEGY_EXPOSURE);

    /// In the order in which they are asked.
    static final List<Bound> ALL = List.of(values());

    private final Gate gate;

    Bound(Gate gate) {
        this.gate = gate;
    }

    /// The name of its refusals.
    Gate gate() {
        return gate;
    }

    /// Whether there is a limit to it at all; to look for a strategy's losses takes a walk over its
    /// orders.
    boolean isSet(RiskLimits limits) {
        return this != STRATEGY || limits.maxStrategyExposureUsd() < RiskLimits.USD_MAX;
    }

    /// The highest loss that keeps the limit.
    ///
    /// @param strategy who trades
    long mostE8(
            RiskLimits limits, Position position, String strategy, Account account, long nowNs) {
        Exposure all = account.exposure();
        long hereE8 = position.worstLossE8();
        return switch (this) {
            case MARKET -> limits.maxPositionE8();
            case ASSET ->
                    E8.ofDouble(limits.maxAssetExposureUsd())
                            + hereE8
                            - all.worstLossOfAssetE8(position.asset());
            case INTERVAL ->
                    E8.ofDouble(limits.maxIntervalExposureUsd())
                            + hereE8
                            - all.worstLossOfIntervalE8(position.interval());
            case TOTAL -> limits.maxExposureE8() + hereE8 - all.worstLossE8();
            case DIRECTION -> E8.ofDouble(limits.maxDirectionalUsd());
            case DAY ->
                    E8.ofDouble(limits.maxDailyLossUsd())
                            - account.settled().dayLossE8(nowNs)
                            + hereE8
                            - all.worstLossE8();
            case WEEK ->
                    E8.ofDouble(limits.maxWeeklyLossUsd())
                            - account.settled().weekLossE8(nowNs)
                            + hereE8
                            - all.worstLossE8();
            case STRATEGY ->
                    E8.ofDouble(limits.maxStrategyExposureUsd())
                            + all.worstLossOfStrategyE8(strategy, position)
                            - all.worstLossOfStrategyE8(strategy);
        };
    }

    /// The present loss if it ends with this winner; below zero, what is won.
    long lossIfE8(Outcome winner, Position position, String strategy, Account account) {
        return switch (this) {
            case DIRECTION -> account.exposure().lossIfAllE8(winner);
            case STRATEGY -> account.exposure().lossOfStrategyIfE8(strategy, position, winner);
            case MARKET, ASSET, INTERVAL, TOTAL, DAY, WEEK -> position.lossIfE8(winner);
        };
    }

    /// The loss that is compared with the bound. What one market wins frees nothing for another,
    /// save where all end alike.
    long worstE8(long lossIfUpE8, long lossIfDownE8) {
        long worstE8 = Math.max(lossIfUpE8, lossIfDownE8);
        return this == DIRECTION ? worstE8 : Math.max(0, worstE8);
    }
}
