package io.foretick.math;

import io.foretick.base.Checks;

/// Finds a minimum of a smooth function of some dozens of variables from its gradient:
/// limited-memory BFGS (Nocedal and Wright 2006, algorithm 7.4) with a line search that meets the
/// weak Wolfe conditions by doubling and bisection (Lewis and Overton 2013). Single use, one
/// thread, sums in a fixed order: the same function gives the same bits. Not for functions with
/// noise.
public final class Lbfgs {

    private static final int MEMORY = 32;
    private static final int LINE_STEPS_MAX = 60;
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;

    /// What is minimised.
    @FunctionalInterface
    public interface Objective {

        /// The value at a point; fills `gradient`. A value that is not finite means that the point
        /// is too far away.
        double evaluate(double[] at, double[] gradient);
    }

    /// When to stop.
    ///
    /// @param iterationsMax steps at most
    /// @param gradientMin largest component of the gradient that counts as none
    public record Limits(int iterationsMax, double gradientMin) {

        public Limits {
            Checks.inRange(iterationsMax, 1, 1_000_000, "iterationsMax");
            Checks.inRange(gradientMin, 0, 1, "gradientMin");
        }
    }

    /// The lowest point that was found. Immutable.
    public static final class Minimum {

        private final double[] point;
        private final double value;
        private final int iterations;
        private final boolean converged;

        private Minimum(Lbfgs search, int iterations, boolean converged) {
            this.point = search.point.clone();
            this.value = search.value;
            this.iterations = iterations;
            this.converged = converged;
        }

        public double[] point() {
            return point.clone();
        }

        public double value() {
            return value;
        }

        public int iterations() {
            return iterations;
        }

        /// Whether the gradient vanished there, within the limit.
        public boolean converged() {
            return converged;
        }
    }

    private final Objective objective;
    private final int size;
    private final double[][] steps = new double[MEMORY][];
    private final double[][] changes = new double[MEMORY][];
    private final double[] products = new double[MEMORY]; // of each step with its change
    private int remembered;

    private double[] point;
    private double[] gradient;
    private double value;
    private final double[] nextPoint;
    private final double[] nextGradient;
    private double nextValue;

    private Lbfgs(Objective objective, double[] start) {
        this.objective = objective;
        this.size = start.length;
        this.point = start.clone();
        this.gradient = new double[size];
        this.nextPoint = new double[size];
        this.nextGradient = new double[size];
        this.value = objective.evaluate(point, gradient);
        Checks.finite(value, "value at the start");
    }

    /// Walks downhill from `start` until the gradient vanishes, no step leads lower, or the limit
    /// of steps is reached.
    public static Minimum minimise(Objective objective, double[] start, Limits limits) {
        Lbfgs search = new Lbfgs(objective, start);
        int iterations = 0;
        boolean moved = true;
        while (moved && iterations < limits.iterationsMax() && !search.flat(limits)) {
            moved = search.step();
            iterations++;
        }
        return new Minimum(search, iterations, search.flat(limits));
    }

    private boolean flat(Limits limits) {
        double largest = 0;
        for (double component : gradient) {
            largest = Math.max(largest, Math.abs(component));
        }
        return largest <= limits.gradientMin();
    }

    /// Takes one step; answers whether it led lower. Where the remembered curvature leads nowhere
    /// it is forgotten, and steepest descent gets a chance.
    private boolean step() {
        double[] direction = direction();
        double firstScale = remembered == 0 ? 1 / Math.max(1, norm(gradient)) : 1;
        if (!search(direction, firstScale)) {
            boolean wasBent = remembered > 0;
            remembered = 0;
            direction = direction();
            if (!wasBent || !search(direction, 1 / Math.max(1, norm(gradient)))) {
                return false;
            }
        }
        remember();
        return true;
    }

    /// The direction downhill, bent by the remembered curvature (the two-loop recursion).
    private double[] direction() {
        double[] direction = new double[size];
        for (int k = 0; k < size; k++) {
            direction[k] = -gradient[k];
        }
        int kept = Math.min(remembered, MEMORY);
        double[] shares = new double[kept];
        for (int back = 1; back <= kept; back++) {
            int slot = (remembered - back) % MEMORY;
            shares[back - 1] = dot(steps[slot], direction) / products[slot];
            add(direction, -shares[back - 1], changes[slot]);
        }
        if (kept > 0) {
            int newest = (remembered - 1) % MEMORY;
            double scale = products[newest] / dot(changes[newest], changes[newest]);
            for (int k = 0; k < size; k++) {
                direction[k] *= scale;
            }
        }
        for (int back = kept; back >= 1; back--) {
            int slot = (remembered - back) % MEMORY;
            double share = dot(changes[slot], direction) / products[slot];
            add(direction, shares[back - 1] - share, steps[slot]);
        }
        return direction;
    }

    /// Moves `nextPoint` to where both Wolfe conditions hold, or at least to a lower value; answers
    /// whether it found such a place.
    private boolean search(double[] direction, double firstScale) {
        double slope = dot(gradient, direction);
        if (!(slope < 0)) {
            return false;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double scale = firstScale;
        for (int k = 0; k < LINE_STEPS_MAX; k++) {
            double reached = tryAt(direction, scale);
            if (!(reached <= value + DECREASE * scale * slope)) {
                high = scale;
            } else if (dot(nextGradient, direction) < CURVATURE * slope) {
                low = scale;
            } else {
                return true;
            }
            scale = high < Double.POSITIVE_INFINITY ? 0.5 * (low + high) : 2 * low;
        }
        return low > 0 && tryAt(direction, low) < value;
    }

    private double tryAt(double[] direction, double scale) {
        for (int k = 0; k < size; k++) {
            nextPoint[k] = point[k] + scale * direction[k];
        }
        nextValue = objective.evaluate(nextPoint, nextGradient);
        return nextValue;
    }

    /// Goes to `nextPoint`, and remembers what the way there said about curvature.
    private void remember() {
        double[] step = new double[size];
        double[] change = new double[size];
        for (int k = 0; k < size; k++) {
            step[k] = nextPoint[k] - point[k];
            change[k] = nextGradient[k] - gradient[k];
        }
        double product = dot(step, change);
        if (product > 1e-12 * norm(step) * norm(change)) {
            int slot = remembered % MEMORY;
            steps[slot] = step;
            changes[slot] = change;
            products[slot] = product;
            remembered++;
        }
        point = nextPoint.clone();
        gradient = nextGradient.clone();
        value = nextValue;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static double dot(double[] first, double[] second) {
        double sum = 0;
        for (int k = 0; k < first.length; k++) {
            sum += first[k] * second[k];
        }
        return sum;
    }

    private static void add(double[] target, double share, double[] vector) {
        for (int k = 0; k < target.length; k++) {
            target[k] += share * vector[k];
        }
    }
}
