package io.foretick.report.live;

import io.foretick.math.ShapeCorrection;
import io.foretick.report.live.DistributionRow.ReturnLawRow;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The tables' rows as JSON, under document A's names.
public final class RowJson {

    private RowJson() {}

    /// An array of rows of markets.
    public static String markets(List<MarketRow> rows) {
        return JsonText.array(json -> rows.forEach(row -> json.element(out -> write(row, out))));
    }

    /// An array of rows of forecasts.
    public static String distributions(List<DistributionRow> rows) {
        return JsonText.array(json -> rows.forEach(row -> json.element(out -> write(row, out))));
    }

    static void write(MarketRow row, JsonText out) {
        out.put("link", row.link())
                .put("coin", row.coin())
                .put("duration", row.duration())
                .put("bets_open", row.betsOpen())
                .put("in_interval", row.inInterval())
                .putTimeNs("start_time", row.startNs())
                .putTimeNs("end_time", row.endNs())
                .putPriceE8("ref_price", row.refPriceE8())
                .put("price", row.price())
                .put("probability", row.probability())
                .putPriceE8("best_bid_yes", row.bestBidYesE8())
                .putPriceE8("best_ask_yes", row.bestAskYesE8());
        writePosition(row, out);
        out.put("taker_fee_pct", row.takerFeePct())
                .put("maker_fee_pct", row.makerFeePct())
                .put("fee_exponent", row.feeExponent())
                .put("reward_pct", row.rewardPct())
                .put("slug", row.slug())
                .put("rule", row.rule())
                .put("ref_source", row.refSource())
                .put("outcome", row.outcome());
        writeAge(row, out);
    }

    private static void writePosition(MarketRow row, JsonText out) {
        out.putE8("position_net", row.positionNetE8())
                .putE8("pos_yes", row.posYesE8())
                .putE8("pos_no", row.posNoE8())
                .putE8("offer_yes", row.offerYesE8())
                .putE8("offer_no", row.offerNoE8())
                .put("net_profit", row.netProfit())
                .put("tokens_value", row.tokensValue());
        writeQuote("own_combined_bid", row.ownBid(), out);
        writeQuote("own_combined_ask", row.ownAsk(), out);
    }

    private static void writeQuote(String key, @Nullable OwnQuote quote, JsonText out) {
        if (quote == null) {
            out.putNull(key);
        } else {
            out.object(
                    key,
                    json -> json.putE8("size", quote.sizeE8()).putE8("price", quote.priceE8()));
        }
    }

    private static void writeAge(MarketRow row, JsonText out) {
        if (row.ageMs() == MarketRows.NEVER_MS) {
            out.putNull("age_ms");
        } else {
            out.put("age_ms", row.ageMs());
        }
        if (row.freshMs() == MarketRow.FOREVER_MS) {
            out.putNull("fresh_ms");
        } else {
            out.put("fresh_ms", row.freshMs());
        }
        out.put("stale", row.stale());
    }

    private static void write(DistributionRow row, JsonText out) {
        out.put("coin", row.coin())
                .put("duration", row.duration())
                .put("price", row.price())
                .putPriceE8("ref_price", row.refPriceE8());
        writeLaw("dist", row.dist(), out);
        writeLaw("extra_dist", row.extraDist(), out);
        out.put("p_up", row.probabilityUp());
        if (row.ageMs() == MarketRows.NEVER_MS) {
            out.putNull("age");
        } else {
            out.put("age", row.ageMs() / 1e3);
        }
        out.put("fresh_ms", row.freshMs()).put("stale", row.stale());
    }

    private static void law(ReturnLawRow law, JsonText out) {
        out.put("sigma", law.sigma()).put("nu", law.nu()).put("lambda", law.lambda());
        ShapeCorrection correction = law.correction();
        if (!correction.isNone()) {
            out.putNumbers(
                    "correction", correction.second(), correction.fourth(), correction.sixth());
        }
        out.put("horizon", law.horizonSeconds());
    }

    private static void writeLaw(String key, @Nullable ReturnLawRow law, JsonText out) {
        if (law == null) {
            out.putNull(key);
        } else {
            out.object(key, json -> law(law, json));
        }
    }
}
