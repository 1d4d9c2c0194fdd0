package io.foretick.venue.polymarket.account;

import java.util.List;
import java.util.Map;

/// An account as the venue shows it. Its parts were asked for one after the other, trades and
/// orders before balances, so that they need not fit together while something is under way.
///
/// @param askedNs venue time of the first question
/// @param answeredNs venue time of the last answer
/// @param open all open orders, whoever made them
/// @param trades since the time asked for, oldest first
/// @param cashE8 collateral, open orders included
/// @param tokensE8 tokens by id, of those asked for and of all others that the account holds
public record AccountSnapshot(
        long askedNs,
        long answeredNs,
        List<OrderRecord> open,
        List<TradeRecord> trades,
        long cashE8,
        Map<String, Long> tokensE8) {

    public AccountSnapshot {
        open = List.copyOf(open);
        trades = List.copyOf(trades);
        tokensE8 = Map.copyOf(tokensE8);
    }
}
