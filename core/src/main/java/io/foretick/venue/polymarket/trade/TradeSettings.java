package io.foretick.venue.polymarket.trade;

import io.foretick.base.Checks;
import io.foretick.base.Means;
import io.foretick.base.Times;

/// How patient the trading of real orders is.
public record TradeSettings(
        @Means("Age of a command above which its order is not sent any more, in milliseconds.")
                int maxCommandAgeMs,
        @Means("Time without any answer after which an order's fate is unknown, in seconds.")
                int answerSeconds,
        @Means(
                        "First wait before the venue is asked again, in milliseconds; each further"
                                + " wait is twice as long.")
                int askFirstMs,
        @Means("Longest wait before the venue is asked again, in milliseconds.") int askLongestMs,
        @Means(
                        "Time after its sending in which an order of unknown fate may still appear,"
                                + " in seconds.")
                int unknownSeconds,
        @Means("The same for orders that cannot rest (FOK and FAK), in seconds.")
                int unknownTakerSeconds,
        @Means("Time between two reconciliations with the venue, in seconds.") int reconcileSeconds,
        @Means("Time that a settled trade takes to show in the venue's balances, in seconds.")
                int settleSeconds,
        @Means("How long orders are remembered after they have closed, in minutes.")
                int rememberMinutes,
        @Means("Age at which an order whose fate is still not known halts its market, in seconds.")
                int stuckSeconds) {

    public static final TradeSettings DEFAULT =
            new TradeSettings(2_000, 15, 1_000, 30_000, 60, 30, 30, 5, 60, 300);

    public TradeSettings {
        Checks.inRange(maxCommandAgeMs, 1, 3_600_000, "max_command_age_ms");
        Checks.inRange(answerSeconds, 1, 600, "answer_seconds");
        Checks.inRange(askFirstMs, 1, 60_000, "ask_first_ms");
        Checks.inRange(askLongestMs, askFirstMs, 600_000, "ask_longest_ms");
        Checks.inRange(unknownSeconds, 1, 3_600, "unknown_seconds");
        Checks.inRange(unknownTakerSeconds, 1, 3_600, "unknown_taker_seconds");
        Checks.inRange(reconcileSeconds, 1, 3_600, "reconcile_seconds");
        Checks.inRange(settleSeconds, 0, 600, "settle_seconds");
        Checks.inRange(rememberMinutes, 10, 10_080, "remember_minutes");
        Checks.inRange(stuckSeconds, 1, 86_400, "stuck_seconds");
    }

    /// How long to wait after this many attempts.
    long waitNs(int attempts) {
        long doubledMs = (long) askFirstMs << Math.min(attempts, 20);
        return Math.min(doubledMs, askLongestMs) * Times.MILLI_NS;
    }
}
