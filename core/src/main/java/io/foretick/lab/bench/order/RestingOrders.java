package io.foretick.lab.bench.order;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Tie;
import io.foretick.event.TimeInForce;
import io.foretick.event.Window;
import io.foretick.journal.JournalHead;
import io.foretick.journal.JournalWriter;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.JournalHeads;
import io.foretick.session.Session;
import io.foretick.session.Settlement;
import io.foretick.session.Wiring;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.account.Gateway;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.order.OrderMaker;
import io.foretick.venue.polymarket.order.OrderStamp;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.trade.LiveVenue;
import io.foretick.venue.polymarket.trade.TradeSettings;
import io.foretick.venue.polymarket.wallet.Wallet;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A session that places orders in a few markets, all of which rest, and ends without a word. It is
/// there for the journal that it leaves behind. Owned by the thread that measures.
final class RestingOrders implements Gateway {

    /// What the account owns.
    static final long CASH_E8 = 10_000 * E8.ONE;

    private static final int MARKETS = 7; // as many as may be asked about at once
    private static final long NEVER = 0;
    private static final OrderTerms TERMS =
            new OrderTerms(
                    Outcome.UP, Side.BUY, E8.ONE / 100, 5 * E8.ONE, TimeInForce.GTC, true, NEVER);

    private final OrderMaker maker =
            OrderMaker.of(
                    Wallet.plain(OrderWork.KEY.address(), ExchangeDomain.POLYGON),
                    OrderWork.DOMAIN);
    private final List<OrderRequest> placed = new ArrayList<>();
    private final Engine engine;
    private final LiveVenue venue;
    private final Session session;
    private long nowNs;

    private RestingOrders(Config config, JournalWriter journal, long startNs) {
        this.nowNs = startNs;
        this.engine = Wiring.engine(config, List.of());
        this.venue =
                new LiveVenue(
                        TradeSettings.DEFAULT,
                        (command, market, tickE8) ->
                                maker.make(
                                        command.orderId(),
                                        command.terms(),
                                        market,
                                        tickE8,
                                        OrderStamp.of(
                                                journal.sessionId(),
                                                command.orderId(),
                                                command.timeNs())));
        this.session = new Session(parts(engine, venue, config), config, journal);
    }

    /// Settings of a session that sends real orders and has no wishes of its own.
    static Config config() {
        return new ConfigReader()
                .flag("paper.enabled=false")
                .flag("strategy.density_kelly.enabled=false")
                .read();
    }

    static JournalHead head(Config config) {
        return JournalHeads.of(config, 1, JournalHead.Store.NONE);
    }

    static Session.Parts parts(Engine engine, LiveVenue venue, Config config) {
        return new Session.Parts(engine, venue, null, config.live().tickMs(), Settlement.BY_VENUE);
    }

    /// Writes the journal.
    ///
    /// @return the orders as the venue lists them, in its JSON
    static List<String> write(Path folder, Config config, long startNs, int orders)
            throws IOException {
        try (var journal = JournalWriter.open(folder, head(config))) {
            var resting = new RestingOrders(config, journal, startNs);
            resting.begin();
            for (int k = 1; k <= orders; k++) {
                resting.place(k);
            }
            resting.session.mark();
            if (resting.placed.size() != orders
                    || resting.engine.account().openOrders() != orders) {
                throw new IllegalStateException(
                        resting.placed.size() + " of " + orders + " orders rest");
            }
            return resting.placed.stream().map(RestingOrders::json).toList();
        }
    }

    @Override
    public void place(OrderRequest request) {
        placed.add(request);
    }

    @Override
    public void cancel(List<String> names) {
        throw new IllegalStateException("nothing is cancelled here, was " + names.size());
    }

    @Override
    public void cancelMarket(String conditionId) {
        throw new IllegalStateException("nothing is cancelled here, was " + conditionId);
    }

    @Override
    public void cancelAll() {
        throw new IllegalStateException("nothing is cancelled here");
    }

    @Override
    public void askOrder(String name) {
        throw new IllegalStateException("nothing is asked here, was " + name);
    }

    /// Answered by whoever tells of the account.
    @Override
    public void askAccount(AccountQuestion question) {}

    /// Lists the markets and tells of an account that has cash and nothing else.
    private void begin() {
        for (int number = 0; number < MARKETS; number++) {
            var at = session.arrive(nowNs, Source.MARKET_LIST, true);
            session.dispatch(new Event.Listed(at, number, market(number, nowNs)));
        }
        venue.connect(this, nowNs);
        hear(
                new Heard.AccountTold(
                        new AccountSnapshot(
                                nowNs, nowNs, List.of(), List.of(), CASH_E8, Map.of())));
    }

    /// As if the engine had wished for it.
    private void place(int number) {
        nowNs += Times.MILLI_NS;
        session.pass(nowNs);
        var command = new Command.PlaceOrder(nowNs, number, number % MARKETS, "bench", TERMS);
        engine.account().onPlace(command);
        session.resend(List.of(command));
        nowNs += Times.MILLI_NS;
        session.pass(nowNs); // its name comes back, and it is sent
        hear(new Heard.Answered(number, new PlaceAnswer.Live()));
    }

    private void hear(Heard heard) {
        var at = session.arrive(nowNs, Source.POLYMARKET_ACCOUNT, true);
        var events = new ArrayList<Event>();
        venue.hear(at, heard, events::add);
        events.forEach(session::dispatch);
    }

    private static Market market(int number, long startNs) {
        long second = startNs / Times.SECOND_NS;
        return new Market(
                "coin" + number + "-updown-1d",
                "0xc" + number,
                new BigInteger("%d".formatted(7_000 + number)).pow(20).toString(),
                new BigInteger("%d".formatted(8_000 + number)).pow(20).toString(),
                "COIN" + number,
                Window.ofSeconds(second, second + 86_400),
                new SettlementRule.OraclePrice("coin" + number + "/usd", 60, Tie.UP),
                FeeSchedule.NONE,
                E8.ONE / 100,
                5 * E8.ONE);
    }

    private static String json(OrderRequest request) {
        return """
        {"id":"%s","status":"LIVE","market":"0xc%d","asset_id":"%s","side":"BUY",\
        "original_size":"5","size_matched":"0","price":"0.01","owner":"%s"}\
        """
                .formatted(
                        request.name(),
                        request.orderId() % MARKETS,
                        request.order().tokenId(),
                        OrderWork.API_KEY);
    }
}
