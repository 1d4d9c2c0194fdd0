package io.foretick.exchange.polymarket.match;

import io.foretick.base.Checks;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Outcome;
import io.foretick.event.Window;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

/// An Up/Down market as the venue lists it. Its state (tick, book, outcome) is the engine's.
///
/// @param conditionId its id in orders of all kinds, `0x` and 64 hex digits
/// @param upToken id of the token that pays if Up
/// @param downToken id of the token that pays if Down
/// @param minimumSizeE8 the least number of shares of an order
public record ListedMarket(
        String slug,
        String conditionId,
        String upToken,
        String downToken,
        Coin coin,
        WindowLength length,
        Window window,
        FeeSchedule fees,
        long minimumSizeE8) {

    public ListedMarket {
        Checks.notBlank(slug, "slug");
        Checks.notBlank(conditionId, "conditionId");
        Checks.notBlank(upToken, "upToken");
        Checks.notBlank(downToken, "downToken");
        Checks.notNegative(minimumSizeE8, "minimumSizeE8");
        if (upToken.equals(downToken) || fees.inShares()) {
            throw new IllegalArgumentException(
                    slug + " must have two tokens and fees in pUSD, was " + upToken + ", " + fees);
        }
    }

    /// The token of an outcome.
    public String token(Outcome outcome) {
        return outcome == Outcome.UP ? upToken : downToken;
    }

    /// The outcome of one of its two tokens.
    public Outcome outcome(String tokenId) {
        if (tokenId.equals(upToken)) {
            return Outcome.UP;
        }
        if (tokenId.equals(downToken)) {
            return Outcome.DOWN;
        }
        throw new IllegalArgumentException(slug + " has no token " + tokenId);
    }

    /// The outcome's name as the venue writes it: `Up` or `Down`.
    public String outcomeName(String tokenId) {
        return outcome(tokenId) == Outcome.UP ? "Up" : "Down";
    }
}
