package io.foretick.report.html;

import io.foretick.base.Times;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How the page writes numbers and times. Pure functions; what is absent becomes a dash.
public final class Figures {

    /// Stands for a figure that is not known.
    public static final String ABSENT = "–";

    /// The zone in which the venue names its windows.
    public static final ZoneId EASTERN = ZoneId.of("America/New_York");

    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final String MINUS = "−";
    private static final DateTimeFormatter DAY_TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter SHORT_TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Figures() {}

    /// A measured number with four significant digits.
    public static String measure(double value) {
        if (!Double.isFinite(value)) {
            return ABSENT;
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 1e-5 || size >= 1e12) {
            return minus(String.format(Locale.ROOT, "%.3e", value));
        }
        BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS);
        int decimals =
                Math.max(0, rounded.scale() + FOUR_DIGITS.getPrecision() - rounded.precision());
        return minus(String.format(Locale.ROOT, "%,." + decimals + "f", rounded));
    }

    /// As [#measure], with a plus in front of what is above zero.
    public static String signed(double value) {
        return value > 0 ? "+" + measure(value) : measure(value);
    }

    /// A price or an axis label, with this many decimals.
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return ABSENT;
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return minus(text);
    }

    /// A number of things, exact.
    public static String count(long value) {
        return minus(String.format(Locale.ROOT, "%,d", value));
    }

    /// Whatever number a node holds: whole ones exact, others as measured.
    public static String any(JsonNode node) {
        if (node.isIntegralNumber()) {
            return count(node.longValue());
        }
        return measure(number(node));
    }

    /// The number that a node holds, NaN where it holds none.
    public static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }

    /// The text or number that a node holds.
    public static String text(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isValueNode() && !node.isNull() ? node.asString() : ABSENT;
    }

    /// `[low, high]` of an interval, empty where it is not known.
    public static String interval(JsonNode pair) {
        double low = number(pair.path(0));
        double high = number(pair.path(1));
        return Double.isNaN(low) || Double.isNaN(high)
                ? ""
                : "[" + measure(low) + ", " + measure(high) + "]";
    }

    /// A price as the venue would write it: cents where it is large.
    public static String price(JsonNode node) {
        double value = number(node);
        if (Double.isNaN(value)) {
            return ABSENT;
        }
        return Math.abs(value) >= 1_000 ? fixed(value, 2) : measure(value);
    }

    /// An instant in the venue's zone, such as `24 Jul 2026 08:00:00 EDT`.
    public static String eastern(long timeNs) {
        ZonedDateTime time = instant(timeNs).atZone(EASTERN);
        return DAY_TIME.format(time) + " " + zone(time);
    }

    /// An instant in UTC.
    public static String utc(long timeNs) {
        return DAY_TIME.format(instant(timeNs).atZone(ZoneOffset.UTC)) + " UTC";
    }

    /// A window in the venue's zone, such as `24 Jul 08:00 to 08:05 EDT`.
    public static String window(long startNs, long endNs) {
        ZonedDateTime start = instant(startNs).atZone(EASTERN);
        ZonedDateTime end = instant(endNs).atZone(EASTERN);
        boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
        return SHORT_TIME.format(start)
                + " to "
                + (sameDay ? TIME : SHORT_TIME).format(end)
                + " "
                + zone(end);
    }

    /// The instant that a node holds as an epoch number of any unit or as ISO text, or
    /// [Times#UNKNOWN_NS].
    public static long timeNs(JsonNode node) {
        if (node.isIntegralNumber() && node.longValue() >= 0) {
            return Times.ofEpochAnyUnit(node.longValue());
        }
        if (node.isString()) {
            try {
                Instant parsed = Instant.parse(node.stringValue());
                return parsed.getEpochSecond() * Times.SECOND_NS + parsed.getNano();
            } catch (DateTimeException _) {
                return Times.UNKNOWN_NS; // the page shows the text as it is
            }
        }
        return Times.UNKNOWN_NS;
    }

    /// A span, such as `1 h 30 min` or `5.12 s`.
    public static String span(double seconds) {
        if (!(seconds >= 60)) { // true for NaN
            return Double.isNaN(seconds) ? ABSENT : measure(seconds) + " s";
        }
        long minutes = Math.round(seconds / 60);
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60
                ? minutes / 60 + " h " + minutes % 60 + " min"
                : measure(minutes / 1440.0) + " days";
    }

    private static Instant instant(long timeNs) {
        return Instant.ofEpochSecond(0, timeNs);
    }

    private static String zone(ZonedDateTime time) {
        return time.getZone().getRules().isDaylightSavings(time.toInstant()) ? "EDT" : "EST";
    }

    private static String minus(String text) {
        return text.replace("-", MINUS);
    }
}
