package io.foretick.report.ledger;

import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.live.FillState;
import io.foretick.market.Pnl;
import io.foretick.report.telemetry.CsvRow;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Every fill of a journal with what it moved, and what became of it on the chain. A fill that was
/// told twice stands once; one that failed stands with the state `failed`, and does not count. For
/// one fold, on its thread.
public final class TradeTable implements LedgerTable {

    private static final String HEADER =
            "time_et,time_utc,account,market,coin,duration,strategy,side,outcome,price,shares,fee,"
                    + "cash,role,order_id,venue_order_id,trade,state\n";
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter EASTERN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS z", Locale.US).withZone(NEW_YORK);
    private static final String MATCHED = "matched";

    private record FillName(long orderId, long tradeId) {}

    private record Owner(int market, String strategy) {}

    /// A fill as it was booked.
    ///
    /// @param cashE8 what it moved, fee included
    private record Booked(KnownOrders.Known order, Event.OrderFilled fill, long cashE8) {}

    private final KnownOrders orders = new KnownOrders();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Owner, Long> tradedE8 = new HashMap<>(); // trading and fees so far
    private final Map<FillName, Booked> fills = new LinkedHashMap<>();
    private final Map<FillName, FillState> states = new HashMap<>();

    @Override
    public void restored(Engine engine) {
        orders.restored(engine);
        engine.account()
                .forEachPosition(position ->
                        position.strategies()
                                .forEach(name -> moved(position.market(), name, engine)));
    }

    @Override
    public void applied(Event event, Engine engine) {
        switch (event) {
            case Event.OrderFilled fill -> onFill(fill, engine);
            case Event.OrderNamed named -> names.put(named.orderId(), named.name());
            case Event.FillMoved moved -> onMoved(moved, engine);
            default -> {} // nothing else is about a trade
        }
    }

    @Override
    public void commanded(Command command) {
        orders.on(command);
    }

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

    @Override
    public long write(String account, Engine engine, Appendable out) throws IOException {
        out.append(HEADER);
        for (Map.Entry<FillName, Booked> entry : fills.entrySet()) {
            String state = state(states.get(entry.getKey()));
            out.append(row(account, entry.getValue(), state, engine));
        }
        return fills.size();
    }

    private void onFill(Event.OrderFilled fill, Engine engine) {
        KnownOrders.Known order = orders.find(fill.orderId());
        var name = new FillName(fill.orderId(), fill.tradeId());
        if (order != null && !fills.containsKey(name)) {
            long cashE8 = moved(order.market(), order.strategy(), engine);
            fills.put(name, new Booked(order, fill, cashE8));
        }
    }

    /// A reversal moves cash back, which is no part of a later fill.
    private void onMoved(Event.FillMoved moved, Engine engine) {
        states.put(new FillName(moved.orderId(), moved.tradeId()), moved.state());
        KnownOrders.Known order = orders.find(moved.orderId());
        if (order != null) {
            moved(order.market(), order.strategy(), engine);
        }
    }

    /// What a strategy's trades in a market have moved since the last look.
    private long moved(int market, String strategy, Engine engine) {
        Pnl pnl = engine.account().position(market).pnl(strategy);
        long nowE8 = pnl.tradingE8() + pnl.feesE8();
        Long beforeE8 = tradedE8.put(new Owner(market, strategy), nowE8);
        return nowE8 - (beforeE8 == null ? 0 : beforeE8);
    }

    private String row(String account, Booked booked, String state, Engine engine) {
        KnownOrders.Known order = booked.order;
        Event.OrderFilled fill = booked.fill;
        var terms = (Market) Objects.requireNonNull(engine.state().terms(order.market()));
        Instant at = Instant.ofEpochSecond(0, fill.timeNs());
        var row = new CsvRow().text(EASTERN.format(at)).text(at.toString()).text(account);
        row.text(terms.slug()).text(terms.asset()).text(terms.window().durationName());
        row.text(order.strategy())
                .text(key(order.terms().side()))
                .text(key(order.terms().outcome()));
        row.e8(fill.priceE8()).e8(fill.quantityE8()).e8(fill.feeE8()).e8(booked.cashE8);
        row.text(fill.maker() ? "maker" : "taker").number(fill.orderId());
        row.text(names.getOrDefault(fill.orderId(), "")).number(fill.tradeId()).text(state);
        return row.line();
    }

    private static String state(@Nullable FillState told) {
        return told == null ? MATCHED : key(told);
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
