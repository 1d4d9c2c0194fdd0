package io.foretick.report.lab;

/// Whether the best trial is likely luck, by thresholds that the page states.
public enum Luck {
    /// Chance alone explains it.
    LIKELY("The best trial is likely luck."),
    /// Neither shown nor refuted.
    OPEN("Whether the best trial is luck is open."),
    /// It stood both tests.
    UNLIKELY("The best trial is unlikely to be luck alone."),
    /// Too little to say.
    UNKNOWN("There are too few trials or periods to say whether the best trial is luck.");

    /// Below this deflated Sharpe ratio the best trial is called luck.
    public static final double DEFLATED_LUCK = 0.90;

    /// At least this much is asked before it is called something else.
    public static final double DEFLATED_SKILL = 0.95;

    /// From this probability of overfitting on, the best trial is called luck.
    public static final double OVERFIT_LUCK = 0.40;

    /// At most this much is asked before it is called something else.
    public static final double OVERFIT_SKILL = 0.20;

    private final String sentence;

    Luck(String sentence) {
        this.sentence = sentence;
    }

    /// The judgement in one sentence.
    public String sentence() {
        return sentence;
    }

    /// Judges; a figure that is not known leaves the judgement to the other one only against skill.
    public static Luck of(OverfitFigures figures) {
        double deflated = figures.deflatedSharpe();
        double overfit = figures.overfitProbability();
        if (deflated < DEFLATED_LUCK || overfit >= OVERFIT_LUCK) {
            return LIKELY;
        }
        if (Double.isNaN(deflated) || Double.isNaN(overfit)) {
            return UNKNOWN;
        }
        return deflated >= DEFLATED_SKILL && overfit <= OVERFIT_SKILL ? UNLIKELY : OPEN;
    }
}
