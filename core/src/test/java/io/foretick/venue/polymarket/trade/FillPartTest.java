package io.foretick.venue.polymarket.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.event.Command;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.FillState;
import io.foretick.testing.Markets;
import io.foretick.venue.polymarket.account.TradeRecord;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class FillPartTest {

    private static final String UP = Scene.token(0, Outcome.UP);
    private static final String DOWN = Scene.token(0, Outcome.DOWN);

    private static LiveOrder order(Side side, String price) {
        OrderTerms terms = Scene.terms(side, price, 100, TimeInForce.FAK);
        var order = new LiveOrder(new Command.PlaceOrder(Scene.START_NS, 1, 0, "test", terms));
        order.name(Scene.name(1), Scene.START_NS);
        return order;
    }

    private static TradeRecord.Part part(
            String name, String token, Side side, String price, String shares) {
        return new TradeRecord.Part(name, token, side, E8.parse(price), E8.parse(shares));
    }

    private static List<FillPart> parts(
            LiveOrder order, TradeRecord.Part taker, List<TradeRecord.Part> makers) {
        var trade =
                new TradeRecord(
                        "trade",
                        FillState.MATCHED,
                        Scene.condition(0),
                        Scene.START_NS,
                        taker,
                        makers);
        return FillPart.of(trade, order, new LiveMarket(0, Scene.market(0)));
    }

    @Test
    void readsAMakersFillFromItsOwnEntry() {
        var parts =
                parts(
                        order(Side.BUY, "0.43"),
                        part("0xother", DOWN, Side.BUY, "0.58", "30"),
                        List.of(
                                part("0xelse", UP, Side.BUY, "0.42", "10"),
                                part(Scene.name(1), UP, Side.BUY, "0.43", "20")));
        assertEquals(
                List.of(
                        new FillPart(
                                TradeRecord.number("trade"),
                                E8.parse("0.43"),
                                20 * E8.ONE,
                                0,
                                true)),
                parts);
    }

    @Test
    void readsATakersFillFromItsMakersWhateverTheirToken() {
        var parts =
                parts(
                        order(Side.BUY, "0.45"),
                        part(Scene.name(1), UP, Side.BUY, "0.45", "30"),
                        List.of(
                                part("0xa", UP, Side.SELL, "0.45", "10"),
                                part("0xb", DOWN, Side.BUY, "0.57", "20")));
        assertEquals(2, parts.size());
        assertEquals(E8.parse("0.43"), parts.getFirst().priceE8());
        assertEquals(20 * E8.ONE, parts.getFirst().quantityE8());
        assertEquals(E8.parse("0.45"), parts.getLast().priceE8());
        assertEquals(TradeRecord.number("trade"), parts.getFirst().tradeId());
    }

    @Test
    void floorsTheFeeOfTheTradeAsAWhole() {
        var makers =
                List.of(
                        part("0xa", UP, Side.SELL, "0.43", "3.333333"),
                        part("0xb", UP, Side.SELL, "0.44", "7.777777"),
                        part("0xc", UP, Side.SELL, "0.45", "0.000011"));
        var taker = part(Scene.name(1), UP, Side.BUY, "0.45", "11.111121");
        long sumE8 = 0;
        for (FillPart part : parts(order(Side.BUY, "0.45"), taker, makers)) {
            sumE8 += part.feeE8();
        }
        var exact =
                Markets.FEES
                        .unroundedFee(E8.parse("0.43"), E8.parse("3.333333"))
                        .add(Markets.FEES.unroundedFee(E8.parse("0.44"), E8.parse("7.777777")))
                        .add(Markets.FEES.unroundedFee(E8.parse("0.45"), E8.parse("0.000011")));
        assertEquals(Markets.FEES.flooredE8(exact), sumE8);
    }

    @Test
    void splitsATradeInTheSameWayInWhateverOrderItsMakersStand() {
        var makers =
                new ArrayList<>(
                        List.of(
                                part("0xa", UP, Side.SELL, "0.43", "3"),
                                part("0xb", UP, Side.SELL, "0.44", "7"),
                                part("0xc", UP, Side.SELL, "0.43", "5")));
        var taker = part(Scene.name(1), UP, Side.BUY, "0.45", "15");
        var parts = parts(order(Side.BUY, "0.45"), taker, makers);
        assertEquals(parts, parts(order(Side.BUY, "0.45"), taker, makers.reversed()));
        assertEquals(2, parts.size());
    }

    @Test
    void saysNothingOfATakersTradeWithoutItsMakers() {
        var taker = part(Scene.name(1), UP, Side.BUY, "0.45", "15");
        assertEquals(List.of(), parts(order(Side.BUY, "0.45"), taker, List.of()));
    }
}
