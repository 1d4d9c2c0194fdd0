package io.foretick.forecast.direction.check;

import io.foretick.base.E8;
import io.foretick.event.Bar;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Timeframe;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.Update.Lesson;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// One timeframe under [ReplayChecks].
final class ReplayTrack {

    private static final double CLOSE_TOLERANCE = 1e-9; // of the close
    private static final long NONE = Long.MIN_VALUE;

    private final Timeframe timeframe;
    private final Set<ModelName> models;
    private final FailureLog failures;
    private final Map<ModelName, Ledger> ledgers = new EnumMap<>(ModelName.class);
    private final Set<ModelName> judged = EnumSet.noneOf(ModelName.class);

    private @Nullable Bar previous; // none before the second candle
    private @Nullable Bar newest; // none before the first
    private @Nullable Fact fact; // of the newest candle; none where none was told
    private boolean previousRevised;
    private boolean newestRevised;
    private boolean predicted; // whether anyone waited for the fact
    private long holeToNs = NONE;
    private long announcedToNs = NONE;

    ReplayTrack(Timeframe timeframe, Set<ModelName> models, FailureLog failures) {
        this.timeframe = timeframe;
        this.models = models;
        this.failures = failures;
    }

    void candle(Bar bar) {
        endCandle();
        if (newest != null) {
            long end = newest.endNs();
            require(bar.startNs() >= end, ReplayCheck.CANDLE_ORDER, () -> "came after " + ms(end));
            holeToNs = bar.startNs() > end ? bar.startNs() : NONE;
        }
        previous = newest;
        previousRevised = newestRevised;
        newest = bar;
        newestRevised = false;
    }

    void revised(Bar bar) {
        boolean same = newest != null && newest.startNs() == bar.startNs();
        require(same, ReplayCheck.CANDLE_ORDER, () -> "revised " + ms(bar.startNs()));
        newest = bar;
        newestRevised = true;
    }

    /// May come before the candle behind the gap, or after it.
    void gap(long fromNs, long toNs) {
        announcedToNs = toNs;
        failures.add(ReplayCheck.CANDLE_GAP, fromNs, "missing until " + ms(toNs));
        ledgers.values().forEach(ledger -> ledger.lose(fromNs, toNs));
    }

    void fact(Fact told) {
        fact = told;
        predicted = ledgers.values().stream().anyMatch(ledger -> ledger.waitsFor(told.startNs()));
        boolean ofNewest = newest != null && told.startNs() == newest.startNs();
        boolean ofPrevious = previous != null && told.previousStartNs() == previous.startNs();
        boolean aligned = ofNewest && ofPrevious;
        require(aligned, ReplayCheck.FACT_ALIGNMENT, () -> "fact of " + ms(told.startNs()));
        if (newest != null && previous != null && aligned) {
            boolean same =
                    (newestRevised || isClose(told.close(), newest))
                            && (previousRevised || isClose(told.closePrevious(), previous));
            require(same, ReplayCheck.FACT_ALIGNMENT, () -> "closes of other candles");
        }
    }

    void update(Update update) {
        Prediction made = update.prediction();
        Ledger ledger = ledger(made.model());
        checkFinite(update);
        boolean sameFact = update.fact().equals(fact);
        boolean aligned = made.targetStartNs() == update.fact().startNs();
        require(
                sameFact && aligned,
                ReplayCheck.TARGET_ALIGNMENT,
                () -> made.model() + " of " + ms(made.candleStartNs()) + " judged by another fact");
        require(
                previousRevised || isNear(made.close(), update.fact().closePrevious()),
                ReplayCheck.CLOSE_ALIGNMENT,
                () -> made.model() + " counted from " + made.close());
        boolean first = judged.add(made.model()) && made.targetStartNs() > ledger.judgedStartNs;
        require(first, ReplayCheck.UPDATE_ORDER, () -> made.model() + " was judged already");
        ledger.judge(made);
    }

