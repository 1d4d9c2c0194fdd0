package io.foretick.report;

import io.foretick.base.Times;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.forecast.Scores;
import io.foretick.market.MarketSlot;
import io.foretick.market.MarketSlot.StrikeSource;
import io.foretick.market.MarketState;
import io.foretick.math.Elementary;
import io.foretick.math.Statistics;
import io.foretick.report.rival.Rival;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Our probabilities, and those of rivals, against the venue's own mid at the same points, and what
/// the comparison rests on. Made once, at the end of a run.
///
/// Markets that settle by different rules are never added up: an average is decided before the
/// window ends. Intervals draw whole UTC days, because all that happens on one depends on each
/// other.
final class MidReport {

    private static final String OURS = "ours";
    private static final String ALL_SHARES = "all";
    private static final double BASIS_POINT = 1e-4;
    private static final double TAIL = 0.05;

    /// Markets that may be added up.
    private record Group(String rule, long lengthNs, String duration) {

        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::rule).thenComparingLong(Group::lengthNs);

        static Group of(Market terms) {
            return new Group(
                    terms.rule().key(), terms.window().lengthNs(), terms.window().durationName());
        }

        void putTo(ObjectNode json) {
            json.put("rule", rule);
            json.put("duration", duration);
        }
    }

    /// A market whose outcome is known.
    private record Judged(ScoredMarket market, MarketSlot slot, double outcome) {

        long day() {
            return Math.floorDiv(market.terms().window().startNs(), Times.DAY_NS);
        }
    }

    /// One probability beside the mid of the same instant.
    private record Pair(long day, double probability, double mid, double outcome) {

        double brier() {
            return Scores.brier(probability, outcome);
        }

        double midBrier() {
            return Scores.brier(mid, outcome);
        }

        double logLoss() {
            return Scores.logLoss(probability, outcome);
        }

        double midLogLoss() {
            return Scores.logLoss(mid, outcome);
        }
    }

    private final ScorePoints points;
    private final List<String> models = new ArrayList<>();
    private final Map<Group, List<Judged>> groups = new TreeMap<>(Group.ORDER);

    MidReport(MarketScores scores, MarketState state) {
        this.points = scores.points();
        models.add(OURS);
        scores.rivals().stream().map(Rival::name).forEach(models::add);
        for (ScoredMarket market : scores.markets()) {
            MarketSlot slot = Objects.requireNonNull(state.slot(market.instrument()));
            Resolution outcome = market.outcome(slot);
            if (outcome != null) {
                groups.computeIfAbsent(Group.of(market.terms()), _ -> new ArrayList<>())
                        .add(new Judged(market, slot, ScoreReport.up(outcome)));
            }
        }
    }

    /// Puts the comparisons and what they rest on.
    void putTo(ObjectNode scores) {
        ArrayNode rows = scores.putArray("versus_mid");
        ArrayNode sources = scores.putArray("sources");
        groups.forEach((group, markets) -> {
            boolean compared = false;
            for (int model = 0; model < models.size(); model++) {
                compared |= putModel(rows, group, model, markets);
            }
            if (compared) {
                putSources(sources, group, markets);
            }
        });
    }

    /// One row for each share, and one for all of them.
    ///
    /// @return false if there was nothing to compare
    private boolean putModel(ArrayNode rows, Group group, int model, List<Judged> markets) {
        List<Pair> all = new ArrayList<>();
        for (int point = 0; point < points.shares().size(); point++) {
            List<Pair> pairs = pairs(markets, model, point);
            all.addAll(pairs);
            putRow(rows, group, model, points.label(point), pairs);
        }
        putRow(rows, group, model, ALL_SHARES, all);
        return !all.isEmpty();
    }

    private static List<Pair> pairs(List<Judged> markets, int model, int point) {
        List<Pair> pairs = new ArrayList<>();
        for (Judged one : markets) {
            ScoredMarket market = one.market();
            double probability =
                    model == 0 ? market.probability(point) : market.rival(model - 1, point);
            double mid = market.freshMid(point);
            if (!Double.isNaN(probability) && !Double.isNaN(mid)) {
                pairs.add(new Pair(one.day(), probability, mid, one.outcome()));
            }
        }
        return pairs;
    }

    private void putRow(ArrayNode rows, Group group, int model, String point, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        ObjectNode row = rows.addObject();
        group.putTo(row);
        row.put("model", models.get(model));
        row.put("point", point);
        row.put("n", pairs.size());
        row.put("days", pairs.stream().mapToLong(Pair::day).distinct().count());
        String name = group.rule() + " " + group.duration() + " " + point;
        putScore(row, "brier", name, pairs, Pair::brier, Pair::midBrier);
        putScore(row, "log_loss", name, pairs, Pair::logLoss, Pair::midLogLoss);
    }

    /// Both means, and the interval of ours less the mid's. All models draw the same days.
    private void putScore(
            ObjectNode row,
            String key,
            String name,
            List<Pair> pairs,
            ToDoubleFunction<Pair> ours,
            ToDoubleFunction<Pair> mids) {
        double[] ourScores = pairs.stream().mapToDouble(ours).toArray();
        double[] midScores = pairs.stream().mapToDouble(mids).toArray();
        double[] differences = new double[ourScores.length];
        Arrays.setAll(differences, k -> ourScores[k] - midScores[k]);
        long[] days = pairs.stream().mapToLong(Pair::day).toArray();
        JsonNumbers.put(row, "mid_" + key, Statistics.mean(midScores));
        JsonNumbers.put(row, key, Statistics.mean(ourScores));
        JsonNumbers.put(row, key + "_difference", Statistics.mean(differences));
        JsonNumbers.putInterval(
                row, key + "_ci95", points.interval(differences, days, name + " " + key));
    }

    /// Who said how the markets ended, and how far spot prices stood from the venue's strikes, by
    /// coin.
    private static void putSources(ArrayNode rows, Group group, List<Judged> markets) {
        Map<String, List<Judged>> byAsset = new TreeMap<>();
        for (Judged one : markets) {
            byAsset.computeIfAbsent(one.market().terms().asset(), _ -> new ArrayList<>()).add(one);
        }
        byAsset.forEach((asset, judged) -> {
            ObjectNode row = rows.addObject();
            group.putTo(row);
            row.put("asset", asset);
            row.put("markets", judged.size());
            long said = judged.stream().filter(one -> one.market().outcome() != null).count();
            row.put("outcomes_by_venue", said);
            row.put("outcomes_by_rule", judged.size() - said);
            putBasis(row, judged);
        });
    }

    /// `ln(spot / strike)` at the start, in basis points: the median and the 5 % tails.
    private static void putBasis(ObjectNode row, List<Judged> markets) {
        double[] basis =
                markets.stream()
                        .filter(one -> one.market().startSpotE8() > 0)
                        .filter(one -> one.slot().strikeSource() == StrikeSource.VENUE)
                        .mapToDouble(MidReport::basisPoints)
                        .sorted()
                        .toArray();
        row.put("basis_n", basis.length);
        for (double share : new double[] {TAIL, 0.5, 1 - TAIL}) {
            String key = "basis_bp_p" + Math.round(100 * share);
            JsonNumbers.put(
                    row,
                    key,
                    basis.length == 0 ? Double.NaN : Statistics.quantileOfSorted(basis, share));
        }
    }

    private static double basisPoints(Judged one) {
        double ratio = (double) one.market().startSpotE8() / one.slot().strikeE8();
        return Elementary.log(ratio) / BASIS_POINT;
    }
}
