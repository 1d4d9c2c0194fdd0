package io.foretick.lab.bench.order;

import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Tie;
import io.foretick.event.TimeInForce;
import io.foretick.event.Window;
import io.foretick.lab.bench.frame.Frames;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.order.OrderBody;
import io.foretick.venue.polymarket.order.OrderMaker;
import io.foretick.venue.polymarket.order.OrderPlan;
import io.foretick.venue.polymarket.order.OrderStamp;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.HmacSigner;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.OrderSignature;
import io.foretick.venue.polymarket.wallet.Wallet;

/// What an order costs on its way out: making it of its terms, signing it, writing its body, and
/// signing the request that carries it. Owned by the thread that measures.
public final class OrderWork {

    static final PrivateKey KEY = PrivateKey.parse("4c".repeat(32));
    static final String API_KEY = "00000000-0000-4000-8000-000000000001";
    static final String API_SECRET = "b25seS1mb3ItdGhlLWJlbmNobWFyay1vbmx5LWZvci1pdC0=";
    private static final long SESSION = 77;
    static final long TIME_NS = 1_800_000_000_000_000_000L;
    private static final long SECOND = 1_800_000_000;

    static final ExchangeDomain DOMAIN =
            ExchangeDomain.find(2, ExchangeDomain.POLYGON, MarketKind.PLAIN).orElseThrow();

    private static final Market MARKET =
            new Market(
                    "btc-updown-5m-1800000000",
                    Frames.CONDITION,
                    Frames.UP_TOKEN,
                    Frames.DOWN_TOKEN,
                    "BTC",
                    Window.ofSeconds(SECOND, SECOND + 300),
                    new SettlementRule.OraclePrice("btc/usd", 60, Tie.UP),
                    FeeSchedule.NONE,
                    E8.ONE / 100,
                    5 * E8.ONE);

    private static final OrderTerms TERMS =
            new OrderTerms(
                    Outcome.UP, Side.BUY, 53 * E8.ONE / 100, 10 * E8.ONE, TimeInForce.GTC, true, 0);

    private final OrderMaker maker =
            OrderMaker.of(Wallet.plain(KEY.address(), ExchangeDomain.POLYGON), DOMAIN);
    private final HmacSigner requests = new HmacSigner(API_SECRET);
    private final String body;
    private long orders;
    private long signed;

    public OrderWork() {
        this.body = body();
    }

    /// Makes the next order, signs it and writes its body.
    public long order() {
        return body().hashCode();
    }

    /// Signs the request that would carry an order.
    public long request() {
        return requests.sign(SECOND + signed++, "POST", "/order", body).hashCode();
    }

    private String body() {
        var stamp = OrderStamp.of(SESSION, ++orders, TIME_NS);
        return switch (maker.make(orders, TERMS, MARKET, MARKET.tickE8(), stamp)) {
            case OrderPlan.Ready(var request) -> {
                String signature = OrderSignature.sign(request.order(), DOMAIN, KEY);
                yield new OrderBody(request, signature, API_KEY, false).json();
            }
            case OrderPlan.Refused(String reason) -> throw new IllegalStateException(reason);
        };
    }
}
