package io.foretick.venue.polymarket.account;

import java.util.List;
import java.util.Map;

/// What the gateway heard of our account, in the order of arrival. It may be late, repeated or out
/// of order: whoever takes it has to cope.
public sealed interface Heard {

    /// An order was sent, or could not be.
    ///
    /// @param orderId our number of it
    record Answered(long orderId, PlaceAnswer answer) implements Heard {}

    /// The answer to a request to cancel.
    ///
    /// @param cancelled the venue's ids
    /// @param refused why others were not, by id
    /// @param all whether it was asked to cancel every order of the account
    record Cancelled(List<String> cancelled, Map<String, String> refused, boolean all)
            implements Heard {
        public Cancelled {
            cancelled = List.copyOf(cancelled);
            refused = Map.copyOf(refused);
        }

        /// The answer to a request that named its orders or their market.
        public Cancelled(List<String> cancelled, Map<String, String> refused) {
            this(cancelled, refused, false);
        }

        /// The same as the answer to a request for every order.
        public Cancelled ofAll() {
            return new Cancelled(cancelled, refused, true);
        }
    }

    /// A request to cancel may or may not have arrived.
    ///
    /// @param names the venue's ids, empty for all
    record CancelLost(List<String> names) implements Heard {
        public CancelLost {
            names = List.copyOf(names);
        }
    }

    /// An order, as the venue tells of it.
    record OrderTold(OrderRecord order) implements Heard {}

    /// The venue knows no open order of this id.
    record OrderMissing(String name) implements Heard {}

    /// A trade, as the venue tells of it.
    record TradeTold(TradeRecord trade) implements Heard {}

    /// The whole account.
    record AccountTold(AccountSnapshot snapshot) implements Heard {}
}
