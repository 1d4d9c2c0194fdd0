package io.foretick.market.bar;

/// What becomes of the row that reaches a threshold, and of what it has beyond it.
///
/// A row is never split. One row may reach several thresholds at once; it still ends one bar only.
public enum Crossing {

    /// The row ends its bar, and what it has beyond the threshold counts for the next bar; of
    /// several thresholds only the rest beyond the last. So a bar ends wherever the running total
    /// since the first row passes a multiple of the threshold.
    CARRY,

    /// The row ends its bar, and the next bar counts from zero. So every bar but the last reaches
    /// the threshold by itself.
    RESET,

    /// The row opens the next bar. So a bar holds the rows whose running total, the row included,
    /// divided by the threshold gives the same whole number: the first bar by ticks is one row
    /// short.
    LEGACY
}
