package io.foretick.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.BookChanges;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.market.Book;
import io.foretick.market.MarketSlot;
import io.foretick.strategy.DensityKelly;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The figures of any run are those that a plain recount of its events gives.
class SummaryPropertyTest {

    private static final int MARKETS = 5;
    private static final int FIRST_MARKET = 2;

    /// A fill to be counted again, with the mid at its time.
    private record Filled(long timeNs, int market, int sign, double mid, double quantity) {}

    /// The number of a fill at a horizon.
    private record Mark(int horizon, int fill) {}

    /// What a second observer would write down: every probability and mid at every point.
    private final Map<String, Double> probabilities = new HashMap<>();

    private final Map<String, Double> mids = new HashMap<>();
    private final Map<Integer, Double> lastMid = new HashMap<>();
    private final Map<Integer, Double> outcomes = new HashMap<>();
    private final Set<Long> frames = new HashSet<>();
    private final List<Filled> fills = new ArrayList<>();
    private final Map<Mark, Double> moves = new HashMap<>();
    private final RecordedRun run =
            new RecordedRun(List.of(new DensityKelly(DensityKelly.Settings.DEFAULT)));
    private int answered;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void figuresAreThoseOfAPlainRecount(long seed) {
        play(RandomEvents.of(seed, MARKETS, 4_000));
        JsonNode summary = run.summary();
        assertEquals(frames.size(), summary.at("/events/total").asLong());
        assertEquals(frames.size(), sum(summary.at("/events/by_source")));
        assertEquals(run.commands().size(), summary.path("orders").asLong());
        assertEquals(answered, summary.path("fills").asLong());
        assertTrue(answered > 3, "only " + answered + " fills");
        assertScores(summary.path("scores"));
        assertPoints(summary.at("/scores/points"));
        assertMarkouts(summary.at("/markout/density_kelly"));
        assertPnl(summary.path("pnl"));
    }

    private void play(List<Event> events) {
        List<Long> instants = new ArrayList<>();
        for (int k = 0; k < MARKETS; k++) {
            instants.addAll(RecordedRun.instants(RandomEvents.market(k)));
        }
        List<Long> left = new ArrayList<>(instants.stream().sorted().distinct().toList());
        for (Event event : events) {
            while (!left.isEmpty() && left.getFirst() <= event.timeNs()) {
                give(new Event.Tick(Stamp.internal(left.removeFirst(), Source.ENGINE)));
            }
            give(event);
            answer(event.timeNs());
        }
    }

    private void give(Event event) {
        run.on(event);
        if (event.at().frame() > 0) {
            frames.add(event.at().frame());
        }
        switch (event) {
            case Event.Quote quote ->
                    lastMid.put(
                            quote.instrument(), (units(quote.bidE8()) + units(quote.askE8())) / 2);
            case Event.BookUpdate(_, _, _, BookChanges changes) -> noteMid(changes);
            case Event.MarketResolved(_, int market, Resolution end, _) ->
                    outcomes.put(market, ScoreReport.up(end));
            case Event.Tick tick -> onTick(tick.timeNs());
            default -> {}
        }
    }

    /// Fills every order at once, at its limit.
    private void answer(long timeNs) {
        for (; answered < run.commands().size(); answered++) {
            var order = (Command.PlaceOrder) run.commands().get(answered);
            var at = Stamp.internal(timeNs, Source.EXECUTION);
            var terms = order.terms();
            int sign = terms.upSide() == Side.BUY ? 1 : -1;
            double quantity = units(terms.quantityE8());
            Book book = slot(order.market()).book();
            if (book.trusted()) {
                fills.add(new Filled(timeNs, order.market(), sign, mid(book), quantity));
            }
            give(
                    new Event.OrderFilled(
                            at,
                            order.orderId(),
                            answered,
                            terms.priceE8(),
                            terms.quantityE8(),
                            0,
                            false));
            give(new Event.OrderClosed(at, order.orderId(), CloseReason.FILLED));
        }
    }

    private void noteMid(BookChanges changes) {
        double bid = 0;
        double ask = 1;
        for (int k = 1; k < changes.size(); k++) {
            double price = units(changes.priceE8(k));
            bid = changes.isBid(k) ? Math.max(bid, price) : bid;
            ask = changes.isBid(k) ? ask : Math.min(ask, price);
        }
        lastMid.put(changes.instrument(0), (bid + ask) / 2);
    }

