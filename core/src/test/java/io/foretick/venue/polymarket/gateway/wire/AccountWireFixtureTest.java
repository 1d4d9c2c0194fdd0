package io.foretick.venue.polymarket.gateway.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.event.live.FillState;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.polymarket.account.Heard;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.account.TradeRecord;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/// Messages and answers as others have captured or made them.
class AccountWireFixtureTest {

    private static <H extends Heard> H only(Class<H> kind, String text) {
        UserMessage message = UserMessage.parse(text.strip());
        assertEquals(0, message.unreadable());
        assertEquals(1, message.news().size());
        return assertInstanceOf(kind, message.news().getFirst());
    }

    @TestFactory
    Stream<DynamicTest> readsOrdersOfTheUserChannel() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_ws_user_order_*.json",
                        file -> {
                            var told = only(Heard.OrderTold.class, Files.readString(file));
                            assertFalse(told.order().name().isEmpty());
                            assertEquals(Side.BUY, told.order().side());
                        });
    }

    @TestFactory
    Stream<DynamicTest> readsAKilledOrder() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_ws_user_order_fok_killed.json",
                        file -> {
                            var order = only(Heard.OrderTold.class, Files.readString(file)).order();
                            assertEquals(OrderRecord.Phase.CANCELLATION, order.phase());
                            assertEquals(0, order.matchedE8());
                            assertEquals(12 * E8.ONE, order.originalE8());
                        });
    }

    @TestFactory
    Stream<DynamicTest> findsTheMakersOfATrade() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_ws_user_trade_maker_multi.json",
                        file -> {
                            TradeRecord trade =
                                    only(Heard.TradeTold.class, Files.readString(file)).trade();
                            assertEquals(FillState.MINED, trade.state());
                            assertEquals(6, trade.makers().size());
                            TradeRecord.Part minted = trade.makers().getFirst();
                            assertEquals(Side.BUY, minted.side());
                            assertEquals(48_200_000, minted.priceE8());
                            assertEquals(Side.SELL, trade.makers().get(1).side());
                            assertEquals(
                                    trade.taker().sizeE8(),
                                    trade.makers().stream()
                                            .mapToLong(TradeRecord.Part::sizeE8)
                                            .sum());
                        });
    }

    @TestFactory
    Stream<DynamicTest> readsAConfirmedTradeOfAMaker() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_ws_user_trade_maker_confirmed.json",
                        file -> {
                            TradeRecord trade =
                                    only(Heard.TradeTold.class, Files.readString(file)).trade();
                            assertEquals(FillState.CONFIRMED, trade.state());
                            assertEquals(51_300_000, trade.makers().getFirst().priceE8());
                            assertEquals(49_000_000, trade.taker().priceE8());
                        });
    }

    @TestFactory
    Stream<DynamicTest> readsPagesOfOrders() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_http_open_orders_page.json",
                        file -> {
                            var page = Page.ofOrders(Files.readString(file)).orElseThrow();
                            assertEquals(2, page.items().size());
                            assertEquals("", page.next());
                            assertEquals(50 * E8.ONE, page.items().get(1).matchedE8());
                        });
    }

    @TestFactory
    Stream<DynamicTest> readsPagesOfTrades() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_http_trades_page.json",
                        file -> {
                            var page = Page.ofTrades(Files.readString(file)).orElseThrow();
                            assertEquals(FillState.MINED, page.items().getFirst().state());
                            assertEquals(10 * E8.ONE, page.items().getFirst().taker().sizeE8());
                        });
    }

    @TestFactory
    Stream<DynamicTest> readsCancels() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_http_*cancel_response*.json",
                        file -> {
                            var told =
                                    AccountAnswers.cancelled(Files.readString(file)).orElseThrow();
                            assertFalse(told.cancelled().isEmpty() && told.refused().isEmpty());
                        });
    }

    @TestFactory
    Stream<DynamicTest> readsABalance() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_http_balance_allowance_collateral.json",
                        file ->
                                assertEquals(
                                        1_000 * E8.ONE,
                                        AccountAnswers.balanceE8(Files.readString(file))
                                                .orElseThrow()));
    }

    /// The shape of the made-up success names no status, so nobody knows what became of it.
    @TestFactory
    Stream<DynamicTest> tellsAnswersToOrdersApart() {
        return SharedFiles.fixtures()
                .cases(
                        "nautilus_http_order_response_*.json",
                        file -> {
                            boolean error = file.toString().endsWith("500.json");
                            PlaceAnswer answer =
                                    PlaceAnswers.one(
                                            "0x12", error ? 500 : 200, Files.readString(file));
                            boolean refused = file.toString().endsWith("failed.json");
                            Class<? extends PlaceAnswer> kind =
                                    refused ? PlaceAnswer.Refused.class : PlaceAnswer.Unknown.class;
                            assertEquals(List.of(kind), List.of(answer.getClass()));
                        });
    }
}
