package io.foretick.venue.polymarket.gateway;

import io.foretick.base.Times;
import io.foretick.venue.VenueException;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;
import io.foretick.venue.live.work.Workers;
import io.foretick.venue.polymarket.account.AccountQuestion;
import io.foretick.venue.polymarket.account.AccountSnapshot;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.TradeRecord;
import io.foretick.venue.polymarket.gateway.rest.Ask;
import io.foretick.venue.polymarket.gateway.rest.Outcome;
import io.foretick.venue.polymarket.gateway.rest.RequestBudget;
import io.foretick.venue.polymarket.gateway.wire.AccountAnswers;
import io.foretick.venue.polymarket.gateway.wire.OrderRecords;
import io.foretick.venue.polymarket.gateway.wire.Page;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Asks the venue what our account looks like, as often as it takes within reason. A list with a
/// part that cannot be read is no list. For threads that may block.
final class AccountQuestions {

    private static final int ATTEMPTS_MAX = 6;
    private static final long REST_NS_MIN = 250 * Times.MILLI_NS;
    private static final long REST_NS_MAX = 10 * Times.SECOND_NS;
    private static final int PAGES_MAX = 10_000;
    private static final int POSITIONS_PAGE = 500;
    private static final int AT_ONCE_MAX = 16;

    private final Line line;
    private final TradingAccount account;
    private final @Nullable RestClient data; // null where there is no Data API

    AccountQuestions(Line line, TradingAccount account, @Nullable RestClient data) {
        this.line = line;
        this.account = account;
        this.data = data;
    }

    /// The whole account: orders before trades, so that what fills meanwhile is seen at least once,
    /// and both before balances.
    AccountSnapshot account(AccountQuestion question) throws VenueException, InterruptedException {
        long askedNs = line.clock().nowNs();
        List<OrderRecord> open = openOrders();
        List<TradeRecord> trades = tradesSince(question.tradesSinceSecond());
        long cashE8 = balanceE8("asset_type=COLLATERAL");
        Map<String, Long> tokensE8 = new HashMap<>(positionsE8());
        tokensE8.putAll(balancesE8(question.tokenIds()));
        return new AccountSnapshot(askedNs, line.clock().nowNs(), open, trades, cashE8, tokensE8);
    }

    /// All open orders.
    List<OrderRecord> openOrders() throws VenueException, InterruptedException {
        Map<String, OrderRecord> byName = new LinkedHashMap<>();
        for (OrderRecord order : pages("/data/orders", "", Page::ofOrders)) {
            byName.put(order.name(), order);
        }
        return List.copyOf(byName.values());
    }

    /// Trades matched at or after a second, oldest first.
    List<TradeRecord> tradesSince(long second) throws VenueException, InterruptedException {
        String after = second > 0 ? "&after=" + (second - 1) : ""; // the venue leaves it out itself
        Map<String, TradeRecord> byId = new LinkedHashMap<>();
        for (TradeRecord trade : pages("/data/trades", after, Page::ofTrades)) {
            byId.put(trade.id(), trade);
        }
        List<TradeRecord> trades = new ArrayList<>(byId.values());
        trades.sort(Comparator.comparingLong(TradeRecord::matchNs));
        return trades;
    }

    /// An order; empty if the venue knows no open order of this id.
    Optional<OrderRecord> order(String name) throws VenueException, InterruptedException {
        String path = "/data/order/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        Ask ask = Ask.get(path, "", line.settings().timeouts().question());
        Outcome.Answer answer = answer(RequestBudget.Kind.OTHER, ask);
        String body = answer.body().strip();
        if (answer.status() == 404 || body.isEmpty() || body.equals("null") || body.equals("{}")) {
            return Optional.empty();
        }
        return Optional.of(OrderRecords.listed(body).orElseThrow(() -> unreadable(ask.path())));
    }

    /// Whether the account may only close positions.
    boolean closedOnly() throws VenueException, InterruptedException {
        String path = "/auth/ban-status/closed-only";
        String body = body(RequestBudget.Kind.OTHER, question(path, ""));
        return AccountAnswers.closedOnly(body).orElseThrow(() -> unreadable(path));
    }

    private <T> List<T> pages(String path, String query, Function<String, Optional<Page<T>>> reader)
            throws VenueException, InterruptedException {
        List<T> all = new ArrayList<>();
        String cursor = Page.FIRST;
        for (int page = 0; page < PAGES_MAX; page++) {
            String encoded = URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            String body =
                    body(
                            RequestBudget.Kind.OTHER,
                            question(path, "?next_cursor=" + encoded + query));
            Page<T> read = reader.apply(body).orElseThrow(() -> unreadable(path));
            all.addAll(read.items());
            if (read.next().isEmpty() || read.next().equals(cursor)) {
                return all;
            }
            cursor = read.next();
        }
        throw new VenueException(path + " has more than " + PAGES_MAX + " pages");
    }

