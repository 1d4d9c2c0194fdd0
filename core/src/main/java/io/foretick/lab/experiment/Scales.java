package io.foretick.lab.experiment;

import io.foretick.lab.experiment.Choice.Between;
import io.foretick.lab.experiment.Choice.Scale;
import io.foretick.math.Elementary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The arithmetic of ranges, in which equal shares are equal texts on every machine.
final class Scales {

    /// Digits that a drawn number keeps: more would only make digests of noise.
    private static final MathContext DIGITS = new MathContext(6);

    private Scales() {}

    static String at(Between range, double share) {
        double value =
                switch (range.scale()) {
                    case LINEAR -> range.from() + share * (range.to() - range.from());
                    case LOG -> {
                        double low = Elementary.log(range.from());
                        yield Elementary.exp(low + share * (Elementary.log(range.to()) - low));
                    }
                };
        if (range.whole()) {
            return Long.toString((long) Math.rint(Math.clamp(value, range.from(), range.to())));
        }
        double rounded = BigDecimal.valueOf(value).round(DIGITS).doubleValue();
        return Kind.plain(Math.clamp(rounded, range.from(), range.to()));
    }

    static double shareOf(Between range, double value) {
        double share =
                range.scale() == Scale.LINEAR
                        ? (value - range.from()) / (range.to() - range.from())
                        : Elementary.log(value / range.from())
                                / Elementary.log(range.to() / range.from());
        return Math.clamp(share, 0.0, 1.0);
    }

    static List<String> grid(Between range) {
        Set<String> values = new LinkedHashSet<>();
        for (int k = 0; k < range.steps(); k++) {
            values.add(at(range, range.steps() == 1 ? 0.0 : k / (range.steps() - 1.0)));
        }
        return List.copyOf(values);
    }
}
