package io.foretick.lab.market;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.event.Tie;
import io.foretick.event.Window;
import io.foretick.journal.JournalWriter;
import io.foretick.lab.Draws;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.JournalHeads;
import io.foretick.session.Session;
import io.foretick.session.Settlement;
import io.foretick.session.Wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One day of five-minute markets of a made-up coin, from its prices to its money: a spot pair that
/// trades each second, makers that quote, takers that know nothing, a venue that settles, and
/// between them the session, engine and paper venue that trade real recordings. Runs once.
public final class MadeDay {

    /// What a day is made of.
    ///
    /// @param makers what those know against whom it trades
    /// @param knowledge what the forecaster knows
    /// @param markets windows of five minutes, one after the other
    /// @param settings of the session, `key=value`: which strategies trade, and how
    public record Plan(MakerSkill makers, Knowledge knowledge, int markets, List<String> settings) {
        public Plan {
            Checks.inRange(markets, 1, 10_000, "markets");
            settings = List.copyOf(settings);
        }
    }

    private static final String ASSET = "ABC";
    private static final String SYMBOL = "ABCUSDT";
    private static final int PAIR = 0;
    private static final long START_NS = 1_790_000_100L * Times.SECOND_NS; // a whole five minutes
    private static final int WINDOW_SECONDS = 300;
    private static final int TRADES_A_SECOND = 2;
    private static final double TAKERS_A_SECOND = 0.3;
    private static final long PRICE_LATE_NS = 20 * Times.MILLI_NS;
    private static final long BOOK_LATE_NS = 60 * Times.MILLI_NS;
    private static final long TAKER_LATE_NS = 500 * Times.MILLI_NS; // when orders have arrived
    private static final int SEGMENT_BYTES = 8 << 20;
    private static final FeeSchedule FEES = new FeeSchedule(7 * E8.ONE / 100, 1, false);

    private final Plan plan;
    private final KnownPath path;
    private final Makers makers;
    private final Engine engine;
    private final Session session;
    private final DayCounts counts = new DayCounts();
    private final Draws takers;
    private final BookChanges.Builder book = new BookChanges.Builder();
    private long tradeId;

    private MadeDay(Seed seed, Plan plan, Config config, KnownPath path, JournalWriter journal) {
        this.plan = plan;
        this.path = path;
        this.makers = new Makers(seed.split("makers"), path, plan.makers());
        this.takers = new Draws(seed.split("takers"));
        this.engine = Wiring.engine(config, List.of());
        engine.observe(counts);
        var parts =
                new Session.Parts(
                        engine,
                        Wiring.paperVenue(config),
                        laws(seed, plan, path),
                        config.input().tickMs(),
                        Settlement.BY_VENUE);
        this.session = new Session(parts, config, journal);
    }

    /// Makes and trades a day. The same seed gives the same prices under every plan, and the same
    /// day under the same one.
    ///
    /// @param journalFolder a folder that holds no journal yet
    public static DayResult run(Seed seed, Plan plan, Path journalFolder) throws IOException {
        Config config = config(plan);
        int seconds = plan.markets() * WINDOW_SECONDS + KnownPath.margin() + 60;
        var path = new KnownPath(seed.split("path"), seconds);
        var head = JournalHeads.of(config, laws(seed, plan, path));
        try (var journal = JournalWriter.open(journalFolder, head, SEGMENT_BYTES)) {
            return new MadeDay(seed, plan, config, path, journal).play();
        }
    }

    private static Config config(Plan plan) {
        var reader = new ConfigReader();
        plan.settings().forEach(reader::flag);
        return reader.read();
    }

    private static MadeLaws laws(Seed seed, Plan plan, KnownPath path) {
        return new MadeLaws(path, START_NS, plan.knowledge(), seed.split("noise"));
    }

    private DayResult play() {
        list(PAIR, new Instrument.Spot(Source.BINANCE, SYMBOL, ASSET, 0));
        list(1, terms(0));
        price(0);
        for (int market = 1; market <= plan.markets(); market++) {
            play(market, (market - 1) * WINDOW_SECONDS);
        }
        session.finish();
        return counts.result(engine);
    }

    /// A window from its strike to its outcome; the next one is listed while it runs.
    private void play(int market, int start) {
        list(market + 1, terms(start + WINDOW_SECONDS));
        Stamp at = arrival(start, PRICE_LATE_NS, Source.MARKET_LIST);
        session.dispatch(new Event.StrikePublished(at, market, path.priceE8(start)));
        for (int second = start; second < start + WINDOW_SECONDS; second++) {
            quote(market, start, second);
            take(market, second);
            price(second + 1);
        }
        resolve(market, start);
    }

    private void quote(int market, int start, int second) {
        makers.quote(market, start, start + WINDOW_SECONDS, second, book.reset());
        Stamp at = arrival(second, BOOK_LATE_NS, Source.POLYMARKET_CLOB);
        session.dispatch(new Event.BookUpdate(at, 0, 0, book.build()));
    }

    /// Now and then somebody who knows nothing takes some shares at the best price.
    private void take(int market, int second) {
        boolean buys = takers.chance(0.5);
        long priceE8 = buys ? makers.askE8() : makers.bidE8();
        if (takers.chance(TAKERS_A_SECOND) && priceE8 > 0 && priceE8 < E8.ONE) {
            trade(market, second, TAKER_LATE_NS, priceE8, buys);
        }
    }

    private void price(int second) {
        for (int k = 0; k < TRADES_A_SECOND; k++) {
            trade(PAIR, second, PRICE_LATE_NS, path.priceE8(second), takers.chance(0.5));
        }
    }

    private void trade(int instrument, int second, long lateNs, long priceE8, boolean buys) {
        Source source = instrument == PAIR ? Source.BINANCE : Source.POLYMARKET_CLOB;
        Stamp at = arrival(second, lateNs, source);
        long quantityE8 = takers.whole(5, 60) * E8.ONE;
        Side taker = buys ? Side.BUY : Side.SELL;
        session.dispatch(new Event.Trade(at, instrument, ++tradeId, priceE8, quantityE8, taker));
    }

    private void resolve(int market, int start) {
        long strikeE8 = path.priceE8(start);
        long finalE8 = path.priceE8(start + WINDOW_SECONDS);
        Resolution outcome = finalE8 >= strikeE8 ? Resolution.UP : Resolution.DOWN;
        Stamp at = arrival(start + WINDOW_SECONDS, PRICE_LATE_NS, Source.POLYMARKET_CLOB);
        session.dispatch(new Event.MarketResolved(at, market, outcome, finalE8));
    }

    private void list(int number, Instrument terms) {
        long nowNs = Math.max(session.nowNs(), START_NS);
        Stamp at = session.arrive(nowNs, Source.MARKET_LIST, false);
        session.dispatch(new Event.Listed(at, number, terms));
    }

    private Stamp arrival(int second, long lateNs, Source source) {
        long venueNs = START_NS + second * Times.SECOND_NS;
        return session.arrive(venueNs + lateNs, source, true).withVenueNs(venueNs);
    }

    private static Market terms(int start) {
        long first = START_NS / Times.SECOND_NS + start;
        return new Market(
                "abc-updown-5m-" + first,
                "",
                "",
                "",
                ASSET,
                Window.ofSeconds(first, first + WINDOW_SECONDS),
                new SettlementRule.WindowCandle(SYMBOL, Tie.UP),
                FEES,
                Makers.TICK_E8,
                5 * E8.ONE);
    }
}
