package io.foretick.session.control;

import io.foretick.base.Checks;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Cancels all orders of an account again and again until none is open. For one thread that may
/// block.
///
/// How it works: an order that was under way when a cancel-all passed it is open afterwards. So the
/// venue has to say twice in succession, some time apart, that nothing is open; each other answer,
/// and each answer that does not come, leads to another cancel-all.
public final class Emptying {

    private static final System.Logger LOG = System.getLogger(Emptying.class.getName());
    private static final int EMPTY_ANSWERS = 2;

    /// With how much patience the venue is asked, in wall time.
    ///
    /// @param firstPause before the first question, and between the two that must agree
    /// @param longestPause between two questions; pauses double up to it
    public record Pace(Duration firstPause, Duration longestPause) {

        /// A tenth of a second to begin with, two at most.
        public static final Pace DEFAULT = new Pace(Duration.ofMillis(100), Duration.ofSeconds(2));

        public Pace {
            Checks.inRange(firstPause.toMillis(), 1, 60_000, "firstPause");
            Checks.inRange(longestPause.toMillis(), 1, 600_000, "longestPause");
        }
    }

    /// How far it is.
    ///
    /// @param cancels how often it has cancelled everything
    /// @param openOrders by the venue's last answer, [KillReport#UNKNOWN] where it gave none
    /// @param problem why it gave none, empty if it did
    public record Progress(int cancels, int openOrders, String problem) {}

    private final Runnable cancelAll;
    private final OpenOrders openOrders;
    private final Pace pace;

    /// @param cancelAll sends a cancel-all and comes back at once
    /// @param openOrders asks the venue
    public Emptying(Runnable cancelAll, OpenOrders openOrders, Pace pace) {
        this.cancelAll = cancelAll;
        this.openOrders = openOrders;
        this.pace = pace;
    }

    /// Goes on until the account is empty, the latch opens, or the time is over. The first
    /// cancel-all is the caller's.
    ///
    /// @param patience at least this long, if it is not empty before
    /// @param told hears of each answer
    /// @return whether it is empty
    public boolean run(CountDownLatch end, Duration patience, Consumer<Progress> told)
            throws InterruptedException {
        long begunNanoTime = System.nanoTime();
        long pauseMs = pace.firstPause().toMillis();
        int cancels = 0;
        int empty = 0;
        while (System.nanoTime() - begunNanoTime < patience.toNanos()) {
            if (end.await(pauseMs, TimeUnit.MILLISECONDS)) {
                return false;
            }
            Progress progress = ask(cancels);
            told.accept(progress);
            cancels = progress.cancels();
            empty = progress.openOrders() == 0 ? empty + 1 : 0;
            if (empty == EMPTY_ANSWERS) {
                return true;
            }
            long doubledMs = Math.min(2 * pauseMs, pace.longestPause().toMillis());
            pauseMs = empty > 0 ? pauseMs : doubledMs;
        }
        return false;
    }

    /// Asks, and cancels unless the venue says that nothing is open.
    private Progress ask(int cancels) throws InterruptedException {
        int open = KillReport.UNKNOWN;
        String problem = "";
        try {
            open = openOrders.count();
        } catch (IOException | RuntimeException e) {
            problem = String.valueOf(e.getMessage());
        }
        if (open == 0) {
            return new Progress(cancels, open, problem);
        }
        try {
            cancelAll.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the cancel-all was not given", e);
        }
        return new Progress(cancels + 1, open, problem);
    }
}
