package io.foretick.journal;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Bar;
import io.foretick.event.BookChanges;
import io.foretick.event.BookLoss;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.TimeInForce;
import io.foretick.event.Window;
import io.foretick.event.live.Control;
import io.foretick.event.live.FillState;
import io.foretick.journal.codec.CommandType;
import io.foretick.journal.codec.EventType;

import java.util.SplittableRandom;

/// Events and commands of every type with random content; time rises from one to the next. Owned by
/// one test.
final class RandomRecords {

    private static final String[] TEXTS = {
        "x",
        "btc-updown",
        "BTCUSDT",
        "naïve £€",
        "北京時間",
        "a \"quoted\", text\nof two lines",
        "𝄞𝄞𝄞"
    };

    private final SplittableRandom random;
    private long timeNs = 1_700_000_000L * Times.SECOND_NS;

    RandomRecords(long seed) {
        random = new SplittableRandom(seed);
    }

    Event event() {
        return event(pick(EventType.values()));
    }

    Event event(EventType type) {
        Stamp at = stamp();
        return switch (type) {
            case LISTED -> new Event.Listed(at, instrument(), terms());
            case TRADE ->
                    new Event.Trade(
                            at, instrument(), random.nextLong(), amount(), amount(), side());
            case QUOTE ->
                    new Event.Quote(
                            at, instrument(), amount(), amount(), amount(), ask(), amount());
            case BOOK_UPDATE -> new Event.BookUpdate(at, amount(), amount(), changes());
            case BOOK_LOST -> new Event.BookLost(at, instrument(), pick(BookLoss.values()));
            case ORACLE_TICK -> new Event.OracleTick(at, instrument(), amount());
            case CANDLE -> new Event.Candle(at, instrument(), bar());
            case TICK_SIZE_CHANGED -> new Event.TickSizeChanged(at, instrument(), 1_000_000);
            case STRIKE_PUBLISHED -> new Event.StrikePublished(at, instrument(), amount());
            case MARKET_RESOLVED ->
                    new Event.MarketResolved(at, instrument(), pick(Resolution.values()), amount());
            case FRAME_SKIPPED -> new Event.FrameSkipped(at, pick(SkipReason.values()));
            case FEED_DOWN -> new Event.FeedDown(at, pick(Source.values()));
            case FEED_UP -> new Event.FeedUp(at, pick(Source.values()));
            case MODEL_CHANGED -> new Event.ModelChanged(at, "a " + text(), random.nextLong());
            case STOPPING -> new Event.Stopping(at);
            case CONTROLLED -> new Event.Controlled(at, control());
            case ORDER_NAMED -> new Event.OrderNamed(at, amount(), "0x" + text());
            case ORDER_UNKNOWN -> new Event.OrderUnknown(at, amount());
            case FILL_MOVED ->
                    new Event.FillMoved(at, amount(), random.nextLong(), pick(FillState.values()));
            case CASH_REPORTED -> new Event.CashReported(at, amount());
            case HOLDING_REPORTED ->
                    new Event.HoldingReported(at, instrument(), amount(), amount());
            case HOLDING_ADOPTED ->
                    new Event.HoldingAdopted(
                            at, instrument(), pick(Outcome.values()), amount(), amount());
            case REDEEMED -> new Event.Redeemed(at, instrument());
            case UNEXPLAINED -> new Event.Unexplained(at, -1, "not " + text());
            case GAP -> new Event.Gap(at, pick(Source.values()), amount());
            case TICK -> new Event.Tick(at);
            case DENSITY_PUBLISHED -> density(at, false);
            case CORRECTED_DENSITY_PUBLISHED -> density(at, true);
            case ORDER_ACCEPTED -> new Event.OrderAccepted(at, amount());
            case ORDER_REJECTED -> new Event.OrderRejected(at, amount(), text());
            case ORDER_FILLED ->
                    new Event.OrderFilled(
                            at,
                            amount(),
                            amount(),
                            random.nextLong(E8.ONE + 1),
                            amount(),
                            random.nextLong(),
                            random.nextBoolean());
            case ORDER_CLOSED -> new Event.OrderClosed(at, amount(), pick(CloseReason.values()));
        };
    }

    Command command() {
        return command(pick(CommandType.values()));
    }

    Command command(CommandType type) {
        return switch (type) {
            case PLACE_ORDER ->
                    new Command.PlaceOrder(timeNs, amount(), instrument(), text(), orderTerms());
            case CANCEL_ORDER -> new Command.CancelOrder(timeNs, amount());
            case CANCEL_MARKET -> new Command.CancelMarket(timeNs, instrument());
            case CANCEL_ALL -> new Command.CancelAll(timeNs);
        };
    }

