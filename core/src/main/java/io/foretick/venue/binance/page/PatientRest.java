package io.foretick.venue.binance.page;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;

/// Asks the venue's REST side until it answers: waits where the weight of a minute is used up or
/// the venue says so, and asks again, each time a little later, where no answer came. Any thread.
public final class PatientRest {

    private static final int FAILURES_MAX = 8;
    private static final int REFUSALS_MAX = 100; // in a row, each with a wait of its own
    private static final long RETRY_NS_MIN = 200 * Times.MILLI_NS;
    private static final long RETRY_NS_MAX = 10 * Times.SECOND_NS;

    private final RestClient rest;
    private final VenueClock clock;
    private final WeightBudget budget;
    private final StopSign stop;

    public PatientRest(RestClient rest, VenueClock clock, WeightBudget budget, StopSign stop) {
        this.rest = rest;
        this.clock = clock;
        this.budget = budget;
        this.stop = stop;
    }

    /// Asks.
    ///
    /// @param weight that the venue counts for it
    /// @return the answer's body
    /// @throws VenueException if there is no answer after all
    /// @throws InterruptedException if the sync is to end
    public byte[] get(String pathAndQuery, int weight) throws VenueException, InterruptedException {
        int failures = 0;
        int refusals = 0;
        while (true) {
            switch (ask(pathAndQuery, weight)) {
                case RestAnswer.Body body -> {
                    return body.bytes();
                }
                case RestAnswer.Busy(int status, long waitNs) -> {
                    check(++refusals < REFUSALS_MAX, pathAndQuery, "always busy, status " + status);
                    stop.pause(waitNs);
                }
                case RestAnswer.Failed failed -> {
                    boolean again = !failed.isRefused() && ++failures < FAILURES_MAX;
                    check(again, pathAndQuery, failed.reason());
                    stop.pause(Math.min(RETRY_NS_MAX, RETRY_NS_MIN << failures));
                }
                case RestAnswer.Missing _ -> check(false, pathAndQuery, "no such page");
            }
        }
    }

    private static void check(boolean hope, String question, String reason) throws VenueException {
        if (!hope) {
            throw new VenueException("Binance, asked for " + question + ": " + reason);
        }
    }

    private RestAnswer ask(String pathAndQuery, int weight) throws InterruptedException {
        long waitNs = budget.take(weight);
        while (waitNs > 0) {
            stop.pause(waitNs);
            waitNs = budget.take(weight);
        }
        long askedNs = clock.nowNs();
        RestAnswer answer = rest.get(pathAndQuery);
        if (answer instanceof RestAnswer.Body body) {
            budget.told(body.usedWeight(), askedNs);
        }
        return answer;
    }
}
