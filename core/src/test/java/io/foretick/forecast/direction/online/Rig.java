package io.foretick.forecast.direction.online;

import io.foretick.base.E8;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Bar;
import io.foretick.feature.direction.CandleFeatures;
import io.foretick.forecast.direction.Alarm;
import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Calibration;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.DirectionListener;
import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.Memory;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.NextClose;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.CandleWindow;
import io.foretick.market.candle.Timeframe;
import io.foretick.math.Logistic;
import io.foretick.testing.StateTape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// A predictor with small parts of the tests' own, and all that its listener heard.
final class Rig {

    static final Timeframe MINUTE = Timeframe.parse("1");
    static final long START_NS = 1_700_000_040_000_000_000L;

    final TimeframePredictor predictor;
    private final Memory memory;
    final List<Object> heard = new ArrayList<>();
    final List<Prediction> predictions = new ArrayList<>();
    final List<Update> updates = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<Alarm> alarms = new ArrayList<>();

    Rig(DirectionSettings settings, Parts parts) {
        memory = parts.memory();
        predictor = new TimeframePredictor(MINUTE, settings, parts, new Ear());
    }

    /// With a memory, a learning calibration and a density: everything there is.
    static Rig full(DirectionSettings settings) {
        return new Rig(settings, parts(new CountingMemory(), Affine::new, new LastMove()));
    }

    /// Without memory, density or learning calibration.
    static Rig plain(DirectionSettings settings) {
        return new Rig(settings, parts(Memory.NONE, Plain::new, null));
    }

    static Parts parts(
            Memory memory, Supplier<Calibration> calibrations, @Nullable NextClose nextClose) {
        return new Parts(memory, calibrations, nextClose, new Moves(1), new Moves(2), new Moves(3));
    }

    void offerAll(List<Bar> bars) {
        bars.forEach(predictor::offer);
    }

    List<Update> updatesOf(ModelName model) {
        return updates.stream().filter(each -> each.prediction().model() == model).toList();
    }

    List<Prediction> predictionsOf(ModelName model) {
        return predictions.stream().filter(each -> each.model() == model).toList();
    }

    /// All state, part by part. The predictor's parts, and the memory, which its maker keeps.
    private List<StatePart> pieces() {
        List<StatePart> pieces = new ArrayList<>(predictor.parts());
        pieces.add(new StatePart(StatePart.TIMEFRAME, "memory", memory));
        return pieces;
    }

    Map<String, StateTape> saved() {
        Map<String, StateTape> tapes = new LinkedHashMap<>();
        for (StatePart part : pieces()) {
            StateTape tape = new StateTape();
            part.state().save(tape);
            tapes.put(part.owner() + "/" + part.name(), tape);
        }
        return tapes;
    }

    Map<String, List<Object>> savedItems() {
        Map<String, List<Object>> items = new LinkedHashMap<>();
        saved().forEach((name, tape) -> items.put(name, tape.items()));
        return items;
    }

    void load(Map<String, StateTape> tapes) {
        for (StatePart part : pieces()) {
            StateTape tape = tapes.get(part.owner() + "/" + part.name());
            if (tape == null) {
                throw new IllegalStateException("no tape for " + part);
            }
            part.state().load(tape);
        }
    }

    static Bar bar(int index, double open, double close) {
        double high = Math.max(open, close);
        double low = Math.min(open, close);
        return new Bar(
                START_NS + index * MINUTE.lengthNs(),
                MINUTE.lengthNs(),
                E8.ofDouble(open),
                E8.ofDouble(high),
                E8.ofDouble(low),
                E8.ofDouble(close),
                E8.ofDouble(1.0 + index % 7));
    }

    /// A walk with steps of some five hundredths of a percent; every fifth candle does not move.
    static List<Bar> walk(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>();
        double price = 50_000;
        for (int k = 0; k < count; k++) {
            double step = k % 5 == 0 ? 0 : 5e-4 * (2 * random.nextDouble() - 1);
            double next = price * (1 + step);
            bars.add(bar(k, price, next));
            price = next;
        }
        return bars;
    }

    private final class Ear implements DirectionListener {

        @Override
        public void candle(Timeframe timeframe, Bar bar) {
            heard.add(bar);
        }

        @Override
        public void revised(Timeframe timeframe, Bar bar) {
            heard.add("revised " + bar.startNs());
        }

        @Override
        public void gap(Timeframe timeframe, long fromNs, long toNs) {
            heard.add("gap " + (fromNs - START_NS) + " " + (toNs - START_NS));
        }

        @Override
        public void fact(Fact fact) {
            heard.add(fact);
            facts.add(fact);
        }

        @Override
        public void update(Update update) {
            heard.add(update);
            updates.add(update);
        }

        @Override
        public void prediction(Prediction prediction) {
            heard.add(prediction);
            predictions.add(prediction);
        }

        @Override
        public void alarm(Alarm alarm) {
            heard.add(alarm);
            alarms.add(alarm);
        }
    }

