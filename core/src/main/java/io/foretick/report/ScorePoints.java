package io.foretick.report;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Window;
import io.foretick.math.Bootstrap;
import io.foretick.math.Bootstrap.Interval;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// At which instants of a window probabilities are scored, and how. Points are numbered: first the
/// shares, then the seconds before the end. The session gives a tick at each of these instants.
///
/// @param shares shares of the window, each in `(0, 1)`; the headline scores are over these
/// @param secondsBeforeEnd whole seconds before the end
/// @param maxAgeSeconds a price, density or quote older than this is not compared
/// @param resamples draws behind each interval
/// @param seed of the intervals
public record ScorePoints(
        List<Double> shares,
        List<Integer> secondsBeforeEnd,
        int maxAgeSeconds,
        int resamples,
        Seed seed) {

    private static final double COVERAGE = 0.95;

    public ScorePoints {
        shares = List.copyOf(shares);
        secondsBeforeEnd = List.copyOf(secondsBeforeEnd);
        Checks.positive(maxAgeSeconds, "maxAgeSeconds");
        Checks.positive(resamples, "resamples");
    }

    int count() {
        return shares.size() + secondsBeforeEnd.size();
    }

    boolean isShare(int point) {
        return point < shares.size();
    }

    /// The name in reports, such as `20%` or `60s`.
    String label(int point) {
        if (isShare(point)) {
            BigDecimal percent = BigDecimal.valueOf(shares.get(point)).movePointRight(2);
            return percent.stripTrailingZeros().toPlainString() + "%";
        }
        return secondsBeforeEnd.get(point - shares.size()) + "s";
    }

    /// The instant of a point; before the window's start where the window is too short for it.
    long timeNs(Window window, int point) {
        return isShare(point)
                ? window.timeAtNs(shares.get(point))
                : window.endNs() - secondsBeforeEnd.get(point - shares.size()) * Times.SECOND_NS;
    }

    /// 95 % interval of a mean over markets; null for fewer than two, which say nothing of others.
    ///
    /// @param name of what is averaged: each has its own stream of draws
    @Nullable Interval interval(double[] values, long[] markets, String name) {
        return Arrays.stream(markets).distinct().count() < 2
                ? null
                : Bootstrap.ofMean(values, markets, COVERAGE, resamples, seed.split(name));
    }

    long maxAgeNs() {
        return maxAgeSeconds * Times.SECOND_NS;
    }
}
