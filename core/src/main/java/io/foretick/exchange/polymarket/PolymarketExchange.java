package io.foretick.exchange.polymarket;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.polymarket.channel.MarketChannel;
import io.foretick.exchange.polymarket.channel.UserChannel;
import io.foretick.exchange.polymarket.clob.ClobService;
import io.foretick.exchange.polymarket.clob.ClobSettings;
import io.foretick.exchange.polymarket.clob.HeldAnswers;
import io.foretick.exchange.polymarket.clob.KeyRing;
import io.foretick.exchange.polymarket.clob.VenueLoop;
import io.foretick.exchange.polymarket.crowd.Crowd;
import io.foretick.exchange.polymarket.gamma.AccountBook;
import io.foretick.exchange.polymarket.gamma.DataRoutes;
import io.foretick.exchange.polymarket.gamma.GammaRoutes;
import io.foretick.exchange.polymarket.gamma.MarketFigures;
import io.foretick.exchange.polymarket.market.Directory;
import io.foretick.exchange.polymarket.market.Settlement;
import io.foretick.exchange.polymarket.match.BookView;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchEngine;
import io.foretick.exchange.polymarket.match.MatchSettings;
import io.foretick.exchange.polymarket.price.PolyBoltChannel;
import io.foretick.exchange.polymarket.price.PriceTicker;
import io.foretick.exchange.polymarket.price.RtdsChannel;
import io.foretick.exchange.source.World;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.exchange.wire.SimulatedExchange;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A whole Polymarket on loopback: markets on made-up prices, an order book with other traders in
/// it, and the venue's five services. Which markets there are, their strikes and their outcomes
/// follow from the seed and the venue's time; who matches with whom does not, for clients come when
/// they come.
public final class PolymarketExchange implements SimulatedExchange {

    private static final long LIFE_PERIOD_NS = Times.SECOND_NS;
    private static final long USUAL_TICK_E8 = E8.ONE / 100;
    private static final Pattern MARKET_NAMES = Pattern.compile("0x[0-9a-f]{64}|\\d{70,78}");

    private final ExchangeContext context;
    private final AccountBook accounts = new AccountBook();
    private final MarketChannel marketChannel;
    private final UserChannel userChannel;
    private final VenueLoop loop;
    private final ClobService clob;
    private final MarketLife life;
    private final GammaRoutes gamma;
    private final DataRoutes data;
    private final RtdsChannel rtds;
    private final PolyBoltChannel polyBolt;
    private final PriceTicker ticker;
    private final Map<String, LoopbackServer> servers = new LinkedHashMap<>();
    private final Map<String, String> urls = new LinkedHashMap<>();

    private PolymarketExchange(ExchangeContext context, World world, PolymarketSettings settings) {
        this.context = context;
        VenueClock clock = context.clock();
        Seed seed = context.seed().split("polymarket");
        var prices = new WorldPrices(world);
        var directory = new Directory();
        var settlement = new Settlement(prices, seed);
        var crowd = new Crowd(seed, settings.crowd(), world, settlement);
        var held = new HeldAnswers();
        this.marketChannel = new MarketChannel(clock, this::openMarket);
        this.userChannel = new UserChannel(this::isKnown);
        var engine =
                new MatchEngine(
                        MatchSettings.usual(seed.split("matching"))
                                .withTakerDelayNs(settings.takerDelayNs()),
                        accounts,
                        marketChannel,
                        userChannel,
                        held);
        crowd.openAccounts(engine);
        this.loop = new VenueLoop(clock, engine);
        this.clob =
                new ClobService(
                        clobSettings(seed, settings),
                        loop,
                        held,
                        new ListWording(),
                        context.faults());
        this.life =
                new MarketLife(
                        directory,
                        settlement,
                        crowd,
                        marketChannel::announce,
                        settings.openAheadNs(),
                        clock.nowNs());
        this.gamma = new GammaRoutes(directory, settlement, this::figures, clock);
        this.data = new DataRoutes(accounts, directory, settlement, this::figures, clock);
        this.rtds = new RtdsChannel(clock, prices, seed);
        this.polyBolt = new PolyBoltChannel(clock, prices, seed, this::isKnown);
        loop.call((engineNow, nowNs) -> {
            life.run(engineNow, nowNs);
            return nowNs;
        });
        loop.every(LIFE_PERIOD_NS, life::run);
        loop.every(crowd.periodNs(), crowd::run);
        this.ticker = PriceTicker.start(clock, prices, seed, List.of(rtds, polyBolt));
    }