    private Control control() {
        return switch (random.nextInt(4)) {
            case 0 -> new Control.Halt("because " + text());
            case 1 -> new Control.Resume("because " + text());
            case 2 -> new Control.Pause("b" + text(), random.nextBoolean());
            default -> new Control.Limit("l" + text(), random.nextDouble());
        };
    }

    private Stamp stamp() {
        timeNs += random.nextLong(Times.SECOND_NS);
        long venueNs = random.nextBoolean() ? Times.UNKNOWN_NS : timeNs - random.nextInt(1_000_000);
        long receiveNs = timeNs - random.nextInt(1_000);
        return new Stamp(timeNs, venueNs, receiveNs, amount(), pick(Source.values()));
    }

    private Instrument terms() {
        return switch (random.nextInt(3)) {
            case 0 -> new Instrument.Spot(pick(Source.values()), text(), text(), amount());
            case 1 ->
                    new Instrument.Oracle(
                            pick(Source.values()), text(), text(), random.nextInt(3601));
            default ->
                    new Market(
                            text(),
                            random.nextBoolean() ? "" : text(),
                            text(),
                            text(),
                            text(),
                            Window.ofSeconds(1_700_000_000, 1_700_000_300),
                            rule(),
                            new FeeSchedule(7_000_000, 1 + random.nextInt(2), random.nextBoolean()),
                            1_000_000,
                            amount());
        };
    }

    private SettlementRule rule() {
        Tie tie = pick(Tie.values());
        return switch (random.nextInt(4)) {
            case 0 -> new SettlementRule.OraclePrice(text(), random.nextInt(61), tie);
            case 1 -> new SettlementRule.WindowCandle(text(), tie);
            case 2 -> new SettlementRule.BoundaryMinuteCloses(text(), tie);
            default -> new SettlementRule.Unknown(random.nextBoolean() ? "" : text());
        };
    }

    private BookChanges changes() {
        BookChanges.Builder builder = new BookChanges.Builder();
        for (int left = random.nextInt(20); left > 0; left--) {
            switch (random.nextInt(3)) {
                case 0 -> builder.clear(instrument());
                case 1 -> builder.bid(instrument(), amount(), amount());
                default -> builder.ask(instrument(), amount(), amount());
            }
        }
        return builder.build();
    }

    private Event density(Stamp at, boolean corrected) {
        return new Event.DensityPublished(
                at, instrument(), amount(), random.nextLong(), random.nextLong(), curve(corrected));
    }

    private DensityCurve curve(boolean corrected) {
        int knots = 1 + random.nextInt(12);
        double[] horizonSeconds = new double[knots];
        double[] sigma = new double[knots];
        double[] nu = new double[knots];
        double[] lambda = new double[knots];
        for (int k = 0; k < knots; k++) {
            horizonSeconds[k] = 30.0 * (k + 1) + random.nextDouble();
            sigma[k] = 1e-4 * (k + 1) + 1e-5 * random.nextDouble();
            nu[k] = 2.1 + 10 * random.nextDouble();
            lambda[k] = random.nextDouble() - 0.5;
        }
        double[] corrections = new double[corrected ? 3 * knots : 0];
        for (int k = 0; k < corrections.length; k++) {
            corrections[k] = 0.6 * (random.nextDouble() - 0.5);
        }
        return new DensityCurve(horizonSeconds, sigma, nu, lambda, corrections);
    }

    private Bar bar() {
        long low = 1 + random.nextLong(E8.ONE);
        long high = low + random.nextLong(E8.ONE);
        return new Bar(timeNs, Times.MINUTE_NS, low, high, low, high, amount());
    }

    private OrderTerms orderTerms() {
        TimeInForce timeInForce = pick(TimeInForce.values());
        return new OrderTerms(
                pick(Outcome.values()),
                side(),
                1 + random.nextLong(E8.ONE - 1),
                amount(),
                timeInForce,
                random.nextBoolean(),
                timeInForce == TimeInForce.GTD ? amount() : 0);
    }

    private int instrument() {
        return random.nextInt(1 << 20);
    }

    private long amount() {
        return 1 + random.nextLong(100_000 * E8.ONE);
    }

    private long ask() {
        return random.nextInt(4) == 0 ? Event.Quote.NO_ASK_E8 : amount();
    }

    private Side side() {
        return pick(Side.values());
    }

    private String text() {
        return pick(TEXTS);
    }

    private <T> T pick(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
