package io.foretick.venue.polymarket.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.SettlementRule;
import io.foretick.event.Side;
import io.foretick.event.Tie;
import io.foretick.event.TimeInForce;
import io.foretick.event.Window;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.OrderHash;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.sign.SignatureType;
import io.foretick.venue.polymarket.wallet.Wallet;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.HashSet;

final class OrderMakerTest {

    private static final EthAddress KEY = EthAddress.parse("0x" + "11".repeat(20)).orElseThrow();
    private static final EthAddress SAFE = EthAddress.parse("0x" + "22".repeat(20)).orElseThrow();
    private static final ExchangeDomain DOMAIN =
            ExchangeDomain.find(2, ExchangeDomain.POLYGON, MarketKind.PLAIN).orElseThrow();
    private static final Wallet WALLET =
            new Wallet(SignatureType.SAFE, KEY, SAFE, ExchangeDomain.POLYGON);

    private static final long CENT_E8 = E8.ONE / 100;
    private static final long SECOND = 1_800_000_000;
    private static final long NOW_NS = SECOND * Times.SECOND_NS;
    private static final OrderStamp STAMP = OrderStamp.of(5, 9, NOW_NS);
    private static final Market MARKET =
            new Market(
                    "btc-updown-5m-1800000000",
                    "0x01",
                    "1001",
                    "1002",
                    "BTC",
                    Window.ofSeconds(SECOND, SECOND + 300),
                    new SettlementRule.OraclePrice("btc/usd", 60, Tie.UP),
                    FeeSchedule.NONE,
                    CENT_E8,
                    5 * E8.ONE);

    private static final OrderMaker MAKER = OrderMaker.of(WALLET, DOMAIN);

    @Test
    void makesAnOrderOfTheWallet() {
        OrderRequest request = made(terms(Side.BUY, "0.53", "10", TimeInForce.GTC));
        OrderStruct order = request.order();
        assertEquals(9, request.orderId());
        assertEquals(SAFE, order.maker());
        assertEquals(KEY, order.signer());
        assertEquals(new BigInteger("1001"), order.tokenId());
        assertEquals(5_300_000, order.makerAmountE6());
        assertEquals(10_000_000, order.takerAmountE6());
        assertEquals(SECOND * 1_000, order.timestampMs());
        assertEquals(OrderHash.digest(order, DOMAIN).hex(), request.name());
        assertEquals(0, request.expirationSecond());
    }

    @Test
    void namesTheTokenOfTheOutcome() {
        var down =
                new OrderTerms(
                        Outcome.DOWN, Side.SELL, E8.ONE / 2, 10 * E8.ONE, TimeInForce.GTC, true, 0);
        OrderRequest request = made(down);
        assertEquals(new BigInteger("1002"), request.order().tokenId());
        assertTrue(request.postOnly());
    }

    @Test
    void spendsAtMostWhatTheSharesCostAtTheLimit() {
        OrderRequest request = made(terms(Side.BUY, "0.53", "10.01", TimeInForce.FAK));
        assertEquals(5_300_000, request.order().makerAmountE6());
        assertEquals(10_000_000, request.order().takerAmountE6());
        OrderRequest sale = made(terms(Side.SELL, "0.53", "10.019", TimeInForce.FOK));
        assertEquals(10_010_000, sale.order().makerAmountE6());
        assertEquals(5_305_300, sale.order().takerAmountE6());
    }

    @Test
    void statesAnExpiryWithTheVenuesLead() {
        assertEquals(SECOND + 360, expiring(SECOND + 300).expirationSecond());
    }

    @Test
    void statesNoExpiryThatTheVenueWouldRefuse() {
        assertEquals(SECOND + 180, expiring(SECOND + 10).expirationSecond());
    }

    @Test
    void refusesWhatTheVenueWouldRefuse() {
        refuses("grid", terms(Side.BUY, "0.535", "10", TimeInForce.GTC));
        refuses("grid", terms(Side.BUY, "0.995", "10", TimeInForce.GTC));
        refuses("fewer", terms(Side.BUY, "0.53", "4.999", TimeInForce.GTC));
        refuses("1 pUSD", terms(Side.BUY, "0.05", "10", TimeInForce.FAK));
        refuses("expired", gtd(SECOND));
        var postOnly =
                new OrderTerms(
                        Outcome.UP, Side.BUY, E8.ONE / 2, 10 * E8.ONE, TimeInForce.FAK, true, 0);
        refuses("post-only", postOnly);
    }

    @Test
    void goesByTheTickOfNow() {
        OrderTerms terms = terms(Side.BUY, "0.535", "10", TimeInForce.GTC);
        long fineE8 = E8.ONE / 1_000;
        assertInstanceOf(OrderPlan.Ready.class, MAKER.make(9, terms, MARKET, fineE8, STAMP));
        assertInstanceOf(OrderPlan.Refused.class, MAKER.make(9, terms, MARKET, 3, STAMP));
    }

    @Test
    void givesTheSameOrderTheSameId() {
        OrderTerms terms = terms(Side.BUY, "0.53", "10", TimeInForce.GTC);
        assertEquals(made(terms).name(), made(terms).name());
    }

    @Test
    void drawsAnotherSaltForEveryOrder() {
        var salts = new HashSet<Long>();
        for (long session = 1; session <= 3; session++) {
            for (long order = 1; order <= 1_000; order++) {
                long salt = OrderStamp.of(session, order, NOW_NS).salt();
                assertTrue(salt >= 0 && salt <= OrderStruct.SALT_MAX, () -> "salt " + salt);
                salts.add(salt);
            }
        }
        assertEquals(3_000, salts.size());
        assertNotEquals(STAMP.salt(), OrderStamp.of(5, 9, NOW_NS + 1).salt());
    }

    /// Journals of the past name orders by it.
    @Test
    void neverChangesHowASaltIsDerived() {
        assertEquals(
                new OrderStamp(6_839_831_524_872_265L, 1_800_000_000_000L),
                OrderStamp.of(5, 9, NOW_NS));
    }

    @Test
    void refusesAnExchangeOnAnotherChain() {
        var amoy = ExchangeDomain.find(2, ExchangeDomain.AMOY, MarketKind.PLAIN).orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> OrderMaker.of(WALLET, amoy));
    }

    private static OrderRequest expiring(long second) {
        return made(gtd(second));
    }

    private static OrderTerms gtd(long second) {
        return new OrderTerms(
                Outcome.UP,
                Side.BUY,
                E8.ONE / 2,
                10 * E8.ONE,
                TimeInForce.GTD,
                false,
                second * Times.SECOND_NS);
    }

    private static OrderTerms terms(Side side, String price, String size, TimeInForce life) {
        return new OrderTerms(Outcome.UP, side, E8.parse(price), E8.parse(size), life, false, 0);
    }

    private static OrderRequest made(OrderTerms terms) {
        OrderPlan plan = MAKER.make(9, terms, MARKET, CENT_E8, STAMP);
        return assertInstanceOf(OrderPlan.Ready.class, plan).request();
    }

    private static void refuses(String reason, OrderTerms terms) {
        OrderPlan plan = MAKER.make(9, terms, MARKET, CENT_E8, STAMP);
        String said = assertInstanceOf(OrderPlan.Refused.class, plan).reason();
        assertTrue(said.contains(reason), said);
    }
}
