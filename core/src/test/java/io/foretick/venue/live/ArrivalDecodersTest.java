package io.foretick.venue.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.BookLoss;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.venue.Listings;
import io.foretick.venue.live.Arrival.Question;
import io.foretick.venue.live.finder.FakeGamma;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ArrivalDecodersTest {

    private static final String SLUG = "btc-updown-5m-1790000100";

    private final ArrivalQueue queue = new ArrivalQueue(4);
    private final TestSession session = new TestSession(queue);

    @Test
    void tellsAMarketItsStrikeAndItsOutcomeOnceEach() {
        market("0.01", "{}", false);
        market("0.01", "{}", false);
        market("0.001", "{\"priceToBeat\":64000.5}", false);
        market("0.01", "{\"priceToBeat\":64000.5}", false);
        market("0.001", "{\"priceToBeat\":64000.5,\"finalPrice\":64010}", true);
        market("0.001", "{\"priceToBeat\":64000.5,\"finalPrice\":64010}", true);
        assertEquals(1, session.all(Event.Listed.class).size(), session::tail);
        assertEquals(1, session.all(Event.StrikePublished.class).size());
        Event.MarketResolved resolved = session.all(Event.MarketResolved.class).getFirst();
        assertEquals(6_401_000_000_000L, resolved.finalPriceE8());
        assertEquals(1, session.all(Event.MarketResolved.class).size());
        assertEquals(3, session.all(Event.FrameSkipped.class).size());
    }

    @Test
    void listsAMarketAnewWhenItsTermsChange() {
        market("0.01", "{}", false);
        answer(json("0.01", "{}", false).replace("0.07", "0.08"));
        List<Event.Listed> listed = session.all(Event.Listed.class);
        assertEquals(2, listed.size());
        assertEquals(listed.get(0).instrument(), listed.get(1).instrument());
        assertEquals(8_000_000, ((Market) listed.get(1).terms()).fees().rateE8());
    }

    @Test
    void tellsAnOutcomeOnceThatBothTheChannelAndAListTell() {
        market("0.01", "{}", false);
        String resolved =
                """
                {"event_type":"market_resolved","id":"1","market":"0xc","assets_ids":["%s","%s"],\
                "winning_asset_id":"%s","winning_outcome":"Up","timestamp":"1790000460000"}\
                """
                        .formatted(
                                FakeGamma.token(SLUG, true),
                                FakeGamma.token(SLUG, false),
                                FakeGamma.token(SLUG, true));
        frame(Source.POLYMARKET_CLOB, resolved);
        frame(Source.POLYMARKET_CLOB, resolved);
        market("0.01", "{}", true);
        assertEquals(1, session.all(Event.MarketResolved.class).size());
        List<Event.FrameSkipped> skipped = session.all(Event.FrameSkipped.class);
        assertEquals(2, skipped.size());
        assertTrue(skipped.stream().allMatch(one -> one.reason() == SkipReason.DUPLICATE));
    }

    @Test
    void losesTheBooksOfOneConnectionOnly() {
        market("0.01", "{}", false);
        session.take(
                new Arrival.BooksLost(
                        1,
                        Source.POLYMARKET_CLOB,
                        List.of(FakeGamma.token(SLUG, true), FakeGamma.token(SLUG, false), "123")));
        Event.BookLost lost = session.all(Event.BookLost.class).getFirst();
        assertEquals(BookLoss.DISCONNECT, lost.reason());
        assertEquals(1, session.all(Event.BookLost.class).size());
        session.take(new Arrival.BooksLost(1, Source.POLYMARKET_CLOB, List.of("123")));
        assertEquals(
                SkipReason.UNLISTED, session.all(Event.FrameSkipped.class).getFirst().reason());
    }

    @Test
    void takesAMessageOfBooksThatCannotBeReadForAGap() {
        frame(Source.POLYMARKET_CLOB, "{\"event_type\":\"price_change\",\"price_changes\":[{");
        frame(Source.POLYMARKET_CLOB, "{\"kind\":\"price_change\",\"price_changes\":[]}");
        assertEquals(2, session.all(Event.Gap.class).size());
        assertEquals(2, session.unreadable().size());
        frame(Source.POLYMARKET_CLOB, "{\"event_type\":\"a_new_kind\"}");
        frame(Source.POLYMARKET_CLOB, "PONG");
        assertEquals(2, session.all(Event.Gap.class).size());
    }

    @Test
    void saysHowManyMessagesTheQueueHasLost() {
        session.take(new Arrival.Dropped(5, Source.POLYMARKET_CLOB, 17));
        assertEquals(17, session.all(Event.Gap.class).getFirst().missing());
    }

    @Test
    void takesPastTradesInFrontOfTheirSuccessor() {
        frame(Source.BINANCE, FakeVenues.trade(10));
        session.take(
                answer(
                        Question.PAST_TRADES,
                        """
                        [{"id":11,"price":"5.5","qty":"1","quoteQty":"5.5","time":1789999999000,\
                        "isBuyerMaker":false,"isBestMatch":true}]\
                        """));
        frame(Source.BINANCE, FakeVenues.trade(12));
        assertEquals(
                List.of(10L, 11L, 12L),
                session.all(Event.Trade.class).stream().map(Event.Trade::tradeId).toList());
        assertEquals(0, session.all(Event.Gap.class).size());
    }

    @Test
    void saysAHoleThatPastTradesLeaveOpen() {
        frame(Source.BINANCE, FakeVenues.trade(10));
        session.take(answer(Question.PAST_TRADES, "{\"code\":-1,\"msg\":\"busy\"}"));
        frame(Source.BINANCE, FakeVenues.trade(15));
        assertEquals(4, session.all(Event.Gap.class).getFirst().missing());
        assertEquals(
                SkipReason.MALFORMED, session.all(Event.FrameSkipped.class).getFirst().reason());
    }

    @Test
    void countsFramesAndAnswersOfFeedsAsMessages() {
        var decoders = new ArrivalDecoders(new Listings());
        assertTrue(decoders.isMessage(answer(Question.PAST_TRADES, "[]")));
        assertTrue(decoders.isMessage(answer(Question.DEPTH_SNAPSHOT, "{}")));
        assertFalse(decoders.isMessage(answer(Question.MARKETS, "[]")));
        assertFalse(decoders.isMessage(new Arrival.Up(1, Source.BINANCE)));
    }

    @Test
    void givesAnEventForWhateverComes() {
        for (Source source : Source.values()) {
            for (String text : List.of("", "{", "[]", "PONG", "{}", "[{}]", "\u0000")) {
                int before = session.events().size();
                frame(source, text);
                assertTrue(session.events().size() > before, source + " " + text);
            }
        }
        for (Question question : Question.values()) {
            for (String text : List.of("", "{", "[]", "{}", "null")) {
                int before = session.events().size();
                session.take(answer(question, text));
                assertTrue(session.events().size() > before, question + " " + text);
            }
        }
    }

    private void frame(Source source, String text) {
        session.take(new Arrival.Frame(1, 1, source, 1, Payload.of(text)));
    }

    private static Arrival answer(Question question, String text) {
        Source source = question == Question.MARKETS ? Source.MARKET_LIST : Source.BINANCE;
        return new Arrival.Answer(1, source, question, "BTCUSDT", Payload.of(text));
    }

    private void market(String tick, String metadata, boolean resolved) {
        answer(json(tick, metadata, resolved));
    }

    private void answer(String json) {
        session.take(
                new Arrival.Answer(
                        1, Source.MARKET_LIST, Question.MARKETS, SLUG, Payload.of(json)));
    }

    private static String json(String tick, String metadata, boolean resolved) {
        return """
        {"slug":"%s","eventMetadata":%s,"markets":[{"conditionId":"0xc","slug":"%s",\
        "eventStartTime":"2026-09-21T14:15:00Z","endDate":"2026-09-21T14:20:00Z",\
        "outcomes":"[\\"Up\\",\\"Down\\"]","outcomePrices":"[\\"%s\\",\\"0\\"]",\
        "clobTokenIds":"[\\"%s\\",\\"%s\\"]","active":true,"closed":%b,\
        "enableOrderBook":true,"acceptingOrders":true,"orderPriceMinTickSize":%s,\
        "feesEnabled":true,"feeSchedule":{"rate":0.07,"exponent":1,"takerOnly":true}}]}\
        """
                .formatted(
                        SLUG,
                        metadata,
                        SLUG,
                        resolved ? "1" : "0.5",
                        FakeGamma.token(SLUG, true),
                        FakeGamma.token(SLUG, false),
                        resolved,
                        tick);
    }
}
