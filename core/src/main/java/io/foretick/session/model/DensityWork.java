package io.foretick.session.model;

import io.foretick.base.DensityCurve;
import io.foretick.base.Digest;
import io.foretick.base.Times;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.DensityPredictor;
import io.foretick.forecast.density.live.ScaleTracker;
import io.foretick.market.second.BarFollower;
import io.foretick.market.second.SecondSeries;
import io.foretick.session.Config;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Asks a model for the densities of all coins at a cut of their pasts, and withholds what nobody
/// should trade on. The same cuts in the same order give the same densities, live and recomputed.
/// Owned by one thread.
final class DensityWork {

    private static final double SIGMA_MIN = 1e-7;
    private static final double SIGMA_MAX = 1;

    private final DensityModel model;
    private final ModelCounts counts;
    private final FaultLog faults = new FaultLog();
    private final List<CutView> seconds = new ArrayList<>();
    private final List<BarFollower> bars = new ArrayList<>(); // empty for a model of seconds
    private final List<ScaleTracker> scales = new ArrayList<>(); // empty where scale is kept
    private @Nullable DensityPredictor predictor; // null until it is needed, and after a fault
    private int begun;

    /// @param symbols of the coins, in the order of the cuts
    /// @param settings whether what the session teaches rescales the densities
    DensityWork(
            DensityModel model, List<String> symbols, Config.Density settings, ModelCounts counts) {
        this.model = model;
        this.counts = counts;
        for (String symbol : symbols) {
            seconds.add(new CutView(symbol));
            if (settings.recalibrate()) {
                scales.add(new ScaleTracker());
            }
            if (model.barSeconds() > 1) {
                bars.add(new BarFollower(symbol, model.barSeconds()));
            }
        }
    }

    /// The densities at a cut, in the order of its coins; none for a coin that is withheld.
    List<Made> at(PastCut cut) {
        turnTo(cut);
        var made = new ArrayList<Made>();
        List<@Nullable DensityCurve> curves = curves(cut);
        long input = inputDigest(cut.endSecond());
        for (int coin = 0; coin < curves.size(); coin++) {
            DensityCurve curve = curves.get(coin);
            if (curve != null && isListed(cut, coin)) {
                int instrument = cut.coins().get(coin).instrument();
                long cutNs = cut.endSecond() * Times.SECOND_NS;
                DensityCurve given = rescaled(coin, cut.endSecond(), curve);
                made.add(new Made(instrument, cutNs, model.digest(), input, given));
            }
        }
        return made;
    }

    private DensityCurve rescaled(int coin, long endSecond, DensityCurve told) {
        return scales.isEmpty()
                ? told
                : scales.get(coin).rescale(seconds.get(coin), endSecond, told);
    }

    private void turnTo(PastCut cut) {
        int nowBegun = 0;
        for (int coin = 0; coin < seconds.size(); coin++) {
            CutView view = seconds.get(coin);
            view.turnTo(cut.coins().get(coin));
            nowBegun += view.begun() ? 1 : 0;
            if (view.begun() && !bars.isEmpty()) {
                bars.get(coin).follow(view, cut.endSecond());
                nowBegun += bars.get(coin).begun() ? 1 : 0;
            }
        }
        if (nowBegun != begun) { // predictors ask once where a past begins
            begun = nowBegun;
            predictor = null;
        }
    }

    private List<@Nullable DensityCurve> curves(PastCut cut) {
        try {
            if (predictor == null) {
                predictor = model.over(series());
            }
            List<@Nullable DensityCurve> curves = checked(cut, predictor.at(cut.endSecond()));
            faults.fine();
            return curves;
        } catch (RuntimeException e) {
            faults.fault("the model gave no densities at " + cut.endSecond(), e);
            predictor = null;
            counts.withhold(Withheld.FAILED, seconds.size());
            return List.of();
        }
    }

    private List<? extends SecondSeries> series() {
        return bars.isEmpty() ? seconds : bars.stream().map(BarFollower::bars).toList();
    }

    private List<@Nullable DensityCurve> checked(PastCut cut, List<@Nullable DensityCurve> all) {
        var kept = new ArrayList<@Nullable DensityCurve>();
        for (int coin = 0; coin < all.size(); coin++) {
            DensityCurve curve = all.get(coin);
            Withheld reason = reason(cut, coin, curve);
            if (reason != null) {
                counts.withhold(reason, 1);
            }
            kept.add(reason == null ? curve : null);
        }
        return kept;
    }

    /// Why a coin's density is withheld, null where it is not.
    private @Nullable Withheld reason(PastCut cut, int coin, @Nullable DensityCurve curve) {
        if (seconds.get(coin).endSecond() < cut.endSecond()) {
            return Withheld.STALE;
        }
        if (curve == null || !isListed(cut, coin)) {
            return Withheld.NO_PAST;
        }
        return isSane(curve) ? null : Withheld.OUT_OF_RANGE;
    }

    private static boolean isListed(PastCut cut, int coin) {
        return cut.coins().get(coin).instrument() != SpotPast.UNLISTED;
    }

    private static boolean isSane(DensityCurve curve) {
        for (int knot = 0; knot < curve.knots(); knot++) {
            double sigma = curve.sigma(knot);
            if (!(sigma >= SIGMA_MIN && sigma <= SIGMA_MAX)) { // also where it is no number
                return false;
            }
        }
        return true;
    }

    /// Sums over all of the past, so that no second of it can differ unseen.
    private long inputDigest(long endSecond) {
        var digest = new Digest().add(endSecond);
        for (CutView view : seconds) {
            if (view.begun() && view.covers(endSecond - 1, endSecond)) {
                digest.add(view.symbol());
                digest.add(view.priceE8(endSecond - 1));
                digest.add(view.quantityBefore(endSecond));
                digest.add(view.varianceBefore(endSecond));
            }
        }
        return digest.value();
    }
}