    void prediction(Prediction made) {
        Ledger ledger = ledger(made.model());
        boolean finite =
                Double.isFinite(made.confidence())
                        && Double.isFinite(made.rawConfidence())
                        && Double.isFinite(made.margin());
        require(finite, ReplayCheck.NOT_FINITE, () -> made.model() + " predicts no number");
        boolean ofNewest = newest != null && made.targetStartNs() == newest.endNs();
        require(
                ofNewest,
                ReplayCheck.TARGET_ALIGNMENT,
                () -> made.model() + " predicts " + ms(made.targetStartNs()));
        if (newest != null && ofNewest) {
            boolean same = isClose(made.close(), newest);
            require(same, ReplayCheck.CLOSE_ALIGNMENT, () -> made.model() + " has " + made.close());
        }
        boolean later = made.candleStartNs() > ledger.predictedStartNs;
        require(later, ReplayCheck.PREDICTION_ORDER, () -> made.model() + " predicted already");
        ledger.predict(made);
    }

    void finish() {
        endCandle();
        long endNs = newest == null ? NONE : newest.endNs();
        ledgers.forEach((model, ledger) -> {
            long tail = ledger.waitsFor(endNs) ? 1 : 0;
            long left = ledger.predictions - ledger.updates - ledger.lost;
            require(
                    left == tail,
                    ReplayCheck.PENDING_TAIL,
                    () -> model + " has " + left + " unjudged, and " + tail + " that may be");
        });
    }

    /// Checks what the newest candle brought, once everything of it was told.
    private void endCandle() {
        if (fact != null && (predicted || !judged.isEmpty())) {
            require(
                    judged.equals(models),
                    ReplayCheck.UPDATES_PER_FACT,
                    () -> "judged " + judged + " of " + models);
        }
        boolean silent = holeToNs != NONE && announcedToNs != holeToNs;
        require(!silent, ReplayCheck.CANDLE_HOLE, () -> "candles before it are missing");
        fact = null;
        predicted = false;
        judged.clear();
        holeToNs = NONE;
    }

    private void checkFinite(Update update) {
        Lesson lesson = update.lesson();
        double sum = // not finite if any part is not
                update.reward()
                        + update.prediction().confidence()
                        + update.prediction().rawConfidence()
                        + update.after().up()
                        + lesson.taskLoss()
                        + lesson.totalLoss()
                        + lesson.learningRate()
                        + lesson.anchorStrength()
                        + lesson.sampleWeight()
                        + lesson.parameterNorm()
                        + lesson.averageNorm()
                        + lesson.anchorNorm();
        require(
                Double.isFinite(sum),
                ReplayCheck.NOT_FINITE,
                () -> update.prediction().model() + " learnt no number");
    }

    private Ledger ledger(ModelName model) {
        return ledgers.computeIfAbsent(model, _ -> new Ledger());
    }

    private void require(boolean holds, ReplayCheck check, Supplier<String> what) {
        if (!holds) {
            long atNs = newest == null ? 0 : newest.startNs();
            failures.add(check, atNs, "timeframe " + timeframe.name() + ": " + what.get());
        }
    }

    private static boolean isClose(double close, Bar bar) {
        return isNear(close, E8.toDouble(bar.closeE8()));
    }

    private static boolean isNear(double close, double other) {
        return Math.abs(close - other) <= CLOSE_TOLERANCE * other;
    }

    private static String ms(long timeNs) {
        return timeNs / 1_000_000 + " ms";
    }

    /// What one model told.
    private final class Ledger {

        private @Nullable Prediction pending; // none where all were judged or lost
        private long predictions;
        private long updates;
        private long lost;
        private long predictedStartNs = NONE;
        private long judgedStartNs = NONE;

        boolean waitsFor(long startNs) {
            return pending != null && pending.targetStartNs() == startNs;
        }

        void predict(Prediction made) {
            predictions++;
            pending = made;
            predictedStartNs = made.candleStartNs();
        }

        void judge(Prediction made) {
            updates++;
            judgedStartNs = made.targetStartNs();
            boolean heard = pending != null && waitsFor(made.targetStartNs());
            Supplier<String> who = () -> made.model() + " of " + ms(made.candleStartNs());
            require(
                    heard,
                    ReplayCheck.UPDATES_OVER_PREDICTIONS,
                    () -> who.get() + " was never predicted");
            if (heard) {
                require(
                        made.equals(pending),
                        ReplayCheck.PREDICTION_CHANGED,
                        () -> who.get() + " is not what was told");
                pending = null;
            }
        }

        void lose(long fromNs, long toNs) {
            if (pending != null
                    && pending.targetStartNs() >= fromNs
                    && pending.targetStartNs() < toNs) {
                lost++;
                pending = null;
            }
        }
    }
}
