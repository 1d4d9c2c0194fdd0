package io.foretick.exchange.price;

import io.foretick.base.Checks;
import io.foretick.base.Times;

/// The days that the made-up world lives through: from 2024-12-01 for twenty years, UTC. Stateless.
public final class Calendar {

    /// 2024-12-01T00:00:00Z.
    public static final long FIRST_SECOND = 1_733_011_200;

    public static final int DAY_SECONDS = 86_400;
    public static final int DAY_MINUTES = 1_440;
    public static final int DAYS = 7_305;
    public static final long END_SECOND = FIRST_SECOND + (long) DAYS * DAY_SECONDS;

    private Calendar() {}

    /// Number of the day, from 0.
    ///
    /// @throws IllegalArgumentException outside of the world's time
    public static int dayOf(long epochSecond) {
        Checks.inRange(epochSecond, FIRST_SECOND, END_SECOND - 1, "epochSecond");
        return (int) ((epochSecond - FIRST_SECOND) / DAY_SECONDS);
    }

    /// When a day begins.
    public static long startSecond(int day) {
        return FIRST_SECOND + (long) day * DAY_SECONDS;
    }

    public static long startNs(int day) {
        return startSecond(day) * Times.SECOND_NS;
    }
}
