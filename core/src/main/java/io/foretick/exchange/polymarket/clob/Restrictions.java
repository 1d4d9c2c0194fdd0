package io.foretick.exchange.polymarket.clob;

import io.foretick.venue.ethereum.EthAddress;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the venue does not let its clients do at the moment. Set by tests and by faults; any
/// thread.
public final class Restrictions {

    /// What the whole venue allows.
    public enum Trading {
        OPEN,
        /// No new orders.
        CANCEL_ONLY,
        /// Neither orders nor cancels.
        DISABLED,
        /// The matching engine restarts; try again soon.
        RESTARTING
    }

    private final Set<EthAddress> banned = ConcurrentHashMap.newKeySet();
    private final Set<EthAddress> closedOnly = ConcurrentHashMap.newKeySet();
    private volatile Trading trading = Trading.OPEN;

    Restrictions() {}

    public void setTrading(Trading trading) {
        this.trading = trading;
    }

    /// Refuses all orders of an address.
    public void ban(EthAddress address) {
        banned.add(address);
    }

    /// Lets an address only sell.
    public void closeOnly(EthAddress address) {
        closedOnly.add(address);
    }

    boolean isBanned(EthAddress address) {
        return banned.contains(address);
    }

    boolean isClosedOnly(EthAddress address) {
        return closedOnly.contains(address);
    }

    /// Why an order is not even looked at.
    Optional<Reply> againstOrders() {
        return switch (trading) {
            case OPEN -> Optional.empty();
            case CANCEL_ONLY ->
                    Optional.of(
                            Reply.error(
                                    503,
                                    "Trading is currently cancel-only. New orders are not accepted,"
                                            + " but cancels are allowed."));
            case DISABLED, RESTARTING -> againstCancels();
        };
    }

    /// Why a cancel is not even looked at.
    Optional<Reply> againstCancels() {
        return switch (trading) {
            case OPEN, CANCEL_ONLY -> Optional.empty();
            case DISABLED ->
                    Optional.of(
                            Reply.error(
                                    503,
                                    "Trading is currently disabled. Check polymarket.com for"
                                            + " updates"));
            case RESTARTING -> Optional.of(Reply.error(425, "Too Early"));
        };
    }
}
