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
    private boolean differs;
    private boolean unexplained;

    public Reconciliation(Finality finality) {
        opened = finality == Finality.AT_ONCE;
    }

    /// Whether what the venue shows is what we count, after this many trades.
    public static boolean agree(long shownE8, long oursE8, long trades) {
        return Math.abs(shownE8 - oursE8) <= VENUE_UNIT_E8 * (1 + trades);
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
        return !opened || differs || unexplained;
    }

    /// The two views were compared.
    public void compared(boolean agreed) {
        differs = !agreed;
    }

    /// The venue shows something of ours that we cannot explain. That balances agree later explains
    /// nothing, so only a person can say that it is.
    public void setUnexplained(boolean isUnexplained) {
        unexplained = isUnexplained;
    }

    /// Writes all marks.
    public void save(StateSink out) {
        out.add(opened);
        out.add(differs);
        out.add(unexplained);
    }

    /// Reads what [#save] wrote.
    public void load(StateSource in) {
        opened = in.nextBoolean();
        differs = in.nextBoolean();
        unexplained = in.nextBoolean();
    }
}
