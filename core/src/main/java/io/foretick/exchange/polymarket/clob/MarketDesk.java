package io.foretick.exchange.polymarket.clob;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.exchange.polymarket.match.BookView;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchEngine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Shows markets to everybody. Any thread.
final class MarketDesk {

    static final int FEE_CAP_BPS = 1_000; // stated everywhere, charged nowhere
    private static final int REWARD_SIZE_MIN = 50;
    private static final double REWARD_SPREAD_MAX = 4.5;
    private static final long CLOSED_TICK_E8 = E8.ONE / 1_000;
    private static final String NO_MARKET = "market not found";

    private record Shown(
            ListedMarket market, Optional<BookView> upBook, Optional<Resolution> resolution) {}

    private final VenueLoop loop;
    private final ClobService.Wording wording;

    MarketDesk(VenueLoop loop, ClobService.Wording wording) {
        this.loop = loop;
        this.wording = wording;
    }

    /// `GET /markets/{condition}`.
    Reply market(ClobRequest request) {
        return shown(request.segment("condition"))
                .map(found -> Reply.ok(full(found)))
                .orElseGet(() -> Reply.notFound(NO_MARKET));
    }

    /// `GET /markets` and `GET /sampling-markets`.
    Reply markets(ClobRequest request) {
        return RecordDesk.page(all().stream().map(this::full).toList(), request);
    }

    /// `GET /simplified-markets` and `GET /sampling-simplified-markets`.
    Reply simplifiedMarkets(ClobRequest request) {
        return RecordDesk.page(all().stream().map(MarketDesk::simplified).toList(), request);
    }

    /// `GET /clob-markets/{condition}`.
    Reply shortMarket(ClobRequest request) {
        return shown(request.segment("condition"))
                .map(found -> Reply.ok(brief(found)))
                .orElseGet(() -> Reply.notFound(NO_MARKET));
    }

    /// `GET /markets-by-token/{token}`.
    Reply marketOfToken(ClobRequest request) {
        String token = request.segment("token");
        return loop.call((engine, _) -> engine.marketOfToken(token))
                .map(market ->
                        Reply.ok(
                                Reply.object()
                                        .put("condition_id", market.conditionId())
                                        .put("primary_token_id", market.upToken())
                                        .put("secondary_token_id", market.downToken())))
                .orElseGet(() -> Reply.notFound(NO_MARKET));
    }

    private Optional<Shown> shown(String conditionId) {
        return loop.call(
                (engine, _) -> engine.market(conditionId).map(market -> shown(engine, market)));
    }

    private List<Shown> all() {
        return loop.call((engine, _) ->
                engine.markets().stream().map(market -> shown(engine, market)).toList());
    }

    private static Shown shown(MatchEngine engine, ListedMarket market) {
        return new Shown(
                market, engine.book(market.upToken()), engine.resolution(market.conditionId()));
    }

    private ObjectNode full(Shown shown) {
        ListedMarket market = shown.market;
        boolean open = shown.resolution.isEmpty();
        ObjectNode json =
                Reply.object()
                        .put("enable_order_book", open)
                        .put("active", true)
                        .put("closed", !open)
                        .put("archived", false)
                        .put("accepting_orders", open)
                        .putNull("accepting_order_timestamp")
                        .put("minimum_order_size", number(market.minimumSizeE8()))
                        .put("minimum_tick_size", number(tickE8(shown)))
                        .put("condition_id", market.conditionId())
                        .put("question_id", market.conditionId())
                        .put("question", wording.question(market))
                        .put("description", wording.description(market))
                        .put("market_slug", market.slug())
                        .put("end_date_iso", endDate(market))
                        .putNull("game_start_time")
                        .put("seconds_delay", 0)
                        .put("fpmm", "")
                        .put("maker_base_fee", FEE_CAP_BPS)
                        .put("taker_base_fee", FEE_CAP_BPS)
                        .put("notifications_enabled", true)
                        .put("neg_risk", false)
                        .put("neg_risk_market_id", "")
                        .put("neg_risk_request_id", "");
        json.set("rewards", rewards());
        json.put("is_50_50_outcome", shown.resolution.equals(Optional.of(Resolution.SPLIT)));
        json.set("tokens", tokens(shown));
        ArrayNode tags = json.putArray("tags");
        List.of("Up or Down", "Hide From New", "Recurring", "Crypto", "Crypto Prices")
                .forEach(tags::add);
        return json;
    }

