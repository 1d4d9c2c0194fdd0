package io.foretick.report;

import io.foretick.event.Resolution;
import io.foretick.event.Window;
import io.foretick.forecast.Scores;
import io.foretick.forecast.Scores.ReliabilityBin;
import io.foretick.market.MarketSlot;
import io.foretick.market.MarketState;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Judges what [MarketScores] took, by the outcomes known now. Made once, at the end of a run.
final class ScoreReport {

    private static final String ALL = "all";

    /// Scores of several forecasters on the same outcomes.
    private static final class Sums {
        private final MeanScore ours = new MeanScore();
        private final MeanScore baseline = new MeanScore();
        private final MeanScore adaptive = new MeanScore();
        private final MeanScore market = new MeanScore();
        private final MeanScore oursBesideMarket = new MeanScore();
        private final MeanScore marketBesideOurs = new MeanScore();

        void add(ScoredMarket market, int point, double outcome) {
            double probability = market.probability(point);
            this.market.add(market.mid(point), outcome);
            if (!Double.isNaN(probability)) {
                ours.add(probability, outcome);
                baseline.add(market.baseline(point), outcome);
                adaptive.add(market.adaptive(point), outcome);
            }
            if (!Double.isNaN(probability) && !Double.isNaN(market.freshMid(point))) {
                oursBesideMarket.add(probability, outcome);
                marketBesideOurs.add(market.freshMid(point), outcome);
            }
        }
    }

    /// A market whose outcome is known.
    private record Judged(ScoredMarket market, double outcome) {}

    /// One of our probabilities at a share of a window, with what stands beside it.
    private record Sample(
            long block,
            double probability,
            double baseline,
            double adaptive,
            double mid,
            double outcome) {

        double brier() {
            return Scores.brier(probability, outcome);
        }

        /// Negative where we are better; NaN where the other is not known.
        double brierOver(double other) {
            return Double.isNaN(other) ? Double.NaN : brier() - Scores.brier(other, outcome);
        }
    }

    private final ScorePoints points;
    private final List<Judged> judged = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();

    ScoreReport(MarketScores scores, MarketState state) {
        this.points = scores.points();
        for (ScoredMarket market : scores.markets()) {
            MarketSlot slot = Objects.requireNonNull(state.slot(market.instrument()));
            Resolution outcome = market.outcome(slot);
            if (outcome != null) {
                judged.add(new Judged(market, up(outcome)));
            }
        }
        for (Judged one : judged) {
            addSamples(one);
        }
    }

    /// What the scores of a market's Up token are measured against.
    static double up(Resolution outcome) {
        return switch (outcome) {
            case UP -> 1;
            case SPLIT -> 0.5;
            case DOWN -> 0;
        };
    }

    /// Puts one market's own means over the shares; nulls without an outcome.
    static void putMarket(
            ObjectNode object, ScorePoints points, ScoredMarket market, @Nullable Resolution end) {
        var sums = new Sums();
        for (int k = 0; end != null && k < points.shares().size(); k++) {
            sums.add(market, k, up(end));
        }
        JsonNumbers.put(object, "brier", sums.ours.brier());
        JsonNumbers.put(object, "log_loss", sums.ours.logLoss());
        JsonNumbers.put(object, "market_brier", sums.market.brier());
    }

