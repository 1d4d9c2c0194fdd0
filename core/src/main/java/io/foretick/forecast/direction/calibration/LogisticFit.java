package io.foretick.forecast.direction.calibration;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;

/// A logistic regression of outcomes on their margins, pulled to "knows nothing" by a ridge, which
/// each call brings one Newton step further. Owned by one calibrator.
///
/// How it works: `logit p = shift + slope m + bend e` with `e` the even part [Logistic#even]. A
/// Newton step is a weighted least squares fit (McCullagh and Nelder, Generalized Linear Models,
/// 2.5): with `w = p (1 - p)` at the present coefficients `c` it solves `(sum w x x' + R) c = sum x
/// (w logit p + y - p)`, where `R` is diagonal and counts the slope's and the bend's strength in
/// units of the mean squares of `m` and `e`. As the window hardly changes between two calls, one
/// step is enough.
final class LogisticFit implements Stateful {

    /// Least mean square of a feature, so that one that never differs from 0 has a coefficient.
    private static final double SQUARE_MIN = 1e-12;

    private final Ridge ridge;
    private double shift;
    private double slope;
    private double bend;

    // sums of the step, all of 1, m and e: scratch
    private double ones;
    private double margins;
    private double evens;
    private double marginsSquared;
    private double evensSquared;
    private double marginEvens;
    private double answers;
    private double answersMargin;
    private double answersEven;

    LogisticFit(Ridge ridge) {
        this.ridge = ridge;
    }

    double probability(double margin) {
        double even = bend == 0.0 ? 0.0 : BoundedLogistic.even(margin);
        return BoundedLogistic.probability(shift + slope * margin + bend * even);
    }

    double shift() {
        return shift;
    }

    double slope() {
        return slope;
    }

    double bend() {
        return bend;
    }

    /// A step of the straight line, which may fall.
    void stepLine(OutcomeWindow window) {
        sum(window);
        solve(margins, marginsSquared, answersMargin, 0.0);
        bend = 0.0;
    }

    /// A step of the bent line, which never falls: at its ends the slopes are `slope - bend` and
    /// `slope + bend`. Where one of them would come out below 0, it is 0 and the other is fitted
    /// alone (Kull, Silva Filho and Flach, Beta calibration, AISTATS 2017, 3.2).
    void stepRising(OutcomeWindow window) {
        sum(window);
        solveBent();
        if (slope < Math.abs(bend)) {
            double side = bend < 0.0 ? -1.0 : 1.0;
            solve(
                    margins + side * evens,
                    marginsSquared + 2.0 * side * marginEvens + evensSquared,
                    answersMargin + side * answersEven,
                    side);
        }
    }

    @Override
    public void save(StateSink out) {
        out.add(shift);
        out.add(slope);
        out.add(bend);
    }

    @Override
    public void load(StateSource in) {
        shift = in.nextDouble();
        slope = in.nextDouble();
        bend = in.nextDouble();
    }

    private void sum(OutcomeWindow window) {
        clear();
        double squares = 0.0;
        double evenSquares = 0.0;
        for (int k = 0; k < window.size(); k++) {
            double margin = window.margin(k);
            double even = window.even(k);
            squares += margin * margin;
            evenSquares += even * even;
            add(margin, even, window.rose(k) ? 1.0 : 0.0);
        }
        double share = 1.0 / Math.max(1, window.size());
        ones += ridge.shift();
        marginsSquared += ridge.slope() * Math.max(squares * share, SQUARE_MIN);
        evensSquared += ridge.bend() * Math.max(evenSquares * share, SQUARE_MIN);
    }

    private void clear() {
        ones = 0.0;
        margins = 0.0;
        evens = 0.0;
        marginsSquared = 0.0;
        evensSquared = 0.0;
        marginEvens = 0.0;
        answers = 0.0;
        answersMargin = 0.0;
        answersEven = 0.0;
    }

    private void add(double margin, double even, double outcome) {
        double logit = shift + slope * margin + bend * even;
        double up = BoundedLogistic.probability(logit);
        double weight = up * (1.0 - up);
        double answer = weight * logit + outcome - up;
        ones += weight;
        margins += weight * margin;
        evens += weight * even;
        marginsSquared += weight * margin * margin;
        evensSquared += weight * even * even;
        marginEvens += weight * margin * even;
        answers += answer;
        answersMargin += answer * margin;
        answersEven += answer * even;
    }

    /// Solves for the shift and one coefficient, which is that of `m + side e`; with a side it may
    /// not fall below 0.
    private void solve(double sum, double squared, double answer, double side) {
        double determinant = ones * squared - sum * sum;
        double found = (ones * answer - sum * answers) / determinant;
        slope = side == 0.0 ? found : Math.max(0.0, found);
        bend = side * slope;
        shift = (answers - sum * slope) / ones;
    }

    /// Solves for all three, by elimination of the shift.
    private void solveBent() {
        double mm = marginsSquared - margins * margins / ones;
        double ee = evensSquared - evens * evens / ones;
        double me = marginEvens - margins * evens / ones;
        double m = answersMargin - answers * margins / ones;
        double e = answersEven - answers * evens / ones;
        double determinant = mm * ee - me * me;
        slope = (ee * m - me * e) / determinant;
        bend = (mm * e - me * m) / determinant;
        shift = (answers - slope * margins - bend * evens) / ones;
    }
}