    /// The newest returns in units of five hundredths of a percent.
    record Moves(int count) implements CandleFeatures {

        @Override
        public List<String> names() {
            return List.of("return_0", "return_1", "return_2").subList(0, count);
        }

        @Override
        public void read(CandleWindow candles, double[] into) {
            for (int k = 0; k < count; k++) {
                int at = candles.size() - 1 - k;
                into[k] = 2_000 * (candles.close(at) / candles.close(at - 1) - 1);
            }
        }

        @Override
        public String fineBins(CandleWindow candles) {
            int last = candles.size() - 1;
            return coarseBins(candles)
                    + "|move="
                    + Math.round(1_000 * (candles.close(last) / candles.open(last) - 1));
        }

        @Override
        public String coarseBins(CandleWindow candles) {
            int last = candles.size() - 1;
            return candles.close(last) > candles.close(last - 1) ? "last=UP" : "last=DOWN";
        }
    }

    /// The softmax itself.
    static final class Plain implements Calibration {

        @Override
        public Calibrated of(double margin) {
            double up = Logistic.probability(margin);
            return new Calibrated(up, "none", 1, 0, 0, up);
        }

        @Override
        public void learn(double margin, Fact fact) {}

        @Override
        public void save(StateSink out) {}

        @Override
        public void load(StateSource in) {}
    }

    /// A slope and a shift that learn.
    static final class Affine implements Calibration {

        private double slope = 1;
        private double shift;
        private long updates;

        @Override
        public Calibrated of(double margin) {
            double up = Logistic.probability(slope * margin + shift);
            return new Calibrated(up, "affine", slope, shift, updates, up);
        }

        @Override
        public void learn(double margin, Fact fact) {
            double error = of(margin).up() - fact.direction().outcome();
            slope -= 0.005 * error * margin;
            shift -= 0.005 * error;
            updates++;
        }

        @Override
        public void save(StateSink out) {
            out.add(slope);
            out.add(shift);
            out.add(updates);
        }

        @Override
        public void load(StateSource in) {
            slope = in.nextDouble();
            shift = in.nextDouble();
            updates = in.nextLong();
        }
    }

    /// Says again what the last candle did.
    static final class LastMove implements NextClose {

        private double up = Double.NaN;

        @Override
        public void add(Bar bar) {
            up = bar.closeE8() > bar.openE8() ? 0.6 : 0.45;
        }

        @Override
        public double up() {
            return up;
        }

        @Override
        public void save(StateSink out) {
            out.add(up);
        }

        @Override
        public void load(StateSource in) {
            up = in.nextDouble();
        }
    }

    /// Counts facts by situation and wins by decision; trusts after ten.
    static final class CountingMemory implements Memory {

        private final Map<String, double[]> counts = new LinkedHashMap<>();
        private long maintainedNs;

        @Override
        public Recall situation(ModelName model, String fineBins, String coarseBins, long nowNs) {
            String fine = model + ":fine:" + fineBins;
            String coarse = model + ":coarse:" + coarseBins;
            double[] seen = counts.getOrDefault(coarse, new double[3]);
            double count = Math.max(1, seen[0] + seen[1] + seen[2]);
            return new Recall(
                    fine,
                    coarse,
                    false,
                    seen[0] / count,
                    seen[1] / count,
                    seen[2] / count,
                    Math.min(1, count / 20),
                    Recall.Decision.unknown(Direction.FLAT));
        }

        @Override
        public Recall.Decision decision(Recall situation, Direction taken, long nowNs) {
            String key = Recall.decisionKey(situation.coarseKey(), taken);
            double[] seen = counts.getOrDefault(key, new double[3]);
            double count = Math.max(1, seen[0] + seen[1]);
            double trust = Math.min(1, count / 20);
            double wins = seen[0] / count;
            return new Recall.Decision(taken, false, trust, wins, trust > 0.5 && wins < 0.4);
        }

        @Override
        public void learn(Update update) {
            Recall recall = update.prediction().recall();
            int fact = update.fact().direction().ordinal();
            counts.computeIfAbsent(recall.contextKey(), _ -> new double[3])[fact]++;
            int won = update.prediction().direction() == update.fact().direction() ? 0 : 1;
            counts.computeIfAbsent(recall.decisionKey(), _ -> new double[3])[won]++;
        }

        @Override
        public void maintain(long nowNs) {
            maintainedNs = nowNs;
        }

        @Override
        public void save(StateSink out) {
            out.add(maintainedNs);
            out.add((long) counts.size());
            counts.forEach((key, seen) -> {
                out.add(key);
                for (double each : seen) {
                    out.add(each);
                }
            });
        }

        @Override
        public void load(StateSource in) {
            maintainedNs = in.nextLong();
            for (int left = in.nextInt(); left > 0; left--) {
                String key = in.nextText();
                counts.put(key, new double[] {in.nextDouble(), in.nextDouble(), in.nextDouble()});
            }
        }
    }
}
