package io.foretick.exchange.binance;

import io.foretick.base.Times;
import io.foretick.exchange.spot.Interval;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.venue.polymarket.Coin;
import io.javalin.http.Context;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parameters of one request, read and refused as Binance does.
final class Query {

    // Below this a time counts milliseconds, from it on microseconds.
    private static final long MICROS_MIN = 100_000_000_000_000L;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
    private static final Pattern TIME_ZONE =
            Pattern.compile("([+-]?)([0-9]{1,2})(?::([0-5][0-9]))?");
    private static final long TIME_ZONE_MIN_NS = -12 * Times.HOUR_NS;
    private static final long TIME_ZONE_MAX_NS = 14 * Times.HOUR_NS;

    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9-_.]{1,20}");
    private static final Pattern NAME = Pattern.compile("[A-Z0-9-_.]+");
    private static final Pattern SYMBOL_LIST =
            Pattern.compile("\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\")*)?]");

    private final Context context;

    /// @param names of the parameters that the path has
    /// @throws BadRequest if the request has others
    Query(Context context, String... names) throws BadRequest {
        this.context = context;
        Set<String> sent = context.queryParamMap().keySet();
        long read = sent.stream().filter(List.of(names)::contains).count();
        if (read < sent.size()) {
            throw BadRequest.of(
                    -1104,
                    "Not all sent parameters were read; read '"
                            + read
                            + "' parameter(s) but was sent '"
                            + sent.size()
                            + "'.");
        }
    }

    boolean has(String name) {
        return context.queryParam(name) != null;
    }

    /// The text of a parameter, empty if it was not sent.
    String text(String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    /// The one symbol that has to be named.
    Coin coin() throws BadRequest {
        String symbol = text("symbol");
        if (symbol.isEmpty()) {
            throw BadRequest.missing("symbol");
        }
        return known(symbol);
    }

    /// The symbols that are named by `symbol` or `symbols`; all if neither is.
    List<Coin> coinsOrAll() throws BadRequest {
        if (has("symbol") && has("symbols")) {
            throw BadRequest.of(-1128, "Combination of optional parameters invalid.");
        }
        if (has("symbol")) {
            return List.of(coin());
        }
        return has("symbols") ? listed(text("symbols")) : List.of(Coin.values());
    }

    private static List<Coin> listed(String list) throws BadRequest {
        if (!SYMBOL_LIST.matcher(list).matches()) {
            throw BadRequest.illegal("symbols", "^\\[(\"[A-Z0-9-_.]{1,20}\",?)*\\]$");
        }
        if (list.length() == 2) {
            throw BadRequest.of(-1105, "Parameter 'symbols' was empty.");
        }
        List<Coin> coins = new ArrayList<>();
        for (MatchResult name : NAME.matcher(list).results().toList()) {
            coins.add(known(name.group()));
        }
        return coins;
    }

    private static Coin known(String symbol) throws BadRequest {
        if (!SYMBOL.matcher(symbol).matches()) {
            throw BadRequest.illegal("symbol", "^[A-Z0-9-_.]{1,20}$");
        }
        return UsdtPair.coin(symbol).orElseThrow(BadRequest::invalidSymbol);
    }

    /// How many rows are wanted; more than `most` count as `most`.
    int limit(int usual, int most) throws BadRequest {
        long limit = number("limit").orElse(usual);
        if (limit == 0) {
            throw BadRequest.of(-1130, "Data sent for parameter 'limit' is not valid.");
        }
        return (int) Math.min(limit, most);
    }

    /// A whole number that may be left out.
    OptionalLong number(String name) throws BadRequest {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        String text = text(name);
        if (text.isEmpty()) {
            throw BadRequest.of(-1105, "Parameter '" + name + "' was empty.");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw BadRequest.illegal(name, "^[0-9]{1,20}$");
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            throw BadRequest.of(-1130, "Data sent for parameter '" + name + "' is not valid.");
        }
    }

    /// A time in milliseconds or microseconds that may be left out, in nanoseconds.
    OptionalLong timeNs(String name) throws BadRequest {
        OptionalLong sent = number(name);
        if (sent.isEmpty()) {
            return sent;
        }
        long time = sent.getAsLong();
        return OptionalLong.of(
                time < MICROS_MIN
                        ? time * Times.MILLI_NS
                        : Math.min(time, Long.MAX_VALUE / Times.MICRO_NS) * Times.MICRO_NS);
    }

    /// The length of candles.
    Interval interval() throws BadRequest {
        if (text("interval").isEmpty()) {
            throw BadRequest.missing("interval");
        }
        return Interval.ofLetterName(text("interval"))
                .orElseThrow(() -> BadRequest.of(-1120, "Invalid interval."));
    }

    /// By how much the time of candles is ahead of UTC; hours, or hours and minutes.
    long timeZoneNs() throws BadRequest {
        String text = has("timeZone") ? text("timeZone") : "0";
        Matcher parts = TIME_ZONE.matcher(text);
        if (!parts.matches()) {
            throw BadRequest.of(-1130, "Data sent for parameter 'timeZone' is not valid.");
        }
        String minutes = parts.group(3);
        long size =
                Long.parseLong(parts.group(2)) * Times.HOUR_NS
                        + (minutes == null ? 0 : Long.parseLong(minutes) * Times.MINUTE_NS);
        long offsetNs = "-".equals(parts.group(1)) ? -size : size;
        if (offsetNs < TIME_ZONE_MIN_NS || offsetNs > TIME_ZONE_MAX_NS) {
            throw BadRequest.of(-1130, "Data sent for parameter 'timeZone' is not valid.");
        }
        return offsetNs;
    }
}
