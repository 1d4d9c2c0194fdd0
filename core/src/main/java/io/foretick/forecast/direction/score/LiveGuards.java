package io.foretick.forecast.direction.score;

import io.foretick.forecast.Scores;
import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.Timeframe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Watches each model of each timeframe over its newest updates, and tells a listener when a guard
/// begins to speak, when it speaks louder, and when the model is well again. It stops nothing: that
/// is the listener's to decide. Owned by the predictor's thread; a restart begins new windows.
///
/// How it works: an alarm is told once. It is over only when the figures have kept limits a tenth
/// stricter than those they broke for [#CALM_UPDATES] in a row, so that a figure near its limit
/// does not tell the same again and again. An error that becomes a warning stays an error until
/// then.
public final class LiveGuards implements DirectionListener {

    /// Updates of a window.
    public static final int WINDOW = 200;

    /// Updates that a guard has to be silent for before its alarm is over.
    public static final int CALM_UPDATES = 50;

    private final GuardLimits limits;
    private final GuardLimits tighter;
    private final DirectionListener listener;
    private final Map<Timeframe, Map<ModelName, Watch>> watches = new TreeMap<>();

    /// @param listener whose [DirectionListener#alarm] is called
    public LiveGuards(GuardLimits limits, DirectionListener listener) {
        this.limits = limits;
        this.tighter = limits.tightened();
        this.listener = listener;
    }

    @Override
    public void update(Update update) {
        watches.computeIfAbsent(
                        update.prediction().timeframe(), _ -> new EnumMap<>(ModelName.class))
                .computeIfAbsent(update.prediction().model(), _ -> new Watch())
                .take(update);
    }

    /// One model of one timeframe.
    private final class Watch {

        private final Deque<Judged> rows = new ArrayDeque<>(WINDOW + 1);
        private final DriftDetector drift = new DriftDetector();
        private final Map<Guard, Level> open = new EnumMap<>(Guard.class);
        private final Map<Guard, Integer> calmUpdates = new EnumMap<>(Guard.class);

        void take(Update update) {
            double up = update.prediction().calibrated().up();
            if (!isProbability(up) || !isProbability(update.prediction().rawUp())) {
                raise(new Finding(Guard.NOT_FINITE, Level.ERROR, up, 1.0, 1), update);
                return;
            }
            add(Judged.of(update, "", 0.5));
            List<Finding> found = findings(limits);
            for (Finding finding : found) {
                raise(finding, update);
            }
            if (!open.isEmpty()) {
                boolean allSpeak = open.size() == found.size();
                calm(allSpeak ? found : findings(tighter), update);
            }
        }

        private void add(Judged row) {
            rows.addLast(row);
            if (rows.size() > WINDOW) {
                rows.removeFirst();
            }
            if (row.moved()) {
                drift.add(Scores.logLoss(row.up(), row.outcome()));
            }
        }

        private List<Finding> findings(GuardLimits within) {
            List<Finding> found = new ArrayList<>(Guards.check(GuardFigures.of(rows), within));
            found.removeIf(Watch::isHonestAbstention);
            if (drift.isDrifting()) {
                found.add(
                        new Finding(
                                Guard.DRIFT,
                                Level.WARNING,
                                drift.sum(),
                                DriftDetector.ALARM,
                                drift.count()));
            }
            return found;
        }

        /// A model that abstains because it does not know does so most of the time, and an alarm
        /// that is always on hides the others. A replay's report tells of it.
        private static boolean isHonestAbstention(Finding finding) {
            return finding.guard() == Guard.ABSTENTION && finding.level() != Level.ERROR;
        }

        private void raise(Finding finding, Update update) {
            Level told = open.getOrDefault(finding.guard(), Level.CLEARED);
            if (finding.level().compareTo(told) > 0) {
                open.put(finding.guard(), finding.level());
                calmUpdates.put(finding.guard(), 0);
                listener.alarm(finding.alarm(timeframe(update), model(update), atNs(update)));
            }
        }

        /// Counts how long each guard is silent, and ends alarms that have been so for long.
        private void calm(List<Finding> stillFound, Update update) {
            for (Guard guard : List.copyOf(open.keySet())) {
                boolean speaks = stillFound.stream().anyMatch(one -> one.guard() == guard);
                int calm = speaks ? 0 : calmUpdates.merge(guard, 1, Integer::sum);
                calmUpdates.put(guard, calm);
                if (calm >= CALM_UPDATES) {
                    open.remove(guard);
                    listener.alarm(cleared(guard, update));
                }
            }
        }
    }

    private static Alarm cleared(Guard guard, Update update) {
        return new Alarm(
                timeframe(update),
                model(update),
                atNs(update),
                guard.check(),
                Level.CLEARED,
                guard.measure() + " is well again");
    }

    private static boolean isProbability(double value) {
        return value >= 0.0 && value <= 1.0; // false for NaN
    }

    private static Timeframe timeframe(Update update) {
        return update.prediction().timeframe();
    }

    private static ModelName model(Update update) {
        return update.prediction().model();
    }

    private static long atNs(Update update) {
        return update.fact().startNs() + update.fact().timeframe().lengthNs();
    }
}
