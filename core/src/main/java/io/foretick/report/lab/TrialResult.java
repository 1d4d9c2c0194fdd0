package io.foretick.report.lab;

import java.util.List;
import java.util.Map;

/// What became of one trial. Holds no wall-clock figure: equal specs give equal results, and
/// `digest` covers all of it.
///
/// @param id the trial's id
/// @param values settings by path, as in the trial's spec, in order of the paths
/// @param failure why the trial has no figures, empty if it has
/// @param money where its money came from, zeros if it failed
/// @param activity what it did
/// @param risk how it went
/// @param model what its models were worth
/// @param periods profit of each period, in 1e-8 dollars; the periods are the same for all trials
///   of one experiment, and they add up to `money.totalE8`
/// @param alarms one line for each excursion of a risk figure
/// @param digest 16 hexadecimal digits over fills, money and periods; empty if it failed
public record TrialResult(
        String id,
        Map<String, String> values,
        String failure,
        Money money,
        Activity activity,
        Risk risk,
        Model model,
        List<Long> periods,
        List<String> alarms,
        String digest) {

    /// Profit in 1e-8 dollars, split so that the parts add up exactly to the total.
    ///
    /// @param spreadE8 price against the fair value at each fill
    /// @param inventoryE8 what the position gained while the price moved
    /// @param feesE8 fees, rebates and gas; negative when paid
    /// @param hedgeE8 all that hedges gained and cost
    /// @param bribesE8 what was paid for inclusion, at most 0
    /// @param totalE8 change of equity
    public record Money(
            long spreadE8,
            long inventoryE8,
            long feesE8,
            long hedgeE8,
            long bribesE8,
            long totalE8) {}

    /// What the trial did.
    ///
    /// @param events trades, book rows, blocks and agents' orders that the simulator took
    /// @param quotes orders or transactions sent
    /// @param fills fills of ours, hedges apart
    /// @param hedges hedging trades
    /// @param volumeUsd notional of the fills
    /// @param included share of transactions that were included; NaN on a book
    public record Activity(
            long events, long quotes, long fills, long hedges, double volumeUsd, double included) {}

    /// How it went.
    ///
    /// @param perThousand profit in dollars per 1,000 dollars of time-average position, or of one
    ///   order where that is more
    /// @param perThousandPeak the same per 1,000 dollars of the largest position, or of one order
    /// @param sharpe yearly, of the periods' profits over fixed capital
    /// @param drawdownUsd deepest fall of the equity
    /// @param valueAtRiskUsd of one period, at the level of the spec
    /// @param shortfallUsd mean loss beyond it
    /// @param positionUsdMean time-average of the position's size
    /// @param positionUsdMax largest size
    public record Risk(
            double perThousand,
            double perThousandPeak,
            double sharpe,
            double drawdownUsd,
            double valueAtRiskUsd,
            double shortfallUsd,
            double positionUsdMean,
            double positionUsdMax) {}

    /// What the models were worth on the test blocks.
    ///
    /// @param training key of the training that the trial shared with others; empty without models
    /// @param rows bars that were foretold
    /// @param correlation of prediction and label's return; NaN without models
    /// @param hitRate share of predictions with the right sign; NaN without models
    public record Model(String training, long rows, double correlation, double hitRate) {}
}