    ObjectNode json() {
        var sums = new Sums();
        for (Judged one : judged) {
            for (int k = 0; k < points.shares().size(); k++) {
                sums.add(one.market(), k, one.outcome());
            }
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("n", sums.ours.count());
        JsonNumbers.put(json, "brier", sums.ours.brier());
        JsonNumbers.put(json, "log_loss", sums.ours.logLoss());
        json.put("baseline_n", sums.baseline.count());
        JsonNumbers.put(json, "baseline_brier", sums.baseline.brier());
        JsonNumbers.put(json, "baseline_log_loss", sums.baseline.logLoss());
        json.put("adaptive_n", sums.adaptive.count());
        JsonNumbers.put(json, "adaptive_brier", sums.adaptive.brier());
        JsonNumbers.put(json, "adaptive_log_loss", sums.adaptive.logLoss());
        json.put("market_n", sums.marketBesideOurs.count());
        JsonNumbers.put(json, "market_brier", sums.marketBesideOurs.brier());
        JsonNumbers.put(json, "market_log_loss", sums.marketBesideOurs.logLoss());
        JsonNumbers.put(json, "same_brier", sums.oursBesideMarket.brier());
        putIntervals(json.putObject("ci95"));
        putReliability(json.putArray("reliability"));
        putPoints(json.putArray("points"));
        return json;
    }

    private void addSamples(Judged one) {
        ScoredMarket market = one.market();
        for (int k = 0; k < points.shares().size(); k++) {
            if (!Double.isNaN(market.probability(k))) {
                samples.add(
                        new Sample(
                                market.instrument(),
                                market.probability(k),
                                market.baseline(k),
                                market.adaptive(k),
                                market.freshMid(k),
                                one.outcome()));
            }
        }
    }

    private void putIntervals(ObjectNode json) {
        putInterval(json, "brier", Sample::brier);
        putInterval(json, "baseline_difference", sample -> sample.brierOver(sample.baseline()));
        putInterval(json, "adaptive_difference", sample -> sample.brierOver(sample.adaptive()));
        putInterval(json, "market_difference", sample -> sample.brierOver(sample.mid()));
    }

    /// Markets are drawn, because the points of one depend on each other; one alone has no
    /// interval.
    private void putInterval(ObjectNode json, String key, ToDoubleFunction<Sample> score) {
        List<Sample> known =
                samples.stream().filter(s -> !Double.isNaN(score.applyAsDouble(s))).toList();
        double[] values = known.stream().mapToDouble(score).toArray();
        long[] blocks = known.stream().mapToLong(Sample::block).toArray();
        JsonNumbers.putInterval(json, key, points.interval(values, blocks, key));
    }

    private void putReliability(ArrayNode json) {
        if (samples.isEmpty()) {
            return;
        }
        ReliabilityBin[] bins =
                Scores.reliability(
                        samples.stream().mapToDouble(Sample::probability).toArray(),
                        samples.stream().mapToDouble(Sample::outcome).toArray());
        for (int k = 0; k < bins.length; k++) {
            ObjectNode bin = json.addObject();
            bin.put("from", (double) k / bins.length);
            bin.put("to", (double) (k + 1) / bins.length);
            bin.put("n", bins[k].count());
            JsonNumbers.put(bin, "mean_probability", bins[k].probabilityMean());
            JsonNumbers.put(bin, "observed", bins[k].observedShare());
        }
    }

    private void putPoints(ArrayNode json) {
        for (int k = 0; k < points.count(); k++) {
            for (Map.Entry<String, Sums> group : groups(k).entrySet()) {
                Sums sums = group.getValue();
                if (sums.ours.count() + sums.market.count() > 0) {
                    putPoint(json.addObject(), points.label(k), group.getKey(), sums);
                }
            }
        }
    }

    /// All markets together, then by length and month: rules and regimes change between months.
    private Map<String, Sums> groups(int point) {
        Map<String, Sums> groups = new LinkedHashMap<>();
        groups.put(ALL, new Sums());
        for (Judged one : inGroupOrder()) {
            ScoredMarket market = one.market();
            groups.getOrDefault(ALL, new Sums()).add(market, point, one.outcome());
            groups.computeIfAbsent(group(market.terms().window()), _ -> new Sums())
                    .add(market, point, one.outcome());
        }
        return groups;
    }

    private List<Judged> inGroupOrder() {
        Comparator<Judged> byLength =
                Comparator.comparingLong(one -> one.market().terms().window().lengthNs());
        return judged.stream()
                .sorted(byLength.thenComparingLong(one -> one.market().terms().window().startNs()))
                .toList();
    }

    private static String group(Window window) {
        Instant start = Instant.ofEpochSecond(0, window.startNs());
        return window.durationName() + " " + YearMonth.from(start.atOffset(ZoneOffset.UTC));
    }

    private static void putPoint(ObjectNode json, String label, String group, Sums sums) {
        json.put("point", label);
        json.put("group", group);
        json.put("n", sums.ours.count());
        JsonNumbers.put(json, "brier", sums.ours.brier());
        JsonNumbers.put(json, "log_loss", sums.ours.logLoss());
        JsonNumbers.put(json, "baseline_brier", sums.baseline.brier());
        json.put("market_n", sums.market.count());
        JsonNumbers.put(json, "market_brier", sums.market.brier());
        JsonNumbers.put(json, "market_log_loss", sums.market.logLoss());
        json.put("same_n", sums.oursBesideMarket.count());
        JsonNumbers.put(json, "same_brier", sums.oursBesideMarket.brier());
        JsonNumbers.put(json, "same_market_brier", sums.marketBesideOurs.brier());
    }
}
