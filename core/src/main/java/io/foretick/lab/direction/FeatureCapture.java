package io.foretick.lab.direction;

import io.foretick.event.Bar;
import io.foretick.feature.direction.CandleFeatures;
import io.foretick.feature.direction.CandleLookAhead;
import io.foretick.feature.direction.OscillatorFeatures;
import io.foretick.feature.direction.TrendFeatures;
import io.foretick.feature.direction.VolumeFeatures;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.FeatureVector;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Keeps what the models saw at some candles of a replay, and compares it afterwards with what a
/// history that ends there gives. Owned by the replay's thread.
public final class FeatureCapture implements DirectionListener {

    private static final int WINDOW = CandleFeatures.LOOKBACK;

    private final Map<ModelName, CandleFeatures> features = features();
    private final List<Bar> bars;
    private final Map<Long, Integer> sampled = new HashMap<>(); // start of a candle -> its place
    private final Map<Integer, Map<ModelName, FeatureVector>> seen = new TreeMap<>();

    /// Chooses the candles.
    ///
    /// @param candles all that the replay will be shown
    public FeatureCapture(CandleRange candles) {
        this.bars = Stream.concat(candles.before().stream(), candles.within().stream()).toList();
        for (int index : CandleLookAhead.sample(bars, whole(bars))) {
            sampled.put(bars.get(index).startNs(), index);
        }
    }

    /// Places of the candles that end a whole window.
    private static int[] whole(List<Bar> bars) {
        List<Integer> places = new ArrayList<>();
        int unbroken = 0;
        for (int k = 0; k < bars.size(); k++) {
            boolean follows = k > 0 && bars.get(k).startNs() == bars.get(k - 1).endNs();
            unbroken = follows ? unbroken + 1 : 1;
            if (unbroken >= CandleFeatures.LOOKBACK) {
                places.add(k);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void prediction(Prediction prediction) {
        Integer index = sampled.get(prediction.candleStartNs());
        if (index != null && features.containsKey(prediction.model())) {
            seen.computeIfAbsent(index, _ -> new EnumMap<>(ModelName.class))
                    .put(prediction.model(), prediction.features());
        }
    }

    /// Candles with features of any model.
    int size() {
        return seen.size();
    }

    /// What differs, in words.
    public List<String> compare() {
        List<String> differences = new ArrayList<>();
        seen.forEach((index, captured) -> {
            // The window is all that features may depend on, so two of them are history enough.
            int from = Math.max(0, index + 1 - 2 * WINDOW);
            List<Bar> history = bars.subList(from, bars.size());
            features.forEach((model, own) -> {
                FeatureVector told = captured.get(model);
                if (told != null) {
                    CandleLookAhead.compare(own, history, index - from, told.toArray())
                            .forEach(difference -> differences.add(model + " " + difference));
                }
            });
        });
        return differences;
    }

    private static Map<ModelName, CandleFeatures> features() {
        Map<ModelName, CandleFeatures> features = new EnumMap<>(ModelName.class);
        features.put(ModelName.TRENDVIC, new TrendFeatures());
        features.put(ModelName.OSCILLATOR, new OscillatorFeatures());
        features.put(ModelName.VOLUMEMETRIX, new VolumeFeatures());
        return features;
    }
}