    private void onTick(long nowNs) {
        Engine engine = run.engine();
        for (int k = 0; k < MARKETS; k++) {
            Market terms = RandomEvents.market(k);
            for (int point = 0; point < RecordedRun.POINTS.count(); point++) {
                if (RecordedRun.POINTS.timeNs(terms.window(), point) == nowNs) {
                    String key = k + FIRST_MARKET + "/" + point;
                    double up = engine.probabilityUp(slot(k + FIRST_MARKET));
                    probabilities.putIfAbsent(key, up);
                    mids.putIfAbsent(key, lastMid.getOrDefault(k + FIRST_MARKET, Double.NaN));
                }
            }
        }
        for (int horizon : Markouts.HORIZONS_SECONDS) {
            fills.forEach(fill -> markOut(fill, horizon, nowNs));
        }
    }

    /// Counts a fill at the first tick from its horizon on that finds a quoted book.
    private void markOut(Filled fill, int horizon, long nowNs) {
        Book book = slot(fill.market).book();
        boolean due = nowNs >= fill.timeNs + horizon * Times.SECOND_NS;
        boolean running = nowNs <= slot(fill.market).terms().window().endNs();
        var key = new Mark(horizon, fills.indexOf(fill));
        if (due && running && book.trusted() && !moves.containsKey(key)) {
            moves.put(key, fill.sign * (mid(book) - fill.mid));
        }
    }

    private void assertScores(JsonNode scores) {
        double brier = 0;
        double market = 0;
        int count = 0;
        for (Map.Entry<String, Double> one : probabilities.entrySet()) {
            if (isShare(one.getKey()) && one.getValue() >= 0) {
                double outcome = outcome(one.getKey());
                brier += Math.pow(one.getValue() - outcome, 2);
                market += Math.pow(Objects.requireNonNull(mids.get(one.getKey())) - outcome, 2);
                count++;
            }
        }
        assertTrue(count > 3, "only " + count + " points");
        assertEquals(count, scores.path("n").asInt());
        assertEquals(brier / count, scores.path("brier").asDouble(), 1e-12);
        assertEquals(count, scores.path("market_n").asInt());
        assertEquals(market / count, scores.path("market_brier").asDouble(), 1e-12);
        assertEquals(count, sumOf(scores.path("reliability"), "n"));
        double low = scores.at("/ci95/brier/0").asDouble();
        double high = scores.at("/ci95/brier/1").asDouble();
        assertTrue(low <= brier / count && brier / count <= high);
    }

    private void assertPoints(JsonNode points) {
        long ours = 0;
        for (JsonNode point : points) {
            ours += point.path("group").asString().equals("all") ? point.path("n").asLong() : 0;
        }
        long known = probabilities.values().stream().filter(p -> p >= 0).count();
        assertEquals(known, ours);
    }

    private void assertMarkouts(JsonNode markouts) {
        for (int horizon : Markouts.HORIZONS_SECONDS) {
            double moved = 0;
            double shares = 0;
            int count = 0;
            for (int k = 0; k < fills.size(); k++) {
                Double move = moves.get(new Mark(horizon, k));
                if (move != null) {
                    moved += move * fills.get(k).quantity;
                    shares += fills.get(k).quantity;
                    count++;
                }
            }
            JsonNode told = markouts.path(horizon + "s");
            assertEquals(count, told.path("n").asInt());
            assertEquals(moved / shares, told.path("mean").asDouble(), 1e-12);
        }
    }

    private void assertPnl(JsonNode pnl) {
        double parts = 0;
        for (JsonNode row : pnl.path("by_duration")) {
            parts += row.path("total").asDouble();
        }
        double open = pnl.path("unsettled_cost").asDouble();
        assertEquals(pnl.path("total").asDouble(), parts - open, 1e-9);
        double moved = units(run.engine().account().cashE8()) - 10_000;
        assertEquals(moved, pnl.path("total").asDouble(), 1e-9);
    }

    private double outcome(String key) {
        int market = Integer.parseInt(key.substring(0, key.indexOf('/')));
        return Objects.requireNonNull(outcomes.get(market));
    }

    private static boolean isShare(String key) {
        return RecordedRun.POINTS.isShare(Integer.parseInt(key.substring(key.indexOf('/') + 1)));
    }

    private MarketSlot slot(int market) {
        return Objects.requireNonNull(run.engine().state().slot(market));
    }

    private static double mid(Book book) {
        return (units(book.bids().priceE8(0)) + units(book.asks().priceE8(0))) / 2;
    }

    private static double units(long valueE8) {
        return E8.toDouble(valueE8);
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }

    private static long sumOf(JsonNode rows, String key) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.path(key).asLong();
        }
        return sum;
    }
}