    private long balanceE8(String asset) throws VenueException, InterruptedException {
        Ask ask = balanceAsk(asset);
        return readBalanceE8(body(RequestBudget.Kind.BALANCE, ask));
    }

    private Ask balanceAsk(String asset) {
        return question(
                "/balance-allowance",
                "?" + asset + "&signature_type=" + account.signatureType().code());
    }

    private static long readBalanceE8(String body) throws VenueException {
        OptionalLong balanceE8 = AccountAnswers.balanceE8(body);
        if (balanceE8.isEmpty()) {
            throw unreadable("/balance-allowance");
        }
        return balanceE8.getAsLong();
    }

    /// Asks for many at once; who gets no answer then is asked for alone.
    private Map<String, Long> balancesE8(List<String> tokenIds)
            throws VenueException, InterruptedException {
        Map<String, Long> balancesE8 = new HashMap<>();
        for (int from = 0; from < tokenIds.size(); from += AT_ONCE_MAX) {
            List<String> some =
                    tokenIds.subList(from, Math.min(from + AT_ONCE_MAX, tokenIds.size()));
            List<CompletableFuture<Outcome>> answers = new ArrayList<>(some.size());
            for (String tokenId : some) {
                line.budget().await(RequestBudget.Kind.BALANCE);
                answers.add(line.http().send(balanceAsk(conditional(tokenId))));
            }
            for (int k = 0; k < some.size(); k++) {
                boolean good =
                        answers.get(k).join() instanceof Outcome.Answer answer
                                && answer.status() == 200;
                long balanceE8 =
                        good
                                ? readBalanceE8(((Outcome.Answer) answers.get(k).join()).body())
                                : balanceE8(conditional(some.get(k)));
                balancesE8.put(some.get(k), balanceE8);
            }
        }
        return balancesE8;
    }

    private static String conditional(String tokenId) {
        return "asset_type=CONDITIONAL&token_id="
                + URLEncoder.encode(tokenId, StandardCharsets.UTF_8);
    }

    private Map<String, Long> positionsE8() throws VenueException, InterruptedException {
        Map<String, Long> allE8 = new HashMap<>();
        if (data == null) {
            return allE8;
        }
        for (int page = 0; page < PAGES_MAX; page++) {
            String path =
                    "/positions?user=%s&sizeThreshold=0&limit=%d&offset=%d"
                            .formatted(
                                    account.funder().checksummed(),
                                    POSITIONS_PAGE,
                                    page * POSITIONS_PAGE);
            Map<String, Long> read =
                    AccountAnswers.positionsE8(positions(data, path))
                            .orElseThrow(() -> unreadable("/positions"));
            allE8.putAll(read);
            if (read.size() < POSITIONS_PAGE) {
                return allE8;
            }
        }
        throw new VenueException("/positions has more than " + PAGES_MAX + " pages");
    }

    private String positions(RestClient from, String path)
            throws VenueException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            line.budget().await(RequestBudget.Kind.POSITIONS);
            if (from.get(path) instanceof RestAnswer.Body body) {
                return new String(body.bytes(), StandardCharsets.UTF_8);
            }
            Workers.pause(restNs(attempt, 0));
        }
        throw new VenueException("/positions was not answered in " + ATTEMPTS_MAX + " attempts");
    }

    private Ask question(String path, String query) {
        return Ask.get(path, query, line.settings().timeouts().question());
    }

    private String body(RequestBudget.Kind kind, Ask ask)
            throws VenueException, InterruptedException {
        Outcome.Answer answer = answer(kind, ask);
        if (answer.status() != 200) {
            throw new VenueException(ask + " was answered with status " + answer.status());
        }
        return answer.body();
    }

    /// The first answer that does not ask for patience.
    private Outcome.Answer answer(RequestBudget.Kind kind, Ask ask)
            throws VenueException, InterruptedException {
        String last = "";
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            line.budget().await(kind);
            long retryAfterSeconds = 0;
            switch (line.http().send(ask).join()) {
                case Outcome.Answer answer -> {
                    if (!isBusy(answer.status())) {
                        return answer;
                    }
                    last = "status " + answer.status();
                    retryAfterSeconds = Math.max(0, answer.retryAfterSeconds());
                }
                case Outcome.NotSent(String reason) -> last = reason;
                case Outcome.Lost(String reason) -> last = reason;
            }
            Workers.pause(restNs(attempt, retryAfterSeconds));
        }
        throw new VenueException("%s failed %d times: %s".formatted(ask, ATTEMPTS_MAX, last));
    }

    private static boolean isBusy(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    private long restNs(int attempt, long retryAfterSeconds) {
        long askedNs = line.clock().toWallNs(retryAfterSeconds * Times.SECOND_NS);
        return Math.clamp(askedNs, REST_NS_MIN << (attempt - 1), REST_NS_MAX);
    }

    private static VenueException unreadable(String path) {
        return new VenueException("the answer of " + path + " cannot be read");
    }
}