    private static ObjectNode simplified(Shown shown) {
        boolean open = shown.resolution.isEmpty();
        ObjectNode json = Reply.object().put("condition_id", shown.market.conditionId());
        json.set("rewards", rewards());
        json.set("tokens", tokens(shown));
        return json.put("active", true)
                .put("closed", !open)
                .put("archived", false)
                .put("accepting_orders", open);
    }

    private static ObjectNode brief(Shown shown) {
        ListedMarket market = shown.market;
        ObjectNode json = Reply.object().put("c", market.conditionId());
        ArrayNode tokens = json.putArray("t");
        for (Outcome outcome : Outcome.values()) {
            String token = market.token(outcome);
            tokens.addObject().put("t", token).put("o", market.outcomeName(token));
        }
        json.put("mos", number(market.minimumSizeE8()))
                .put("mts", number(tickE8(shown)))
                .put("mbf", FEE_CAP_BPS)
                .put("tbf", FEE_CAP_BPS)
                .put("ao", shown.resolution.isEmpty())
                .put("sd", 0)
                .put("itode", true)
                .put("rfqe", false);
        json.putObject("fd")
                .put("r", number(market.fees().rateE8()))
                .put("e", market.fees().exponent())
                .put("to", true);
        return json;
    }

    private static ObjectNode rewards() {
        return Reply.object()
                .putNull("rates")
                .put("min_size", REWARD_SIZE_MIN)
                .put("max_spread", REWARD_SPREAD_MAX);
    }

    private static ArrayNode tokens(Shown shown) {
        ArrayNode tokens = JsonNodeFactory.instance.arrayNode();
        for (Outcome outcome : Outcome.values()) {
            String token = shown.market.token(outcome);
            long priceE8 = priceE8(shown, outcome);
            boolean winner = shown.resolution.isPresent() && priceE8 == E8.ONE;
            tokens.addObject()
                    .put("token_id", token)
                    .put("outcome", shown.market.outcomeName(token))
                    .put("price", number(priceE8))
                    .put("winner", winner);
        }
        return tokens;
    }

    private static long priceE8(Shown shown, Outcome outcome) {
        boolean up = outcome == Outcome.UP;
        if (shown.resolution.isPresent()) {
            return switch (shown.resolution.get()) {
                case UP -> up ? E8.ONE : 0;
                case DOWN -> up ? 0 : E8.ONE;
                case SPLIT -> E8.ONE / 2;
            };
        }
        long upE8 = shown.upBook.map(QuoteDesk::middleE8).orElse(E8.ONE / 2);
        return up ? upE8 : E8.ONE - upE8;
    }

    private static long tickE8(Shown shown) {
        return shown.upBook.map(BookView::tickE8).orElse(CLOSED_TICK_E8);
    }

    /// A JSON number without trailing zeros.
    static JsonNode node(long valueE8) {
        return JsonNodeFactory.instance.numberNode(number(valueE8));
    }

    private static BigDecimal number(long valueE8) {
        return new BigDecimal(E8.format(valueE8));
    }

    // The date alone, as the venue prints it.
    private static String endDate(ListedMarket market) {
        Instant end = Instant.ofEpochSecond(Times.toEpochSecond(market.window().endNs()));
        return end.atZone(ZoneOffset.UTC).toLocalDate() + "T00:00:00Z";
    }
}
