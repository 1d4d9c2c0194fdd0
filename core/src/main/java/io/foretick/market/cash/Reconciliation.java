package io.foretick.market.cash;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

/// Whether the venue's view of an account agrees with ours. Mutable, owned by one account; what
/// concerns a single market is kept with its position.
///
/// How exact: the venue shows whole millionths, rounded down, and settles each trade in whole
/// millionths, while we count in hundredths of them. So two views agree when they are no further
/// apart than one millionth, and one more for each trade that was booked.
public final class Reconciliation {

    private static final long VENUE_UNIT_E8 = 100;

    private boolean opened;
    private long differenceE8;
    private boolean unexplained;

    public Reconciliation(Finality finality) {
        opened = finality == Finality.AT_ONCE;
    }

    /// By how much more the venue shows than we count, after this many trades; 0 where that agrees.
    public static long differenceE8(long shownE8, long oursE8, long trades) {
        long moreE8 = shownE8 - oursE8;
        return Math.abs(moreE8) <= VENUE_UNIT_E8 * (1 + trades) ? 0 : moreE8;
    }

    /// By how much more the venue showed at the last comparison; 0 where that agreed.
    public long differenceE8() {
        return differenceE8;
    }

    /// Whether the money to begin with is known.
    public boolean opened() {
        return opened;
    }

    /// The money to begin with is known from now on.
    public void open() {
        opened = true;
    }

    /// Whether nothing may be placed.
    public boolean halts() {
        return !opened || differenceE8 != 0 || unexplained;
    }

    /// The venue shows this much cash, while we count that, after this many trades.
    public void compare(long shownE8, long oursE8, long trades) {
        differenceE8 = differenceE8(shownE8, oursE8, trades);
    }

    /// The venue shows something of ours that we cannot explain. That balances agree later explains
    /// nothing, so only a person can say that it is.
    public void setUnexplained() {
        unexplained = true;
    }

    /// An operator takes the last comparison, and what could not be explained, as given.
    ///
    /// @return by how much more the venue showed than we counted
    public long accept() {
        long givenE8 = differenceE8;
        differenceE8 = 0;
        unexplained = false;
        return givenE8;
    }

    /// Writes all marks.
    public void save(StateSink out) {
        out.add(opened);
        out.add(differenceE8);
        out.add(unexplained);
    }

    /// Reads what [#save] wrote.
    public void load(StateSource in) {
        opened = in.nextBoolean();
        differenceE8 = in.nextLong();
        unexplained = in.nextBoolean();
    }
}
