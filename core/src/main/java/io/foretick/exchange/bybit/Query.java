package io.foretick.exchange.bybit;

import io.foretick.base.Times;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.venue.polymarket.Coin;
import io.javalin.http.Context;

import java.util.List;

/// The parameters of one request, read and refused as Bybit does.
///
/// @param context of the request
record Query(Context context) {

    private static final List<String> CATEGORIES = List.of("spot", "linear", "inverse", "option");
    private static final long TIME_MAX_MS = Long.MAX_VALUE / Times.MILLI_NS;

    /// The text of a parameter, empty if it was not sent.
    String text(String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    /// The kind of market; linear contracts where none is named.
    String category() throws BadParameter {
        String category = text("category").isEmpty() ? "linear" : text("category");
        if (!CATEGORIES.contains(category)) {
            throw new BadParameter("params error: Category is invalid");
        }
        return category;
    }

    /// The one coin whose pair has to be named.
    Coin coin() throws BadParameter {
        if (hasNoPairs()) {
            throw new BadParameter("params error: Symbol Invalid");
        }
        return UsdtPair.coin(text("symbol"))
                .orElseThrow(() -> new BadParameter("params error: Symbol Invalid"));
    }

    /// The coin whose pair is named; all if none is.
    List<Coin> coins() throws BadParameter {
        if (text("symbol").isEmpty()) {
            return hasNoPairs() ? List.of() : List.of(Coin.values());
        }
        return List.of(coin());
    }

    // There are neither inverse contracts nor options here.
    private boolean hasNoPairs() throws BadParameter {
        return category().equals("inverse") || category().equals("option");
    }

    /// How many rows are wanted; more than `most` count as `most`.
    int limit(int usual, int most) throws BadParameter {
        return Math.clamp(number("limit", usual), 1, most);
    }

    /// A time in milliseconds, in nanoseconds.
    long timeNs(String name, long usualNs) throws BadParameter {
        long usualMs = Math.floorDiv(usualNs, Times.MILLI_NS);
        return Math.clamp(number(name, usualMs), 0, TIME_MAX_MS) * Times.MILLI_NS;
    }

    private long number(String name, long usual) throws BadParameter {
        if (text(name).isEmpty()) {
            return usual;
        }
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException _) {
            throw new BadParameter("params error: " + name + " Invalid");
        }
    }
}
