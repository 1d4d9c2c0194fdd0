package io.foretick.exchange.polymarket.market;

import io.foretick.base.Sha256;
import io.foretick.base.Times;
import io.foretick.event.Outcome;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The ids of a market, made from its name alone, so that they are the same in every run. Pure
/// functions.
public final class MarketIds {

    private static final BigInteger SMALLEST_OF_78_DIGITS = BigInteger.TEN.pow(77);
    // Below 2^256 − 10^77, as a token id is an unsigned number of 256 bits.
    private static final BigInteger TOKENS =
            BigInteger.valueOf(15).multiply(BigInteger.TEN.pow(75));
    private static final long GRID_SECONDS = 300; // every window starts on it
    private static final int LENGTHS = WindowLength.values().length;
    private static final int SERIES = Coin.values().length * LENGTHS;
    private static final long FIRST_MARKET_ID = 1_000_000_000L;

    private MarketIds() {}

    /// `0x` and 64 hex digits.
    public static String condition(String slug) {
        return "0x" + HexFormat.of().formatHex(sha256("condition " + slug));
    }

    /// The id under which the question was put to the resolver; `0x` and 64 hex digits.
    public static String question(String slug) {
        return "0x" + HexFormat.of().formatHex(sha256("question " + slug));
    }

    /// 78 decimal digits.
    public static String token(String slug, Outcome outcome) {
        BigInteger number = new BigInteger(1, sha256("token " + outcome.name() + " " + slug));
        return SMALLEST_OF_78_DIGITS.add(number.mod(TOKENS)).toString();
    }

    /// The number of an event; no two windows share one.
    public static long event(Series series, long startNs) {
        long cell = Times.toEpochSecond(startNs) / GRID_SECONDS;
        return cell * SERIES + (long) series.coin().ordinal() * LENGTHS + series.length().ordinal();
    }

    /// The number of the one market of an event.
    public static long market(long eventId) {
        return FIRST_MARKET_ID + eventId;
    }

    private static byte[] sha256(String text) {
        return Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
