package io.foretick.feature;

import java.util.ArrayList;
import java.util.List;

/// Checks that features know the past alone: those of a history cut at an instant must equal, bit
/// for bit, those that the whole history gives for that instant. A check for tests and for the
/// start of a training; costs one cut of the history for each instant.
public final class LookAheadCheck {

    private LookAheadCheck() {}

    /// One instant at which the whole history says something else than the history up to there.
    ///
    /// @param end the instant
    /// @param column the first value that differs, or [#AVAILABILITY]
    /// @param whole the value that the whole history gives
    /// @param cut the value that the cut history gives
    public record Leak(long end, int column, double whole, double cut) {

        /// Stands for a column where one of the two has features and the other has none; then the
        /// values are 1 for having them and 0 for not.
        public static final int AVAILABILITY = -1;
    }

    /// What a check came to.
    ///
    /// @param compared instants at which features were compared
    /// @param refused instants without features, in either history
    /// @param leaks instants at which they differ, in the order in which they were asked for
    public record Report(int compared, int refused, List<Leak> leaks) {

        public Report {
            leaks = List.copyOf(leaks);
        }

        /// Whether something was compared and nothing differed.
        public boolean clean() {
            return compared > 0 && leaks.isEmpty();
        }
    }

    /// Compares at each of these instants.
    ///
    /// @param history what to cut
    /// @param wholeEnd where the whole history ends
    /// @param ends instants up to `wholeEnd`
    public static Report run(FeatureHistory history, long wholeEnd, long[] ends) {
        FeatureSet whole = history.before(wholeEnd);
        double[] expected = new double[whole.size()];
        double[] actual = new double[whole.size()];
        var leaks = new ArrayList<Leak>();
        int refused = 0;
        for (long end : ends) {
            boolean known = whole.write(end, expected);
            boolean knownThen = history.before(end).write(end, actual);
            if (known != knownThen) {
                leaks.add(new Leak(end, Leak.AVAILABILITY, known ? 1 : 0, knownThen ? 1 : 0));
            } else if (!known) {
                refused++;
            } else {
                addFirstDifference(end, expected, actual, leaks);
            }
        }
        return new Report(ends.length - refused, refused, leaks);
    }

    private static void addFirstDifference(
            long end, double[] whole, double[] cut, List<Leak> leaks) {
        for (int column = 0; column < whole.length; column++) {
            if (Double.doubleToLongBits(whole[column]) != Double.doubleToLongBits(cut[column])) {
                leaks.add(new Leak(end, column, whole[column], cut[column]));
                return;
            }
        }
    }
}
