package io.foretick.lab.experiment;

import io.foretick.math.Elementary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the file says of one setting: one value, or a range that a search takes values from.
public sealed interface Choice {

    /// Where the file says it; 0 where it says nothing.
    int line();

    /// One value in its canonical spelling.
    record One(String value, int line) implements Choice {}

    /// Several, each once, in the order of the file.
    record Listed(List<String> values, int line) implements Choice {

        public Listed {
            values = List.copyOf(values);
        }
    }

    /// All numbers between two.
    ///
    /// @param steps how many of them a grid takes; 0 where the file does not say
    /// @param whole whether only whole numbers count
    record Between(double from, double to, int steps, Scale scale, boolean whole, int line)
            implements Choice {

        /// Digits that a drawn number keeps: more would only make digests of noise.
        private static final MathContext DIGITS = new MathContext(6);

        /// The value at `share` of the way, 0 to 1, of six significant digits.
        public String at(double share) {
            double value =
                    switch (scale) {
                        case LINEAR -> from + share * (to - from);
                        case LOG -> {
                            double low = Elementary.log(from);
                            yield Elementary.exp(low + share * (Elementary.log(to) - low));
                        }
                    };
            if (whole) {
                return Long.toString((long) Math.rint(Math.clamp(value, from, to)));
            }
            double rounded = BigDecimal.valueOf(value).round(DIGITS).doubleValue();
            return Kind.plain(Math.clamp(rounded, from, to));
        }

        /// How far along the way a value lies, 0 to 1.
        public double shareOf(double value) {
            double share =
                    switch (scale) {
                        case LINEAR -> (value - from) / (to - from);
                        case LOG -> Elementary.log(value / from) / Elementary.log(to / from);
                    };
            return Math.clamp(share, 0.0, 1.0);
        }

        /// The values that a grid takes, each once.
        public List<String> grid() {
            Set<String> values = new LinkedHashSet<>();
            for (int k = 0; k < steps; k++) {
                values.add(at(steps == 1 ? 0.0 : k / (steps - 1.0)));
            }
            return List.copyOf(values);
        }
    }

    /// Along what the numbers of a range lie evenly.
    enum Scale {
        LINEAR,
        LOG
    }
}
