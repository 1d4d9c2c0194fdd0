package io.foretick.lab.dataset;

import io.foretick.feature.bars.BarBlock;
import io.foretick.feature.bars.BarFeatures;
import io.foretick.feature.bars.FractionalPrice;
import io.foretick.lab.dataset.source.DatasetException;
import io.foretick.lab.dataset.source.PriceGrid;
import io.foretick.lab.dataset.source.TapeSource;
import io.foretick.lab.dataset.source.TimeRange;
import io.foretick.lab.spec.BarSpec;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.FeatureSpec;
import io.foretick.lab.spec.LabelSpec;
import io.foretick.lab.spec.SplitSpec;
import io.foretick.market.bar.Crossing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;

/// The market data of a trial, in two steps: [#loadData] and [#makeFeatures]. Functions of their
/// arguments and of the files that those name; stateless, safe for any thread. Whoever runs many
/// trials shares the results by a [DatasetCache].
///
/// How it works: a source is read twice. The first reading only measures how far it reaches; the
/// second keeps what lies before the locked window, so that nothing of the window is ever in the
/// memory of a grid. All that fails does so with an [IOException] whose message is a reason for
/// people.
public final class Datasets {

    private static final Crossing CROSSING = Crossing.CARRY;

    private Datasets() {}

    /// What the source holds between `data.from` and `data.to`, up to the locked window: the last
    /// `split.lockedShare` of the time from its first to its last row, holes included.
    ///
    /// Rows of books count by the time at which they were received, and so do their trades. A tape
    /// that begins within a recording lacks the book's levels from before.
    ///
    /// @throws IOException if it cannot be read, or no trade is in it
    public static Tape loadData(DataSpec data, SplitSpec split) throws IOException {
        Collector whole = measured(data);
        return kept(data, whole.firstNs(), lockedFromNs(whole, split));
    }

    /// How far all of it reaches, the locked window included, of which nothing is kept: read once.
    ///
    /// @throws IOException as for [#loadData]
    public static TapeReach reach(DataSpec data, SplitSpec split) throws IOException {
        Collector whole = measured(data);
        return new TapeReach(whole.digest(), whole.firstNs(), lockedFromNs(whole, split));
    }

    /// Bars of the tape with their features and labels.
    ///
    /// @throws IOException if the threshold is none, there are too few bars for one label, or the
    ///   order of the fractional difference is NaN
    public static BarSet makeFeatures(
            BarSpec bars, FeatureSpec features, LabelSpec labels, Tape tape) throws IOException {
        BarRuns runs = bars(bars, tape);
        boolean none = runs.runs().stream().noneMatch(run -> run.bars() > labels.horizonBars());
        if (none) {
            throw new DatasetException(
                    "%d bars of %s %s are too few for labels that look %d bars ahead"
                            .formatted(
                                    runs.bars().size(),
                                    bars.kind().key(),
                                    bars.threshold(),
                                    labels.horizonBars()));
        }
        try {
            List<BarBlock> blocks = features.include().stream().map(BarBlock::parse).toList();
            return BarSet.of(runs, new BarFeatures(blocks, features.fracDiffOrder()), labels);
        } catch (IllegalArgumentException e) {
            throw new DatasetException("features: " + e.getMessage(), e);
        }
    }

    /// As the other one; an order of the fractional difference that is NaN is first fitted to the
    /// bars before the first test block, and to no others.
    public static BarSet makeFeatures(
            BarSpec bars, FeatureSpec features, LabelSpec labels, SplitSpec split, Tape tape)
            throws IOException {
        boolean fits =
                Double.isNaN(features.fracDiffOrder())
                        && features.include().contains(BarBlock.FRACTIONAL_DIFFERENCE.key());
        FeatureSpec fitted =
                fits
                        ? new FeatureSpec(
                                features.include(),
                                fittedOrder(bars(bars, tape), tape.tradedFromNs(split)))
                        : features;
        return makeFeatures(bars, fitted, labels, tape);
    }

    private static double fittedOrder(BarRuns runs, long tradedFromNs) throws IOException {
        BarRuns.Run longest = runs.longestOfFirst(runs.firstEndingFrom(tradedFromNs));
        if (longest.bars() == 0) {
            throw new DatasetException("no training bars to fit features.frac_diff_order to");
        }
        double[] close = runs.bars().closes();
        return FractionalPrice.smallestOrder(
                Arrays.copyOfRange(close, longest.from(), longest.to()));
    }

    /// Bars of the tape; one that is not over at its end, or at a hole in it, is left out.
    public static BarRuns bars(BarSpec spec, Tape tape) throws IOException {
        try {
            return BarRuns.of(spec.kind().rule(spec.threshold(), CROSSING), tape.trades());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DatasetException(
                    "bars of %s %s: %s"
                            .formatted(spec.kind().key(), spec.threshold(), e.getMessage()),
                    e);
        }
    }

    /// Steps of prices and quantities in which the simulators count.
    public static PriceGrid grid(DataSpec data) {
        return PriceGrid.of(data);
    }

    private static Collector measured(DataSpec data) throws IOException {
        TimeRange range = TimeRange.of(data);
        Collector measured = Collector.measuring(range.fromNs(), range.toNs());
        read(data, measured);
        if (measured.backwardsTrade() >= 0) {
            throw new DatasetException(
                    "%s: time runs back by more than a second at trade %d; name the files in order"
                            .formatted(name(data), measured.backwardsTrade()));
        }
        return nonEmpty(data, measured);
    }

    private static Tape kept(DataSpec data, long fromNs, long endNs) throws IOException {
        Collector kept = Collector.keeping(fromNs, endNs);
        read(data, kept);
        return nonEmpty(data, kept).tape(name(data));
    }

    private static Collector nonEmpty(DataSpec data, Collector collector) throws IOException {
        if (collector.tradeCount() == 0) {
            throw new DatasetException(name(data) + ": no trades in the time that is wanted");
        }
        return collector;
    }

    private static long lockedFromNs(Collector whole, SplitSpec split) {
        long spanNs = whole.endNs() - whole.firstNs();
        return whole.endNs() - (long) (split.lockedShare() * spanNs);
    }

    private static void read(DataSpec data, Collector collector) throws IOException {
        TapeSource source = TapeSources.of(data.source());
        try {
            source.read(data, collector);
        } catch (NoSuchFileException e) {
            throw new IOException("no file " + e.getFile(), e);
        } catch (IOException e) {
            throw refusesARow(e) ? new DatasetException(String.valueOf(e.getMessage()), e) : e;
        } catch (UncheckedIOException e) {
            throw new IOException(name(data) + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DatasetException(name(data) + ": " + e.getMessage(), e);
        }
    }

    /// Whether a reader could not take what stands in a file: the next reading would find the same.
    private static boolean refusesARow(IOException failure) {
        Throwable cause = failure.getCause();
        return cause instanceof IllegalArgumentException || cause instanceof ArithmeticException;
    }

    private static String name(DataSpec data) {
        String symbol = data.symbol().isBlank() ? "" : " " + data.symbol();
        return data.source() + symbol;
    }
}
