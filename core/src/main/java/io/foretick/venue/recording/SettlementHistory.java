package io.foretick.venue.recording;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.FeeSchedule;
import io.foretick.event.SettlementRule;
import io.foretick.event.Tie;
import io.foretick.event.Window;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/// Which rules and fees Polymarket's Up/Down markets had when, for recordings that do not say. The
/// dates are midnights UTC at a window's start. Not for live markets, which say it themselves.
///
/// How they settle:
///
/// | windows | from | by |
/// |---|---|---|
/// | 5m, 15m, 4h | the first | Chainlink's spot stream at both ends |
/// | 5m | 2026-08-07 | its 30-second average |
/// | 5m | 2026-08-14 | its 60-second average |
/// | 15m, 4h | 2026-08-07 | its 60-second average |
/// | 1h | the first | close against open of Binance's candle |
/// | 1d | the first | closes of Binance's minutes at noon, New York |
///
/// What a taker pays:
///
/// | windows | from | rate | exponent | withheld in shares |
/// |---|---|---|---|---|
/// | 15m | 2026-01-05 | 0.25 | 2 | yes |
/// | 5m | 2026-02-12 | 0.25 | 2 | yes |
/// | all | 2026-03-06 | 0.25 | 2 | yes |
/// | all | 2026-03-30 | 0.072 | 1 | no |
/// | all | 2026-07-01 | 0.07 | 1 | no |
final class SettlementHistory {

    private static final long AVERAGES_NS = midnightNs(2026, 8, 7);
    private static final long MINUTE_AVERAGES_NS = midnightNs(2026, 8, 14);
    private static final FeeSchedule SQUARED = new FeeSchedule(E8.ONE / 4, 2, true);
    private static final FeeSchedule SPRING = new FeeSchedule(E8.ONE * 72 / 1_000, 1, false);
    private static final FeeSchedule SUMMER = new FeeSchedule(E8.ONE * 7 / 100, 1, false);

    private SettlementHistory() {}

    /// The rule of a market whose recording names none.
    static SettlementRule rule(String slug, String asset, Window window) {
        if (slug.startsWith("kalshi")) {
            return new SettlementRule.Unknown("kalshi");
        }
        boolean averaged = window.startNs() >= AVERAGES_NS;
        boolean byMinute = window.startNs() >= MINUTE_AVERAGES_NS;
        return switch (window.durationName()) {
            case "5m" -> oracle(asset, byMinute ? 60 : averaged ? 30 : 0);
            case "15m", "4h" -> oracle(asset, averaged ? 60 : 0);
            case "1h" -> new SettlementRule.WindowCandle(asset + "USDT", Tie.UP);
            case "1d" -> new SettlementRule.BoundaryMinuteCloses(asset + "USDT", Tie.SPLIT);
            default -> new SettlementRule.Unknown("windows of " + window.durationName());
        };
    }

    /// The rule that a market's own resolution source names; the table above where it is empty.
    static SettlementRule rule(String slug, String asset, Window window, String resolutionSource) {
        if (resolutionSource.isBlank()) {
            return rule(slug, asset, window);
        }
        String text = resolutionSource.toLowerCase(Locale.ROOT);
        String stream = "data.chain.link/streams/" + asset.toLowerCase(Locale.ROOT) + "-usd";
        if (text.endsWith(stream)) {
            return oracle(asset, 0);
        }
        if (text.endsWith(stream + "-twap-30s-streams")) {
            return oracle(asset, 30);
        }
        if (text.endsWith(stream + "-twap-60s-streams")) {
            return oracle(asset, 60);
        }
        SettlementRule usual = rule(slug, asset, window);
        boolean binance =
                text.contains("binance.com/")
                        && text.contains(asset.toLowerCase(Locale.ROOT) + "_usdt");
        boolean candles = !(usual instanceof SettlementRule.OraclePrice);
        return candles && binance ? usual : new SettlementRule.Unknown(resolutionSource);
    }

    /// What a taker paid in markets of this window.
    static FeeSchedule fees(Window window) {
        long startNs = window.startNs();
        if (startNs >= midnightNs(2026, 7, 1)) {
            return SUMMER;
        }
        if (startNs >= midnightNs(2026, 3, 30)) {
            return SPRING;
        }
        return startNs >= firstFeeNs(window.durationName()) ? SQUARED : FeeSchedule.NONE;
    }

    private static long firstFeeNs(String duration) {
        return switch (duration) {
            case "15m" -> midnightNs(2026, 1, 5);
            case "5m" -> midnightNs(2026, 2, 12);
            default -> midnightNs(2026, 3, 6);
        };
    }

    private static SettlementRule oracle(String asset, int averageSeconds) {
        String symbol = asset.toLowerCase(Locale.ROOT) + "/usd";
        return new SettlementRule.OraclePrice(symbol, averageSeconds, Tie.UP);
    }

    private static long midnightNs(int year, int month, int day) {
        return LocalDate.of(year, month, day).atStartOfDay().toEpochSecond(ZoneOffset.UTC)
                * Times.SECOND_NS;
    }
}
