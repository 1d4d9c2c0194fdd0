package io.foretick.cli;

import io.foretick.base.E8;
import io.foretick.engine.Engine;
import io.foretick.event.OrderTerms;
import io.foretick.market.Account;
import io.foretick.market.OpenOrder;
import io.foretick.report.live.Snapshot;
import io.foretick.session.control.Latched;
import io.foretick.strategy.Gate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeSet;

/// How a session stands, for programs and for people.
///
/// @param running whether a session is at work
/// @param snapshot as the dashboard shows it
/// @param changed what operators have changed
/// @param latch the kill latch, empty where there is none
/// @param engine that has followed the session's journal
record StatusReport(
        boolean running,
        Snapshot snapshot,
        ChangedLimits changed,
        Optional<Latched> latch,
        Engine engine) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ORDERS_MAX = 1_000;

    /// Whether the session stands still by the kill switch or by risk.
    boolean isHalted() {
        return latch.isPresent() || stop() != Gate.OPEN;
    }

    /// One object; `markets` and `distributions` are the rows of the dashboard's tables under
    /// document A's names, the figures of the session stand in `session`.
    String json() {
        ObjectNode out = JSON.createObjectNode();
        out.put("running", running).put("halted", isHalted());
        ObjectNode kill = JSON.createObjectNode();
        latch.ifPresent(found ->
                kill.put("reason", found.reason())
                        .put("who", found.who())
                        .put("at", found.at().toString()));
        out.set("kill", latch.isPresent() ? kill : JSON.nullNode());
        out.set("operator", operator());
        out.set("account", accountJson());
        out.set("open_orders", orders());
        ObjectNode session = (ObjectNode) JSON.readTree(snapshot.state());
        out.set("feeds", session.path("feeds"));
        session.remove("feeds");
        out.set("session", session);
        out.set("markets", JSON.readTree(snapshot.markets()));
        out.set("distributions", JSON.readTree(snapshot.distributions()));
        return out.toString();
    }

    /// A few lines.
    String text() {
        Account account = engine.account();
        var lines = new StringJoiner("\n");
        lines.add(running ? "a session runs" : "no session runs");
        latch.ifPresent(found ->
                lines.add(
                        "KILLED: "
                                + found.reason()
                                + " ("
                                + found.who()
                                + ", "
                                + found.at()
                                + ")"));
        if (stop() != Gate.OPEN) {
            lines.add("HALTED: " + stop().key() + halt().map(reason -> ", " + reason).orElse(""));
        }
        lines.add("paused: " + new TreeSet<>(engine.halts().paused()));
        lines.add("changed limits: " + changed.values());
        lines.add(
                String.format(
                        Locale.ROOT,
                        "cash %s, free %s, reserved %s; profit %s, fees %s; worst loss %s",
                        usd(account.cashE8()),
                        usd(account.freeE8()),
                        usd(account.reservedE8()),
                        usd(account.pnl().totalE8()),
                        usd(account.pnl().feesE8()),
                        usd(account.worstLossE8())));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "on the chain %s; matched and not settled: spent %s, received %s;"
                                + " to redeem %s",
                        usd(account.cash().confirmedE8()),
                        usd(account.cash().spentE8()),
                        usd(account.cash().receivedE8()),
                        usd(account.cash().redeemableE8())));
        lines.add(account.openOrders() + " open orders");
        feeds(lines);
        markets(lines);
        return lines.toString();
    }

    /// What stops all trading by the engine's own word.
    private Gate stop() {
        return engine.halts().everywhere(engine.nowNs());
    }

    private Optional<String> halt() {
        return engine.halts().halted() ? Optional.of(engine.halts().reason()) : Optional.empty();
    }

    private ObjectNode operator() {
        ObjectNode out = JSON.createObjectNode();
        out.put("stopped_by", stop() == Gate.OPEN ? null : stop().key());
        out.put("halt", halt().orElse(null));
        ArrayNode paused = out.putArray("paused");
        new TreeSet<>(engine.halts().paused()).forEach(paused::add);
        ObjectNode limits = out.putObject("limits");
        changed.values().forEach(limits::put);
        return out;
    }

    private ObjectNode accountJson() {
        Account account = engine.account();
        ObjectNode out = JSON.createObjectNode();
        out.put("cash", decimal(account.cashE8())).put("free", decimal(account.freeE8()));
        out.put("reserved", decimal(account.reservedE8()));
        out.put("wallet", decimal(account.cash().walletE8()));
        out.put("confirmed", decimal(account.cash().confirmedE8()));
        out.put("matched_spent", decimal(account.cash().spentE8()));
        out.put("matched_received", decimal(account.cash().receivedE8()));
        out.put("redeemable", decimal(account.cash().redeemableE8()));
        out.put("unreconciled", account.unreconciled());
        out.put("profit", decimal(account.pnl().totalE8()));
        out.put("fees", decimal(account.pnl().feesE8()));
        out.put("worst_loss", decimal(account.worstLossE8()));
        out.put("duplicate_fills", account.duplicateFills());
        out.put("stray_events", account.strayEvents());
        return out;
    }

    private ArrayNode orders() {
        Account account = engine.account();
        ArrayNode out = JSON.createArrayNode();
        for (int k = 0; k < Math.min(ORDERS_MAX, account.openOrders()); k++) {
            OpenOrder order = account.openOrder(k);
            OrderTerms terms = order.terms();
            out.addObject()
                    .put("order", order.orderId())
                    .put("market", order.market())
                    .put("strategy", order.strategy())
                    .put("state", lower(order.state()))
                    .put("side", lower(terms.side()))
                    .put("outcome", lower(terms.outcome()))
                    .put("price", decimal(terms.priceE8()))
                    .put("quantity", decimal(terms.quantityE8()))
                    .put("filled", decimal(order.filledE8()));
        }
        return out;
    }

    private void feeds(StringJoiner lines) {
        for (JsonNode feed : JSON.readTree(snapshot.state()).path("feeds")) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "feed %-16s %s, %d messages, last %d ms before the last event",
                            feed.path("source").asString(""),
                            feed.path("down").asBoolean() ? "DOWN" : "up",
                            feed.path("messages").asLong(),
                            feed.path("age_ms").asLong()));
        }
    }

    private void markets(StringJoiner lines) {
        for (JsonNode row : JSON.readTree(snapshot.markets())) {
            if (row.path("bets_open").asBoolean() || row.path("position_net").asDouble() != 0) {
                lines.add(
                        String.format(
                                Locale.ROOT,
                                "%-44s net %s, bid %s, ask %s, probability %s",
                                row.path("slug").asString(""),
                                row.path("position_net").asString("0"),
                                row.path("best_bid_yes").asString("-"),
                                row.path("best_ask_yes").asString("-"),
                                row.path("probability").asString("-")));
            }
        }
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static BigDecimal decimal(long valueE8) {
        BigDecimal exact = BigDecimal.valueOf(valueE8, 8).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private static String usd(long valueE8) {
        return String.format(Locale.ROOT, "%.2f", (double) valueE8 / E8.ONE);
    }
}
