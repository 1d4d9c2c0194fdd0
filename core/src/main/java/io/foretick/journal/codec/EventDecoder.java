package io.foretick.journal.codec;

import io.foretick.base.Checks;
import io.foretick.base.DensityCurve;
import io.foretick.event.Bar;
import io.foretick.event.BookChanges;
import io.foretick.event.BookLoss;
import io.foretick.event.CloseReason;
import io.foretick.event.Event;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;

/// Words back to events. A payload that no encoder wrote is refused with an
/// `IllegalArgumentException`, never guessed at.
public final class EventDecoder {

    private static final int KNOTS_MAX = 64;

    private static final Side[] SIDES = Side.values();
    private static final BookLoss[] LOSSES = BookLoss.values();
    private static final CloseReason[] CLOSES = CloseReason.values();
    private static final Resolution[] RESOLUTIONS = Resolution.values();
    private static final SkipReason[] SKIPS = SkipReason.values();

    private EventDecoder() {}

    /// The event of this type and schema version.
    ///
    /// @throws IllegalArgumentException if the version is unknown or the payload does not fit
    public static Event decode(int version, EventType type, Stamp at, WordReader in) {
        return switch (version) {
            case 1 -> decodeFirst(type, at, in);
            default -> throw new IllegalArgumentException("no events of version " + version);
        };
    }

    /// The source of this number.
    public static Source source(int code) {
        return TermsCodec.source(code);
    }

    private static Event decodeFirst(EventType type, Stamp at, WordReader in) {
        return switch (type) {
            case LISTED -> new Event.Listed(at, instrument(in), TermsCodec.read(in));
            case TRADE -> trade(at, in);
            case QUOTE -> quote(at, in);
            case BOOK_UPDATE -> new Event.BookUpdate(at, in.word(), in.word(), changes(in));
            case BOOK_LOST -> bookLost(at, in.word());
            case ORACLE_TICK -> new Event.OracleTick(at, instrument(in), in.word());
            case CANDLE -> new Event.Candle(at, instrument(in), bar(in));
            case TICK_SIZE_CHANGED -> new Event.TickSizeChanged(at, instrument(in), in.word());
            case STRIKE_PUBLISHED -> new Event.StrikePublished(at, instrument(in), in.word());
            case MARKET_RESOLVED -> resolved(at, in.word(), in.word());
            case FRAME_SKIPPED -> new Event.FrameSkipped(at, pick(SKIPS, in, "skip reason"));
            case FEED_DOWN -> new Event.FeedDown(at, TermsCodec.source(in.integer()));
            case FEED_UP -> new Event.FeedUp(at, TermsCodec.source(in.integer()));
            case TICK -> new Event.Tick(at);
            case DENSITY_PUBLISHED -> density(at, 0, in);
            case CORRECTED_DENSITY_PUBLISHED -> density(at, DensityCurve.CORRECTIONS, in);
            case ORDER_ACCEPTED -> new Event.OrderAccepted(at, in.word());
            case ORDER_REJECTED -> new Event.OrderRejected(at, in.word(), in.text());
            case ORDER_FILLED -> filled(at, in);
            case ORDER_CLOSED ->
                    new Event.OrderClosed(at, in.word(), pick(CLOSES, in, "close reason"));
            case MODEL_CHANGED -> new Event.ModelChanged(at, in.text(), in.word());
            case STOPPING -> new Event.Stopping(at);
            case CONTROLLED -> AccountNewsCodec.controlled(at, in);
            case ORDER_NAMED -> AccountNewsCodec.named(at, in);
            case ORDER_UNKNOWN -> new Event.OrderUnknown(at, in.word());
            case FILL_MOVED -> AccountNewsCodec.moved(at, in);
            case CASH_REPORTED -> new Event.CashReported(at, in.word());
            case HOLDING_REPORTED -> AccountNewsCodec.reported(at, in);
            case HOLDING_ADOPTED -> AccountNewsCodec.adopted(at, in);
            case REDEEMED -> new Event.Redeemed(at, instrument(in));
            case UNEXPLAINED -> new Event.Unexplained(at, instrument(in), in.text());
            case GAP -> new Event.Gap(at, TermsCodec.source(in.integer()), in.word());
        };
    }

    private static Event trade(Stamp at, WordReader in) {
        long packed = in.word();
        Side taker = Words.pick(SIDES, Words.high(packed), "side");
        return new Event.Trade(at, Words.low(packed), in.word(), in.word(), in.word(), taker);
    }

    private static Event quote(Stamp at, WordReader in) {
        return new Event.Quote(
                at, instrument(in), in.word(), in.word(), in.word(), in.word(), in.word());
    }

    private static BookChanges changes(WordReader in) {
        int count = (int) Checks.inRange(in.word(), 0, in.left() / Long.BYTES, "words of changes");
        long[] words = new long[count];
        for (int k = 0; k < count; k++) {
            words[k] = in.word();
        }
        return BookChanges.ofWords(words);
    }

    private static Event bookLost(Stamp at, long packed) {
        BookLoss reason = Words.pick(LOSSES, Words.high(packed), "book loss");
        return new Event.BookLost(at, Words.low(packed), reason);
    }

    private static Bar bar(WordReader in) {
        return new Bar(in.word(), in.word(), in.word(), in.word(), in.word(), in.word(), in.word());
    }

    private static Event resolved(Stamp at, long packed, long finalPriceE8) {
        Resolution resolution = Words.pick(RESOLUTIONS, Words.high(packed), "resolution");
        return new Event.MarketResolved(at, Words.low(packed), resolution, finalPriceE8);
    }

    private static Event density(Stamp at, int terms, WordReader in) {
        return new Event.DensityPublished(
                at, instrument(in), in.word(), in.word(), in.word(), curve(terms, in));
    }

    private static DensityCurve curve(int terms, WordReader in) {
        int knots = (int) Checks.inRange(in.word(), 1, KNOTS_MAX, "knots");
        double[] horizonSeconds = new double[knots];
        double[] sigma = new double[knots];
        double[] nu = new double[knots];
        double[] lambda = new double[knots];
        double[] corrections = new double[knots * terms];
        for (int k = 0; k < knots; k++) {
            horizonSeconds[k] = in.real();
            sigma[k] = in.real();
            nu[k] = in.real();
            lambda[k] = in.real();
            for (int term = 0; term < terms; term++) {
                corrections[k * terms + term] = in.real();
            }
        }
        return new DensityCurve(horizonSeconds, sigma, nu, lambda, corrections);
    }

    private static Event filled(Stamp at, WordReader in) {
        return new Event.OrderFilled(
                at,
                in.word(),
                in.word(),
                in.word(),
                in.word(),
                in.word(),
                Words.truth(in.word(), "maker"));
    }

    private static int instrument(WordReader in) {
        return in.integer();
    }

    private static <T> T pick(T[] all, WordReader in, String name) {
        return Words.pick(all, in.integer(), name);
    }
}
