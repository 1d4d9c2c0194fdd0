package io.foretick.forecast.direction.calibration;

import io.foretick.base.Checks;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.forecast.direction.Calibrated;
import io.foretick.forecast.direction.Calibration;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Fact;

import java.util.Arrays;
import java.util.List;

/// Several calibrators of one model, mixed by how well each foretold what came: the calibration
/// that predictions carry. Owned by one thread; one for each model and timeframe.
///
/// How it works: `p = sum w p` over the calibrators, each with its weight. When a move comes, all
/// are judged before any of them learns: a weight is multiplied by the probability that its
/// calibrator gave to what came, the weights are scaled to sum to 1, and a share `s` of each is
/// divided among all `K` (Herbster and Warmuth, Tracking the best expert, 1998). The log loss of
/// the mixture over `n` moves then exceeds that of the best calibrator by at most `ln K - n ln(1 -
/// s)`, whatever the moves; after a change it can follow another one. Flat facts teach the affine
/// calibrator alone, as they tell no side.
public final class ChosenCalibration implements Calibration {

    private final CalibrationSettings settings;
    private final AffineCalibration affine = new AffineCalibration();
    private final PlattCalibration platt;
    private final BetaCalibration beta;
    private final IsotonicCalibration isotonic;
    private final FadingShare baseRate;
    private final OutcomeWindow window;
    private final List<Calibrator> calibrators;
    private final double[] weights;
    private long moves;

    /// Knows nothing yet.
    public ChosenCalibration(CalibrationSettings settings) {
        this.settings = settings;
        this.platt = new PlattCalibration(settings.ridge());
        this.beta = new BetaCalibration(settings.ridge());
        this.isotonic = new IsotonicCalibration(settings.window(), settings.isotonic());
        this.baseRate = new FadingShare(settings.baseRate());
        this.window = new OutcomeWindow(settings.window());
        this.calibrators =
                List.of(affine, platt, beta, isotonic, baseRate, new UnchangedCalibration());
        this.weights = new double[calibrators.size()];
        Arrays.fill(weights, 1.0 / weights.length);
    }

    @Override
    public Calibrated of(double margin) {
        Checks.finite(margin, "margin");
        double up = 0.0;
        for (int k = 0; k < weights.length; k++) {
            up += weights[k] * calibrators.get(k).up(margin);
        }
        return new Calibrated(
                up,
                calibrators.get(heaviest()).name(),
                affine.slope(),
                affine.shift(),
                affine.updates(),
                affine.up(margin));
    }

    @Override
    public void learn(double margin, Fact fact) {
        Checks.finite(margin, "margin");
        if (fact.direction() == Direction.FLAT) {
            affine.learn(margin, fact);
            return;
        }
        boolean rose = fact.direction() == Direction.UP;
        weigh(margin, rose);
        affine.learn(margin, fact);
        baseRate.learn(rose);
        window.add(margin, rose);
        moves++;
        if (moves >= settings.least()) {
            refit();
        }
    }

    /// The affine calibrator, for the guards that watch it. It learns with this calibration only.
    public AffineCalibration affine() {
        return affine;
    }

    /// Names of the calibrators, in the order of [#weight].
    public List<String> names() {
        return calibrators.stream().map(Calibrator::name).toList();
    }

    /// One of them, by the same order, for comparison; it may be asked but not taught.
    Calibrator calibrator(int index) {
        return calibrators.get(index);
    }

    /// How much one of them counts; all sum to 1.
    public double weight(int index) {
        return weights[index];
    }

    /// Moves learnt, flat facts not among them.
    public long moves() {
        return moves;
    }

    @Override
    public void save(StateSink out) {
        out.add(moves);
        for (Calibrator calibrator : calibrators) {
            out.add(calibrator.name());
            calibrator.save(out);
        }
        for (double weight : weights) {
            out.add(weight);
        }
        window.save(out);
    }

    @Override
    public void load(StateSource in) {
        moves = in.nextLong();
        for (Calibrator calibrator : calibrators) {
            String name = in.nextText();
            if (!name.equals(calibrator.name())) {
                throw new IllegalStateException(
                        "the state of " + calibrator.name() + " was expected, found " + name);
            }
            calibrator.load(in);
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] = in.nextDouble();
        }
        window.load(in);
    }

    private void weigh(double margin, boolean rose) {
        double sum = 0.0;
        for (int k = 0; k < weights.length; k++) {
            double up = calibrators.get(k).up(margin);
            weights[k] *= rose ? up : 1.0 - up;
            sum += weights[k];
        }
        double shared = settings.share() / weights.length;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (1.0 - settings.share()) * weights[k] / sum + shared;
        }
    }

    /// Fits one calibrator at a time, so that no single move costs all three.
    private void refit() {
        int third = settings.refitEvery() / 3;
        int phase = (int) (moves % settings.refitEvery());
        if (phase == 0) {
            platt.fit(window);
        } else if (phase == third) {
            beta.fit(window);
        } else if (phase == 2 * third) {
            isotonic.fit(window);
        }
    }

    private int heaviest() {
        int heaviest = 0;
        for (int k = 1; k < weights.length; k++) {
            if (weights[k] > weights[heaviest]) {
                heaviest = k;
            }
        }
        return heaviest;
    }
}
