package io.foretick.lab.experiment;

import java.util.List;

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

        /// The value at `share` of the way, 0 to 1, of six significant digits.
        public String at(double share) {
            return Scales.at(this, share);
        }

        /// How far along the way a value lies, 0 to 1.
        public double shareOf(double value) {
            return Scales.shareOf(this, value);
        }

        /// The values that a grid takes, each once.
        public List<String> grid() {
            return Scales.grid(this);
        }
    }

    /// Along what the numbers of a range lie evenly.
    enum Scale {
        LINEAR,
        LOG
    }
}
