package io.foretick.report.lab;

import io.foretick.base.E8;

import java.util.Locale;

/// What the best trial is the best in: for the search that maximises it, for the report, and for
/// the look at the locked window.
public enum Objective {
    /// Profit per 1,000 dollars of mean position.
    PER_THOUSAND("profit per $1,000 of mean position"),
    SHARPE("Sharpe ratio"),
    /// Profit in dollars.
    TOTAL("profit in dollars");

    private final String words;

    Objective(String words) {
        this.words = words;
    }

    /// What it is, within a sentence.
    public String words() {
        return words;
    }

    /// Its name in files.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The figure of a trial, higher is better; NaN if it failed or has no such figure.
    public double of(TrialResult trial) {
        if (!trial.failure().isEmpty()) {
            return Double.NaN;
        }
        return switch (this) {
            case PER_THOUSAND -> trial.risk().perThousand();
            case SHARPE -> trial.risk().sharpe();
            case TOTAL -> E8.toDouble(trial.money().totalE8());
        };
    }
}
