package io.foretick.risk.monitor;

import io.foretick.base.Checks;
import io.foretick.base.Times;
import io.foretick.math.Elementary;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The three alarms of a maker: value at risk of a period, drawdown of its equity, and a position
/// that stays away from where it should be. Each tells an excursion once. Owned by whoever drives
/// the maker, on one thread.
public final class RiskMonitors {

    /// Where the alarms are raised.
    ///
    /// @param valueAtRiskLevel such as 0.95
    /// @param valueAtRiskMax most value at risk of one period, infinite for no alarm
    /// @param drawdownMax deepest fall from the highest equity, infinite for no alarm
    /// @param inventoryMax largest mean distance of the position from its target, infinite for none
    /// @param hysteresis share of a limit that a figure must fall below it to end an alarm
    public record Limits(
            double valueAtRiskLevel,
            double valueAtRiskMax,
            double drawdownMax,
            double inventoryMax,
            double hysteresis) {}

    private static final double LN_TWO = 0.6931471805599453;

    private final RollingValueAtRisk valueAtRisk;
    private final RiskMonitor valueAtRiskMonitor;
    private final RiskMonitor drawdownMonitor;
    private final RiskMonitor inventoryMonitor;
    private final double halfLifeSeconds;
    private double highestEquity;
    private double distance;
    private double meanDistance;
    private long distanceSinceNs;
    private boolean held;

    /// Watches from an equity of 0 and no position.
    ///
    /// @param periods profits that the value at risk is taken from
    /// @param halfLifeSeconds in which the mean distance of the position forgets half
    public RiskMonitors(Limits limits, int periods, double halfLifeSeconds) {
        Checks.inRange(halfLifeSeconds, 1e-3, 1e9, "halfLifeSeconds");
        double hysteresis = limits.hysteresis();
        this.halfLifeSeconds = halfLifeSeconds;
        valueAtRisk = new RollingValueAtRisk(limits.valueAtRiskLevel(), periods);
        valueAtRiskMonitor = new RiskMonitor("value at risk", limits.valueAtRiskMax(), hysteresis);
        drawdownMonitor = new RiskMonitor("drawdown", limits.drawdownMax(), hysteresis);
        inventoryMonitor = new RiskMonitor("inventory drift", limits.inventoryMax(), hysteresis);
    }

    /// A period has ended.
    ///
    /// @return whether an alarm began
    public boolean period(long timeNs, double profit) {
        valueAtRisk.add(profit);
        return valueAtRiskMonitor.observe(timeNs, valueAtRisk.value());
    }

    /// What all is worth now, 0 at the beginning.
    ///
    /// @return whether an alarm began
    public boolean equity(long timeNs, double equity) {
        highestEquity = Math.max(highestEquity, equity);
        return drawdownMonitor.observe(timeNs, highestEquity - equity);
    }

    /// How far the position lies from its target now, in any direction. It counts by the time that
    /// it lasts.
    ///
    /// @return whether an alarm began
    public boolean inventory(long timeNs, double fromTarget) {
        if (held) {
            double elapsed =
                    Times.seconds(Checks.notNegative(timeNs - distanceSinceNs, "elapsed time"));
            double kept = Elementary.exp(-LN_TWO * elapsed / halfLifeSeconds);
            meanDistance = distance + kept * (meanDistance - distance);
        }
        held = true;
        distance = Math.abs(fromTarget);
        distanceSinceNs = timeNs;
        return inventoryMonitor.observe(timeNs, meanDistance);
    }

    /// Value at risk of one period, NaN before enough of them.
    public double valueAtRisk() {
        return valueAtRisk.value();
    }

    /// Mean distance of the position from its target, recent times weighing most.
    public double inventoryDrift() {
        return meanDistance;
    }

    /// All excursions in order of their beginnings.
    public List<Excursion> excursions() {
        return Stream.of(valueAtRiskMonitor, drawdownMonitor, inventoryMonitor)
                .flatMap(monitor -> monitor.excursions().stream())
                .sorted(Comparator.comparingLong(Excursion::startNs))
                .toList();
    }
}
