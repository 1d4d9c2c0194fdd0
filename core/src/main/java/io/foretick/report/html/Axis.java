package io.foretick.report.html;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where an axis has its ticks and what they say.
///
/// @param low value at the beginning of the axis
/// @param high value at its end, above `low`
/// @param ticks the labelled values between, ascending
public record Axis(double low, double high, List<Tick> ticks) {

    /// One labelled value.
    public record Tick(double value, String label) {}

    private static final int[] TIME_STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200
    };
    private static final int DAY = 86_400;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);

    /// An axis of numbers around `[low, high]`, with at most about `count` round ticks.
    public static Axis ofNumbers(double low, double high, int count) {
        double room = high > low ? 0.06 * (high - low) : Math.max(Math.abs(low) * 1e-3, 0.5);
        return exact(low - room, high + room, count);
    }

    /// An axis of numbers from `low` to `high`, with at most about `count` round ticks.
    public static Axis exact(double low, double high, int count) {
        double raw = (high - low) / count;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power * roundUp(raw / power);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        var ticks = new ArrayList<Tick>();
        for (double k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
            ticks.add(new Tick(k * step, Figures.fixed(k * step + 0.0, decimals)));
        }
        return new Axis(low, high, ticks);
    }

    /// An axis of epoch seconds, labelled in the venue's zone, with at most about `count` ticks.
    public static Axis ofTime(double low, double high, int count) {
        long step = timeStep((high - low) / count);
        // Aligned to local time, so that a tick of six hours falls on local midnight.
        long offset = local((long) low).getOffset().getTotalSeconds();
        var ticks = new ArrayList<Tick>();
        long first = Math.ceilDiv((long) Math.ceil(low) + offset, step) * step - offset;
        for (long at = first; at <= (long) high; at += step) {
            ticks.add(new Tick(at, timeLabel(at, step)));
        }
        return new Axis(low, high, ticks);
    }

    /// Place of a value along the axis: 0 at its beginning, 1 at its end.
    double share(double value) {
        return (value - low) / (high - low);
    }

    private static double roundUp(double mantissa) {
        if (mantissa <= 1) {
            return 1;
        }
        if (mantissa <= 2) {
            return 2;
        }
        return mantissa <= 5 ? 5 : 10;
    }

    private static long timeStep(double least) {
        for (int step : TIME_STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return DAY * (long) Math.max(1, Math.ceil(least / DAY));
    }

    private static String timeLabel(long at, long step) {
        ZonedDateTime time = local(at);
        if (step >= DAY) {
            return DAYS.format(time);
        }
        boolean midnight = time.toLocalTime().toSecondOfDay() == 0;
        if (midnight && step >= 3600) {
            return DAYS.format(time);
        }
        return (step < 60 ? SECONDS : MINUTES).format(time);
    }

    private static ZonedDateTime local(long seconds) {
        return Instant.ofEpochSecond(seconds).atZone(Figures.EASTERN);
    }
}
