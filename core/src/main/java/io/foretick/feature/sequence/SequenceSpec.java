package io.foretick.feature.sequence;

import io.foretick.base.Checks;
import io.foretick.base.Digest;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// What a sequence of features consists of. Its hash stands for the definition, formulas included:
/// a model goes with the features of one hash only.
///
/// The values lie in one array, in this order:
/// 1. for each step size, `[time=length][column]`, row-major, oldest first; the columns are return
///    and volume of each symbol in turn, then sine and cosine of the time of week;
/// 2. the volatility state, `[symbol][span]`;
/// 3. logarithm and square root of the horizon.
///
/// @param symbols names of the series, in the order of the columns
/// @param length how many steps each window has
/// @param stepSeconds sizes of the steps, rising
/// @param scaling what returns and volumes are measured in
/// @param spanSeconds how far back each number of the volatility state looks, rising
/// @param horizonSecondsMax the longest horizon, by which horizons are normalised
public record SequenceSpec(
        List<String> symbols,
        int length,
        List<Integer> stepSeconds,
        Scaling scaling,
        List<Integer> spanSeconds,
        long horizonSecondsMax) {

    /// Raised with every change of a formula, so that the hash changes with it.
    public static final int FORMULAS = 1;

    /// Two of the longest markets, which last a day.
    public static final long TWO_DAYS = 172_800;

    /// Stands for whatever series is given: a definition for each coin by itself.
    public static final String ANY_SYMBOL = "*";

    private static final int LENGTH = 256;
    private static final int LENGTH_MAX = 1 << 16;
    private static final int SPAN_MAX = 366 * 86_400;
    private static final List<Integer> SPANS = List.of(60, 300, 1_800, 10_800, 86_400);
    private static final int KEYS = 7;

    public SequenceSpec {
        symbols = List.copyOf(symbols);
        stepSeconds = List.copyOf(stepSeconds);
        spanSeconds = List.copyOf(spanSeconds);
        checkSymbols(symbols);
        Checks.inRange(length, 1, LENGTH_MAX, "length");
        Checks.positive(stepSeconds.size(), "number of step sizes");
        checkRising(stepSeconds, "stepSeconds");
        checkRising(spanSeconds, "spanSeconds");
        Checks.inRange(horizonSecondsMax, 2, SPAN_MAX, "horizonSecondsMax");
    }

    /// 256 steps of 1, 32 and 1024 seconds.
    public static SequenceSpec ofSeconds(List<String> symbols, Scaling scaling) {
        return new SequenceSpec(symbols, LENGTH, List.of(1, 32, 1_024), scaling, SPANS, TWO_DAYS);
    }

    /// 256 steps of 1, 8 and 64 minutes, for history that has a price a minute only.
    public static SequenceSpec ofMinutes(List<String> symbols, Scaling scaling) {
        List<Integer> spans = SPANS.subList(1, SPANS.size());
        return new SequenceSpec(symbols, LENGTH, List.of(60, 480, 3_840), scaling, spans, TWO_DAYS);
    }

    /// Columns of each window.
    public int columns() {
        return 2 * symbols.size() + 2;
    }

    /// Values of one window.
    public int windowSize() {
        return length * columns();
    }

    /// Where the volatility state begins.
    public int stateOffset() {
        return stepSeconds.size() * windowSize();
    }

    /// Where the two numbers of the horizon stand.
    public int horizonOffset() {
        return stateOffset() + symbols.size() * spanSeconds.size();
    }

    /// How many values there are in all.
    public int size() {
        return horizonOffset() + 2;
    }

    /// How many seconds before its end a sequence is made from.
    public long reachSeconds() {
        long windows = (long) length * stepSeconds.getLast();
        long spans = spanSeconds.isEmpty() ? 0 : spanSeconds.getLast();
        long recent = scaling instanceof Scaling.Trailing(int seconds) ? seconds : 0;
        return Math.max(windows, Math.max(spans, recent)) + 1; // the price before the first return
    }

    /// The definition as one line of text; equal definitions have equal texts.
    public String canonical() {
        return "sequence="
                + FORMULAS
                + (";symbols=" + String.join(",", symbols))
                + (";length=" + length)
                + (";steps=" + joined(stepSeconds))
                + (";scaling=" + scalingText())
                + (";spans=" + joined(spanSeconds))
                + (";horizon=" + horizonSecondsMax);
    }

    /// Reads what [#canonical] wrote.
    ///
    /// @throws IllegalArgumentException if it is something else, or of other formulas
    public static SequenceSpec parse(String canonical) {
        String[] values = canonical.split(";[a-z]+=", -1);
        if (values.length == KEYS && values[0].equals("sequence=" + FORMULAS)) {
            var spec =
                    new SequenceSpec(
                            List.of(values[1].split(",")),
                            Integer.parseInt(values[2]),
                            numbers(values[3]),
                            scaling(values[4]),
                            numbers(values[5]),
                            Long.parseLong(values[6]));
            if (spec.canonical().equals(canonical)) {
                return spec;
            }
        }
        throw new IllegalArgumentException("not a sequence of these formulas: " + canonical);
    }

    /// Stands for the definition.
    public long hash() {
        return new Digest().add(canonical()).value();
    }

    private String scalingText() {
        return switch (scaling) {
            case Scaling.Fixed() -> "fixed";
            case Scaling.Trailing(int seconds) -> "trailing " + seconds;
        };
    }

    private static Scaling scaling(String text) {
        return text.startsWith("trailing ")
                ? new Scaling.Trailing(Integer.parseInt(text.substring("trailing ".length())))
                : new Scaling.Fixed();
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(","))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    private static void checkSymbols(List<String> symbols) {
        Checks.positive(symbols.size(), "number of symbols");
        for (String symbol : symbols) {
            if (!symbol.equals(ANY_SYMBOL) && !symbol.matches("[A-Z0-9_-]+")) {
                throw new IllegalArgumentException(
                        "a symbol must consist of capitals and digits, was '" + symbol + "'");
            }
        }
        Checks.inRange(
                new LinkedHashSet<>(symbols).size(),
                symbols.size(),
                symbols.size(),
                "number of different symbols");
    }

    private static void checkRising(List<Integer> seconds, String name) {
        int last = 0;
        for (int value : seconds) {
            last = (int) Checks.inRange(value, last + 1, SPAN_MAX, name);
        }
    }
}
