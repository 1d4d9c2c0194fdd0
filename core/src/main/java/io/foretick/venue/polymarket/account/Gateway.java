package io.foretick.venue.polymarket.account;

import java.util.List;

/// The way to the venue. Every method returns at once; what is heard comes as [Heard] through the
/// session's queue. Called by the session's thread; [#cancelAll] by any.
///
/// Nothing is sent twice: an order whose answer is lost is looked up by its id, never sent again.
public interface Gateway {

    /// Signs an order and sends it, once all that was journalled so far is safe on the disk.
    void place(OrderRequest request);

    /// Cancels some orders.
    ///
    /// @param names the venue's ids
    void cancel(List<String> names);

    /// Cancels every order of one market.
    void cancelMarket(String conditionId);

    /// Cancels every order of the account, before whatever else waits.
    void cancelAll();

    /// Asks for one order and for the trades that it took part in.
    void askOrder(String name);

    /// Asks for the whole account.
    void askAccount(AccountQuestion question);
}
