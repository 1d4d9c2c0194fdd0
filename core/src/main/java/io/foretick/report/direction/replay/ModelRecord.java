package io.foretick.report.direction.replay;

import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Update;
import io.foretick.forecast.direction.Update.Lesson;
import io.foretick.report.page.SampledSeries;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one model did in a replay. Owned by its [ReplayRecorder].
final class ModelRecord {

    private static final int SAMPLES_MAX = 400;

    private final SampledSeries calibration;
    private final Spread slope = new Spread();
    private final Spread shift = new Spread();
    private final Spread learningRate = new Spread();
    private final Spread anchorStrength = new Spread();
    private final Spread sampleWeight = new Spread();
    private final Spread classWeight = new Spread();
    private final Spread contextTrust = new Spread();
    private final Spread decisionTrust = new Spread();
    private final Spread parameterNorm = new Spread();
    private final Spread averageNorm = new Spread();
    private final Spread anchorNorm = new Spread();
    private final SortedMap<String, Long> leaders = new TreeMap<>();
    private final SortedMap<String, Long> alarms = new TreeMap<>();
    private long updates;
    private long learnt;
    private long anchorMoves;
    private long antiPatterns;

    /// @param spacingNs length of a candle
    ModelRecord(long spacingNs) {
        calibration = new SampledSeries(SAMPLES_MAX, 2, spacingNs);
    }

    void add(Update update) {
        updates++;
        Calibrated after = update.after();
        long atNs = update.fact().startNs() + update.fact().timeframe().lengthNs();
        calibration.add(atNs, after.slope(), after.shift());
        slope.add(after.slope());
        shift.add(after.shift());
        leaders.merge(update.prediction().calibrated().leader(), 1L, Long::sum);
        Recall recall = update.prediction().recall();
        contextTrust.add(recall.contextTrust());
        decisionTrust.add(recall.decision().trust());
        antiPatterns += recall.decision().antiPattern() ? 1 : 0;
        if (update.lesson().learnt()) {
            add(update.lesson());
        }
    }

    private void add(Lesson lesson) {
        learnt++;
        anchorMoves += lesson.anchorMoved() ? 1 : 0;
        learningRate.add(lesson.learningRate());
        anchorStrength.add(lesson.anchorStrength());
        sampleWeight.add(lesson.sampleWeight());
        classWeight.add(lesson.classWeight());
        parameterNorm.add(lesson.parameterNorm());
        averageNorm.add(lesson.averageNorm());
        anchorNorm.add(lesson.anchorNorm());
    }

    void add(Alarm alarm) {
        if (alarm.level() != Alarm.Level.CLEARED) {
            alarms.merge(alarm.check(), 1L, Long::sum);
        }
    }

    /// Slope and shift of the affine calibration over time.
    SampledSeries calibration() {
        return calibration;
    }

    Spread slope() {
        return slope;
    }

    Spread shift() {
        return shift;
    }

    long updates() {
        return updates;
    }

    /// Updates by the calibrator that led when their prediction was made.
    SortedMap<String, Long> leaders() {
        return Collections.unmodifiableSortedMap(leaders);
    }

    /// How often each guard spoke while the replay went on.
    SortedMap<String, Long> alarms() {
        return Collections.unmodifiableSortedMap(alarms);
    }

    /// Averages over the updates that taught the model something, by name; norms are the last.
    SortedMap<String, Double> adaptation() {
        var figures = new TreeMap<String, Double>();
        figures.put("lr_eff", learningRate.mean());
        figures.put("anchor_lambda_eff", anchorStrength.mean());
        figures.put("sample_weight", sampleWeight.mean());
        figures.put("class_weight", classWeight.mean());
        figures.put("trust_ctx", contextTrust.mean());
        figures.put("trust_dec", decisionTrust.mean());
        figures.put("learnt_share", share(learnt, updates));
        figures.put("anchor_update_share", share(anchorMoves, learnt));
        figures.put("anti_pattern_share", share(antiPatterns, updates));
        figures.put("norm_params", parameterNorm.last());
        figures.put("norm_ema", averageNorm.last());
        figures.put("norm_anchor", anchorNorm.last());
        return figures;
    }

    private static double share(long part, long whole) {
        return part / (double) whole;
    }
}
