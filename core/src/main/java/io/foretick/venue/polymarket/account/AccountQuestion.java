package io.foretick.venue.polymarket.account;

import java.util.List;

/// What is asked of the venue to reconcile an account.
///
/// @param tokenIds whose balances are asked for
/// @param tradesSinceSecond trades matched at or after it
public record AccountQuestion(List<String> tokenIds, long tradesSinceSecond) {
    public AccountQuestion {
        tokenIds = List.copyOf(tokenIds);
    }
}
