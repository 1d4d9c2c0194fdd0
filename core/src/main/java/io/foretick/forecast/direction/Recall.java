package io.foretick.forecast.direction;

/// What pattern memory knew when a prediction was made; shares and trusts lie in [0, 1].
///
/// @param fineKey the situation in fine bins
/// @param coarseKey the same in coarse bins
/// @param usedFine whether the prior is that of the fine key; else of the coarse one
/// @param priorUp share of rises that followed; all three shares are 0 where nothing is known
/// @param priorDown share of falls
/// @param priorFlat share of neither
/// @param contextTrust how much the prior may be believed
/// @param decision what is known of deciding as the model first did
public record Recall(
        String fineKey,
        String coarseKey,
        boolean usedFine,
        double priorUp,
        double priorDown,
        double priorFlat,
        double contextTrust,
        Decision decision) {

    private static final String DECISION = "|PRED=";

    /// What is known of one decision in a situation.
    ///
    /// @param taken the decision before memory had its say
    /// @param usedFine whether it was looked up by the fine key
    /// @param trust how much it may be believed
    /// @param wins share of such decisions that were right; NaN where none is known
    /// @param antiPattern whether such decisions have failed too often
    public record Decision(
            Direction taken, boolean usedFine, double trust, double wins, boolean antiPattern) {

        /// Nothing is known.
        public static Decision unknown(Direction taken) {
            return new Decision(taken, false, 0, Double.NaN, false);
        }

        /// Whether such a decision is remembered.
        public boolean isKnown() {
            return !Double.isNaN(wins);
        }
    }

    /// Nothing is known, and nothing will be.
    public static final Recall NOTHING =
            new Recall("", "", false, 0, 0, 0, 0, Decision.unknown(Direction.FLAT));

    /// Whether what followed the situation is remembered.
    public boolean isKnown() {
        return priorUp + priorDown + priorFlat > 0.0;
    }

    /// The same with another decision.
    public Recall with(Decision other) {
        return new Recall(
                fineKey, coarseKey, usedFine, priorUp, priorDown, priorFlat, contextTrust, other);
    }

    /// The key of the situation that gave the prior.
    public String contextKey() {
        return usedFine ? fineKey : coarseKey;
    }

    /// The key of the decision that was looked up.
    public String decisionKey() {
        return decisionKey(decision.usedFine() ? fineKey : coarseKey, decision.taken());
    }

    /// The key of a decision in a situation.
    public static String decisionKey(String contextKey, Direction decision) {
        return contextKey.isEmpty() ? "" : contextKey + DECISION + decision;
    }
}
