package io.foretick.session.control;

import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import java.util.Optional;

/// What can be paused: a coin, a window's length, or one market. Not for what is paused now.
public final class PauseScopes {

    private PauseScopes() {}

    /// Why a scope names nothing, empty if it may.
    ///
    /// @param scope such as `btc`, `5m` or a market's slug
    public static Optional<String> problem(String scope) {
        boolean slug = scope.length() <= 200 && scope.matches("[a-z0-9]+(-[a-z0-9]+)+");
        boolean coin = scope.matches("[a-z]+") && Coin.of(scope).isPresent();
        return slug || coin || WindowLength.ofKey(scope).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "scope must be a coin such as btc, a window's length such as 5m, or a"
                                + " market's slug, was '"
                                + scope
                                + "'");
    }
}