    /// Starts all services; their markets that run are open then.
    ///
    /// @throws io.javalin.util.JavalinBindException if a port is taken
    public static PolymarketExchange start(
            ExchangeContext context, World world, PolymarketSettings settings) {
        var exchange = new PolymarketExchange(context, world, settings);
        exchange.loop.start();
        exchange.serve();
        return exchange;
    }

    @Override
    public Map<String, String> urls() {
        return Collections.unmodifiableMap(urls);
    }

    @Override
    public void close() {
        servers.values().forEach(LoopbackServer::close);
        ticker.close();
        loop.close();
    }

    /// The matching engine with its lock and its time, for faults that are the venue's own.
    public VenueLoop loop() {
        return loop;
    }

    /// The order book's REST side, for faults that are the venue's own.
    public ClobService clob() {
        return clob;
    }

    /// Orders that were sent more than once, each time but the first.
    public long repeatedOrders() {
        return clob.repeatedOrders();
    }

    private static ClobSettings clobSettings(Seed seed, PolymarketSettings settings) {
        ClobSettings usual = ClobSettings.usual(seed.split("clob"));
        return new ClobSettings(
                usual.seed(),
                usual.chainId(),
                settings.startCashE8(),
                usual.timestampToleranceNs(),
                settings.delayAnswer());
    }

    private void serve() {
        serve(
                ClobService.SERVICE,
                config -> {
                    config.routes.before(this::wakeMarkets);
                    clob.addTo(config);
                });
        serve("polymarket_ws", this::addChannels);
        serve("polymarket_gamma", gamma::addTo);
        serve("polymarket_rtds", this::addPrices);
        serve("polymarket_data", data::addTo);
        servers.forEach((service, server) -> {
            boolean socket = service.equals("polymarket_ws") || service.equals("polymarket_rtds");
            urls.put(service, socket ? server.webSocketUrl() : server.httpUrl());
        });
    }

    private void serve(String service, Consumer<JavalinConfig> routes) {
        int port = context.portOf().applyAsInt(service);
        servers.put(service, LoopbackServer.start(service, port, context.faults(), routes));
    }

    private void addChannels(JavalinConfig config) {
        String service = "polymarket_ws";
        LoopbackServer.webSocket(config, "/ws/market", service, context.faults(), marketChannel);
        LoopbackServer.webSocket(config, "/ws/user", service, context.faults(), userChannel);
    }

    private void addPrices(JavalinConfig config) {
        String service = "polymarket_rtds";
        LoopbackServer.webSocket(config, "/", service, context.faults(), rtds);
        LoopbackServer.webSocket(config, "/ws", service, context.faults(), polyBolt);
    }

    // Whatever market a request names gets its book before the request is answered.
    private void wakeMarkets(Context request) {
        String query = request.queryString();
        String text = request.path() + " " + (query == null ? "" : query) + " " + request.body();
        Matcher names = MARKET_NAMES.matcher(text);
        while (names.find()) {
            openMarket(names.group());
        }
    }

    private Optional<ListedMarket> openMarket(String conditionOrToken) {
        return loop.call((engine, nowNs) -> {
            life.wake(engine, conditionOrToken, nowNs);
            return engine.marketOfToken(conditionOrToken)
                    .filter(market -> engine.book(market.upToken()).isPresent());
        });
    }

    private boolean isKnown(ApiCredentials credentials) {
        return clob.keys()
                .find(credentials.apiKey())
                .map(KeyRing.Key::credentials)
                .filter(credentials::equals)
                .isPresent();
    }

    // A market without a book is shown as one that nobody has quoted yet.
    private MarketFigures figures(ListedMarket market) {
        Optional<BookView> book = loop.call((engine, _) -> engine.book(market.upToken()));
        long volumeE8 = accounts.volumeE8(market);
        return book.map(view ->
                        new MarketFigures(
                                view.tickE8(),
                                view.bestBidE8(),
                                view.bestAskE8(),
                                view.lastPriceE8(),
                                volumeE8))
                .orElseGet(() ->
                        new MarketFigures(
                                USUAL_TICK_E8,
                                MarketFigures.NONE,
                                MarketFigures.NONE,
                                MarketFigures.NONE,
                                volumeE8));
    }
}
