package io.foretick.venue.amm.market;

import io.foretick.event.Side;
import io.foretick.venue.amm.Pool;
import io.foretick.venue.amm.Swap;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The accounts of all parties around a pool. What the pool holds is always what they have paid
/// less what they have received. Owned by the market.
final class Books {

    private final Map<Party, Account> accounts = new EnumMap<>(Party.class);
    private final boolean feesLeave;

    /// Books of a pool, whose first coins came from the provider.
    Books(Pool pool) {
        for (Party party : Party.values()) {
            accounts.put(party, new Account());
        }
        feesLeave = pool.paysFeesOut();
        account(Party.PROVIDER).payBase(pool.base());
        account(Party.PROVIDER).payQuote(pool.quote());
    }

    Account account(Party party) {
        return Objects.requireNonNull(accounts.get(party)); // every party has one
    }

    /// Books a swap that was done.
    void swapped(Party party, Swap swap) {
        Account trader = account(party);
        Account fees = account(Party.FEES);
        if (swap.side() == Side.BUY) {
            trader.payQuote(swap.in());
            trader.receiveBase(swap.out());
            if (feesLeave) {
                fees.receiveQuote(swap.fee());
            }
        } else {
            trader.payBase(swap.in());
            trader.receiveQuote(swap.out());
            if (feesLeave) {
                fees.receiveBase(swap.fee());
            }
        }
    }
}
