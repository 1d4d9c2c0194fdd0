package io.foretick.report.telemetry;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.market.MarketSlot;
import io.foretick.market.Pnl;
import io.foretick.market.Position;
import io.foretick.report.telemetry.MarketLog.Sheet;

import java.util.Locale;

/// Writes `market_info.txt`: what a market was and how it ended, one `key=value` a line. Functions
/// over an engine's state; holds nothing.
final class MarketInfo {

    private MarketInfo() {}

    /// The file's text; what is not known has an empty value.
    static String text(MarketLog log, Engine engine) {
        MarketSlot slot = log.slot();
        Market market = slot.terms();
        long endE8 = log.finalPriceE8() > 0 ? log.finalPriceE8() : slot.endExactE8();
        var out = new StringBuilder(512);
        line(out, "slug", market.slug());
        line(out, "strike", price(slot.strikeE8()));
        line(out, "start_ms", millis(market.window().startNs()));
        line(out, "end_ms", millis(market.window().endNs()));
        line(out, "up_token", market.upToken());
        line(out, "down_token", market.downToken());
        line(out, "rule", market.rule().key());
        line(out, "final_price", price(endE8));
        line(out, "distance", distance(endE8, slot.strikeE8()));
        var resolution = slot.resolution();
        line(out, "outcome", resolution == null ? "" : resolution.name().toLowerCase(Locale.ROOT));
        line(out, "signals", Long.toString(log.rows(Sheet.SIGNALS)));
        line(out, "orders", Long.toString(log.rows(Sheet.ORDERS)));
        line(out, "fills", Long.toString(log.rows(Sheet.FILLS)));
        money(out, log, engine.account().position(slot.instrument()));
        return out.toString();
    }

    private static void money(StringBuilder out, MarketLog log, Position position) {
        Pnl pnl = position.pnl();
        boolean done = position.resolved() || !holdsTokens(position);
        line(out, "gross_pnl", done ? E8.format(pnl.totalE8() - pnl.feesE8()) : "");
        line(out, "fees", E8.format(pnl.feesE8()));
        line(out, "net_pnl", done ? E8.format(pnl.totalE8()) : "");
        for (String strategy : log.strategies()) {
            String total = E8.format(position.pnl(strategy).totalE8());
            line(out, "strat_" + strategy, done ? total : "");
        }
    }

    /// Tokens are hope: a market in which we hold some has won or lost nothing yet.
    private static boolean holdsTokens(Position position) {
        return position.heldE8(Outcome.UP) != 0 || position.heldE8(Outcome.DOWN) != 0;
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append(harmless(key)).append('=').append(harmless(value)).append('\n');
    }

    /// A name must not be able to begin a line of its own.
    private static String harmless(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String price(long priceE8) {
        return priceE8 > 0 ? E8.format(priceE8) : "";
    }

    private static String distance(long endE8, long strikeE8) {
        boolean known = endE8 > 0 && strikeE8 > 0;
        return known ? CsvRow.decimal((endE8 - strikeE8) / (double) strikeE8) : "";
    }

    private static String millis(long timeNs) {
        return Long.toString(timeNs / Times.MILLI_NS);
    }
}
