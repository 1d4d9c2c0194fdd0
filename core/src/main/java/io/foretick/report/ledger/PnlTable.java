package io.foretick.report.ledger;

import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.market.Pnl;
import io.foretick.market.Position;
import io.foretick.report.telemetry.CsvRow;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was won and lost by UTC day and strategy, to the unit that the account has. For one fold,
/// on its thread.
///
/// How it works: a market counts on the day that it resolves, with all that was traded in it
/// before. What moves in it later, such as a fill told late or one that failed, counts as an
/// adjustment of the day that moves it. What has not resolved stands apart, as cash that went in
/// and came out so far.
public final class PnlTable implements LedgerTable {

    private static final String HEADER =
            "account,day_utc,state,strategy,markets,trading,fees,settlement,adjustments,total\n";

    /// What a row says of its money.
    private enum State {
        /// Resolved before the fold began, on days that it does not show.
        EARLIER,
        SETTLED,
        OPEN
    }

    /// @param day 0 where no day is known
    private record RowKey(State state, long day, String strategy) {}

    private record Owner(int market, String strategy) {}

    private static final class Sums {
        private final Set<Integer> markets = new HashSet<>();
        private Pnl settled = Pnl.ZERO;
        private long adjustedE8;
    }

    private final KnownOrders orders = new KnownOrders();
    private final Map<Owner, Long> bookedE8 = new HashMap<>(); // totals of resolved markets
    private final SortedMap<RowKey, Sums> rows =
            new TreeMap<>(
                    Comparator.comparing(RowKey::state)
                            .thenComparingLong(RowKey::day)
                            .thenComparing(RowKey::strategy));

    @Override
    public void restored(Engine engine) {
        orders.restored(engine);
        engine.account()
                .forEachPosition(position -> {
                    if (position.resolved()) {
                        book(position, State.EARLIER, 0);
                    }
                });
    }

    @Override
    public void applied(Event event, Engine engine) {
        long day = Math.floorDiv(event.timeNs(), Times.DAY_NS);
        switch (event) {
            case Event.MarketResolved resolved -> settle(resolved.instrument(), day, engine);
            case Event.OrderFilled fill -> adjustOrder(fill.orderId(), day, engine);
            case Event.FillMoved moved -> adjustOrder(moved.orderId(), day, engine);
            case Event.HoldingAdopted adopted -> adjust(adopted.instrument(), day, engine);
            default -> {} // nothing else moves cash
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
        engine.account()
                .forEachPosition(position -> {
                    if (!position.resolved()) {
                        book(position, State.OPEN, 0);
                    }
                });
        out.append(HEADER);
        for (Map.Entry<RowKey, Sums> entry : rows.entrySet()) {
            out.append(row(account, entry.getKey(), entry.getValue()));
        }
        return rows.size();
    }

    private void settle(int market, long day, Engine engine) {
        if (engine.state().terms(market) instanceof Market) {
            Position position = engine.account().position(market);
            if (position.resolved()) {
                book(position, State.SETTLED, day);
            }
        }
    }

    /// Books each strategy's part once.
    private void book(Position position, State state, long day) {
        for (String strategy : position.strategies()) {
            Pnl pnl = position.pnl(strategy);
            var owner = new Owner(position.market(), strategy);
            if (bookedE8.putIfAbsent(owner, pnl.totalE8()) == null) {
                Sums sums = sums(new RowKey(state, day, strategy));
                sums.settled = sums.settled.plus(pnl);
                sums.markets.add(position.market());
            }
        }
    }

    private void adjustOrder(long orderId, long day, Engine engine) {
        KnownOrders.Known order = orders.find(orderId);
        if (order != null) {
            adjust(order.market(), day, engine);
        } else {
            engine.account().forEachPosition(position -> adjust(position.market(), day, engine));
        }
    }

    private void adjust(int market, long day, Engine engine) {
        if (!(engine.state().terms(market) instanceof Market)) {
            return;
        }
        Position position = engine.account().position(market);
        if (!position.resolved()) {
            return;
        }
        for (String strategy : position.strategies()) {
            long totalE8 = position.pnl(strategy).totalE8();
            Long beforeE8 = bookedE8.put(new Owner(market, strategy), totalE8);
            long changeE8 = totalE8 - (beforeE8 == null ? 0 : beforeE8);
            if (changeE8 != 0) {
                sums(new RowKey(State.SETTLED, day, strategy)).adjustedE8 += changeE8;
            }
        }
    }

    private Sums sums(RowKey key) {
        return rows.computeIfAbsent(key, _ -> new Sums());
    }

    private static String row(String account, RowKey key, Sums sums) {
        Pnl settled = sums.settled;
        long totalE8 = settled.totalE8() + sums.adjustedE8;
        long partsE8 = settled.tradingE8() + settled.feesE8() + settled.settlementE8();
        String day = key.state == State.SETTLED ? LocalDate.ofEpochDay(key.day).toString() : "";
        var row = new CsvRow().text(account).text(day);
        row.text(key.state.name().toLowerCase(Locale.ROOT)).text(key.strategy);
        row.number(sums.markets.size()).e8(settled.tradingE8()).e8(settled.feesE8());
        row.e8(settled.settlementE8()).e8(totalE8 - partsE8).e8(totalE8);
        return row.line();
    }
}
