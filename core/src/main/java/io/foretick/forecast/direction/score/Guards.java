package io.foretick.forecast.direction.score;

import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.forecast.direction.Direction;

import java.util.ArrayList;
import java.util.List;

/// Which guards speak of some figures, in the order of [Guard]. [LiveGuards] asks this of a window
/// after each update, a replay once of everything; [Guard#DRIFT] and [Guard#NOT_FINITE] need the
/// single rows, and only the former knows them. One instance for one question.
public final class Guards {

    private static final double SURE_ERRORS = 2.0; // standard errors of a share of one half

    private final GuardFigures figures;
    private final GuardLimits limits;
    private final List<Finding> found = new ArrayList<>();

    private Guards(GuardFigures figures, GuardLimits limits) {
        this.figures = figures;
        this.limits = limits;
    }

    /// The guards that speak of a run.
    public static List<Finding> check(DirectionScores scores, GuardLimits limits) {
        return check(GuardFigures.of(scores), limits);
    }

    /// The guards that speak of these figures.
    public static List<Finding> check(GuardFigures figures, GuardLimits limits) {
        return new Guards(figures, limits).check();
    }

    private List<Finding> check() {
        checkDirections();
        checkConstant();
        checkProbabilities();
        checkCalibration();
        checkAbstention();
        checkInversion();
        return List.copyOf(found);
    }

    private void checkDirections() {
        Confusion confusion = figures.confusion();
        double share = confusion.upShare();
        double most = limits.oneSideMax();
        double limit = share > 0.5 ? most : 1.0 - most;
        boolean collapsed = share > most || share < 1.0 - most;
        report(Guard.DIRECTION_COLLAPSE, collapsed, share, limit, confusion.nonFlat());
    }

    private void checkConstant() {
        long samples = figures.confusion().n();
        boolean constant = samples >= limits.sdSamplesMin() && figures.sdUp() < limits.sdMin();
        report(Guard.CONSTANT_PROBABILITY, constant, figures.sdUp(), limits.sdMin(), samples);
    }

    private void checkProbabilities() {
        Reliability of = figures.reliability();
        double excess = of.confidence() - of.likelierAccuracy();
        double most = limits.overconfidenceMax();
        report(Guard.OVERCONFIDENCE, excess > most, excess, most, of.n());
        double error = of.expectedError();
        if (error > limits.eceError()) {
            add(Guard.CALIBRATION_ERROR, Level.ERROR, error, limits.eceError(), of.n());
        } else {
            boolean much = error > limits.eceWarning();
            report(Guard.CALIBRATION_ERROR, much, error, limits.eceWarning(), of.n());
        }
    }

    private void checkCalibration() {
        long samples = figures.confusion().n();
        double slope = figures.slope();
        if (slope <= limits.slopeError()) {
            add(Guard.CALIBRATION_SLOPE, Level.ERROR, slope, limits.slopeError(), samples);
        } else {
            boolean low = slope <= limits.slopeWarning();
            report(Guard.CALIBRATION_SLOPE, low, slope, limits.slopeWarning(), samples);
        }
        double shift = Math.abs(figures.shift());
        boolean far = shift > limits.shiftMax();
        report(Guard.CALIBRATION_SHIFT, far, shift, limits.shiftMax(), samples);
    }

    private void checkAbstention() {
        Confusion confusion = figures.confusion();
        double share = confusion.predictedFlatShare();
        if (share >= limits.flatError() && knowsBetter()) {
            add(Guard.ABSTENTION, Level.ERROR, share, limits.flatError(), confusion.n());
        } else {
            boolean often = share >= limits.flatWarning();
            report(Guard.ABSTENTION, often, share, limits.flatWarning(), confusion.n());
        }
        long flats = confusion.decided(Direction.FLAT);
        double compressed = figures.compressed() / (double) flats;
        boolean most = compressed > limits.compressedMax();
        report(Guard.COMPRESSION, most, compressed, limits.compressedMax(), flats);
    }

    /// Whether the likelier side was right more often than an honest abstention allows, and by more
    /// than chance: a model that abstains because it does not know is to be warned of, one that
    /// abstains although it knows is broken.
    private boolean knowsBetter() {
        Reliability of = figures.reliability();
        double byChance = 0.5 + SURE_ERRORS * 0.5 / Math.sqrt((double) of.n());
        return of.likelierAccuracy() > Math.max(limits.flatAccuracyMax(), byChance);
    }

    private void checkInversion() {
        Confusion confusion = figures.confusion();
        double gain = confusion.swappedAccuracy() - confusion.nonFlatAccuracy();
        boolean enough = confusion.nonFlat() >= limits.inversionSamplesMin();
        boolean inverted = enough && gain >= limits.inversionMin();
        report(Guard.INVERSION, inverted, gain, limits.inversionMin(), confusion.nonFlat());
    }

    private void report(Guard guard, boolean speaks, double measured, double limit, long samples) {
        if (speaks) {
            add(guard, Level.WARNING, measured, limit, samples);
        }
    }

    private void add(Guard guard, Level level, double measured, double limit, long samples) {
        if (samples >= limits.samplesMin()) {
            found.add(new Finding(guard, level, measured, limit, samples));
        }
    }
}
