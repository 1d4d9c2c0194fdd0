package io.foretick.report.live;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.engine.Freshness;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.market.Account;
import io.foretick.market.AssetPrices;
import io.foretick.market.Book;
import io.foretick.market.MarketSlot;
import io.foretick.market.OpenOrder;
import io.foretick.market.Position;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the markets' table off an engine: document A's `manager_markets_report()`. Changes
/// nothing; called on the engine's thread.
public final class MarketRows {

    /// Stands for the age of what never came.
    public static final long NEVER_MS = -1;

    private MarketRows() {}

    /// A row for every market that is not settled, by coin in the order of listing.
    public static List<MarketRow> of(Engine engine, Freshness freshness) {
        var rows = new ArrayList<MarketRow>();
        for (AssetPrices prices : engine.state().assets()) {
            for (MarketSlot slot : prices.markets()) {
                rows.add(of(engine, freshness, slot));
            }
        }
        return rows;
    }

    /// The row of one market.
    public static MarketRow of(Engine engine, Freshness freshness, MarketSlot slot) {
        Market terms = slot.terms();
        Account account = engine.account();
        int number = slot.instrument();
        Position position = account.position(number);
        Resolution resolution = slot.resolution();
        long nowNs = engine.nowNs();
        double probability = probability(engine, slot);
        double tokens = tokensValue(slot, position, probability);
        FeeSchedule fees = terms.fees();
        return new MarketRow(
                terms.slug(),
                terms.asset(),
                terms.window().durationName(),
                terms.rule().key(),
                resolution == null,
                nowNs >= terms.window().startNs() && nowNs <= terms.window().endNs(),
                terms.window().startNs(),
                terms.window().endNs(),
                slot.strikeE8(),
                name(slot.strikeSource()),
                engine.price(slot),
                probability,
                bidE8(slot.book()),
                askE8(slot.book()),
                position.heldE8(Outcome.UP),
                position.heldE8(Outcome.DOWN),
                offerE8(account, number, Outcome.UP),
                offerE8(account, number, Outcome.DOWN),
                E8.toDouble(position.flowE8()) + tokens,
                tokens,
                E8.toDouble(100 * fees.rateE8()),
                0,
                fees.exponent(),
                Double.NaN,
                OwnQuote.bid(account, number),
                OwnQuote.ask(account, number),
                ageMs(engine, slot),
                freshMs(engine, freshness, slot),
                resolution == null ? "" : name(resolution));
    }

    /// The best bid for YES, 0 where there is none that can be trusted.
    static long bidE8(Book book) {
        return book.trusted() ? book.bids().bestE8(0) : 0;
    }

    /// The best offer of YES, 0 where there is none that can be trusted.
    static long askE8(Book book) {
        return book.trusted() ? book.asks().bestE8(0) : 0;
    }

    /// The probability that YES wins: by the engine while it is open, then by what the venue said,
    /// or the rule on exact prices until it does.
    static double probability(Engine engine, MarketSlot slot) {
        Resolution resolution = slot.resolution();
        if (resolution != null) {
            return certain(resolution);
        }
        double open = engine.probabilityUp(slot);
        return Double.isNaN(open) ? certain(slot.outcomeByRule()) : open;
    }

    /// Age of the older of price and book.
    static long ageMs(Engine engine, MarketSlot slot) {
        long priceNs = engine.state().asset(slot.instrument()).touchedNs();
        long bookNs = slot.book().touchedNs();
        return ageMs(engine.receiveNs(), Math.min(priceNs, bookNs));
    }

    /// An age in milliseconds, or [#NEVER_MS].
    static long ageMs(long nowNs, long thenNs) {
        return thenNs <= Book.NEVER_NS ? NEVER_MS : Math.max(0, nowNs - thenNs) / Times.MILLI_NS;
    }

    private static long freshMs(Engine engine, Freshness freshness, MarketSlot slot) {
        if (slot.resolution() != null) {
            return MarketRow.FOREVER_MS;
        }
        if (!slot.book().trusted()) {
            return 0;
        }
        long nowNs = engine.receiveNs();
        long priceNs = engine.state().asset(slot.instrument()).touchedNs();
        long priceLeftNs = freshness.staleSpotNs() - (nowNs - priceNs);
        long bookLeftNs = freshness.staleBookNs() - (nowNs - slot.book().touchedNs());
        return Math.max(0, Math.min(priceLeftNs, bookLeftNs) / Times.MILLI_NS);
    }

    private static double certain(@Nullable Resolution resolution) {
        if (resolution == null) {
            return Double.NaN;
        }
        return switch (resolution) {
            case UP -> 1;
            case DOWN -> 0;
            case SPLIT -> 0.5;
        };
    }

    private static double tokensValue(MarketSlot slot, Position position, double probability) {
        double yes = E8.toDouble(position.heldE8(Outcome.UP));
        double no = E8.toDouble(position.heldE8(Outcome.DOWN));
        if (yes == no) {
            return yes; // pairs are worth 1 whatever comes
        }
        Book book = slot.book();
        boolean quoted = book.trusted() && book.twoSided();
        double mark = quoted ? E8.toDouble(book.midE8()) : probability;
        return yes * mark + no * (1 - mark);
    }

    private static long offerE8(Account account, int market, Outcome outcome) {
        long sumE8 = 0;
        for (int k = 0; k < account.openOrders(); k++) {
            OpenOrder order = account.openOrder(k);
            if (order.market() == market && order.terms().outcome() == outcome) {
                sumE8 += order.remainingE8();
            }
        }
        return sumE8;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
