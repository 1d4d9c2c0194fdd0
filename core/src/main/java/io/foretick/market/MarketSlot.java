package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Tie;
import io.foretick.event.Window;

import org.jspecify.annotations.Nullable;

/// What is known of one Up/Down market: its terms, its book, its strike and its outcome. Mutable,
/// owned by [MarketState].
public final class MarketSlot {

    /// How well a strike is known; better ones replace worse ones.
    public enum StrikeSource {
        NONE,
        /// From prices near the start, or of another feed than the rule names.
        NEAR,
        /// The rule's own price of exactly the start.
        EXACT,
        /// What the venue says.
        VENUE
    }

    private final int instrument;
    private final Book book = new Book();
    private Market terms;
    private Window comparedWindow;
    private long tickE8;
    private long strikeE8;
    private StrikeSource strikeSource = StrikeSource.NONE;
    private long startExactE8;
    private long endExactE8;
    private @Nullable Resolution resolution;

    MarketSlot(int instrument, Market terms) {
        this.instrument = instrument;
        this.terms = terms;
        this.comparedWindow = comparedWindow(terms);
        this.tickE8 = terms.tickE8();
    }

    public int instrument() {
        return instrument;
    }

    public Market terms() {
        return terms;
    }

    public Book book() {
        return book;
    }

    /// The present price step.
    public long tickE8() {
        return tickE8;
    }

    /// The price to beat, 0 while unknown.
    public long strikeE8() {
        return strikeE8;
    }

    public StrikeSource strikeSource() {
        return strikeSource;
    }

    /// The rule's own price of exactly the start, 0 if the feed did not have it.
    public long startExactE8() {
        return startExactE8;
    }

    /// The rule's own price of exactly the end, 0 if the feed did not have it.
    public long endExactE8() {
        return endExactE8;
    }

    /// What the venue said, null until then.
    public @Nullable Resolution resolution() {
        return resolution;
    }

    /// The window over which prices are compared. Rules on one-minute closes compare a minute after
    /// the stated boundaries.
    public Window comparedWindow() {
        return comparedWindow;
    }

    /// The outcome that the rule gives on exact boundary prices; null where one is missing.
    public @Nullable Resolution outcomeByRule() {
        if (startExactE8 == 0 || endExactE8 == 0) {
            return null;
        }
        if (endExactE8 != startExactE8) {
            return endExactE8 > startExactE8 ? Resolution.UP : Resolution.DOWN;
        }
        return switch (terms.rule()) {
            case SettlementRule.OraclePrice rule -> ofTie(rule.tie());
            case SettlementRule.WindowCandle rule -> ofTie(rule.tie());
            case SettlementRule.BoundaryMinuteCloses rule -> ofTie(rule.tie());
            case SettlementRule.Unknown _ -> null;
        };
    }

    void relist(Market newTerms) {
        terms = newTerms;
        comparedWindow = comparedWindow(newTerms);
    }

    void tickSize(long newTickE8) {
        tickE8 = newTickE8;
        book.lose();
    }

    /// Takes a strike if it is better known than the present one.
    void strike(long priceE8, StrikeSource source) {
        if (source.compareTo(strikeSource) > 0) {
            strikeE8 = priceE8;
            strikeSource = source;
        }
    }

    /// Takes the rule's own price of exactly the start.
    void startExact(long priceE8) {
        startExactE8 = priceE8;
        strike(priceE8, StrikeSource.EXACT);
    }

    /// Takes the rule's own price of exactly the end.
    void endExact(long priceE8) {
        endExactE8 = priceE8;
    }

    void resolve(Resolution outcome) {
        resolution = outcome;
    }

    void save(StateSink out) {
        out.add((long) instrument);
        book.save(out);
        out.add(tickE8);
        out.add(strikeE8);
        out.add((long) strikeSource.ordinal());
        out.add(startExactE8);
        out.add(endExactE8);
        out.add(resolution == null ? -1L : (long) resolution.ordinal());
    }

    /// Reads what [#save] wrote after the instrument's number.
    void load(StateSource in) {
        book.load(in);
        tickE8 = in.nextLong();
        strikeE8 = in.nextLong();
        strikeSource = StrikeSource.values()[in.nextInt()];
        startExactE8 = in.nextLong();
        endExactE8 = in.nextLong();
        int outcome = in.nextInt();
        resolution = outcome < 0 ? null : Resolution.values()[outcome];
    }

    private static Window comparedWindow(Market market) {
        Window window = market.window();
        return market.rule() instanceof SettlementRule.BoundaryMinuteCloses
                ? new Window(window.startNs() + Times.MINUTE_NS, window.endNs() + Times.MINUTE_NS)
                : window;
    }

    private static Resolution ofTie(Tie tie) {
        return switch (tie) {
            case UP -> Resolution.UP;
            case SPLIT -> Resolution.SPLIT;
            case DOWN -> Resolution.DOWN;
        };
    }
}
