package io.foretick.exchange.polymarket.clob;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.exchange.polymarket.match.MatchEngine;
import io.foretick.exchange.polymarket.match.OrderRequest;
import io.foretick.exchange.polymarket.match.PlaceAnswer;
import io.foretick.exchange.polymarket.match.PlaceAnswer.Accepted;
import io.foretick.exchange.polymarket.match.PlaceAnswer.Refused;
import io.foretick.exchange.polymarket.match.PlaceAnswer.Status;
import io.foretick.exchange.wire.Faults;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.OrderHash;
import io.foretick.venue.polymarket.sign.OrderSignature;
import io.foretick.venue.polymarket.sign.OrderStruct;
import io.foretick.venue.polymarket.sign.SignatureType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes posted orders: reads them, checks who signed them, and hands them to the engine. Any
/// thread.
final class OrderDesk {

    private static final int BATCH_MAX = 15;
    private static final int NAMES_MAX = 100_000; // the oldest go first
    private static final long HELD_SECONDS_MAX = 60; // wall time
    private static final String MALFORMED = "Invalid order payload";
    private static final String WRONG_VERSION = "order_version_mismatch";

    private final ClobSettings settings;
    private final VenueLoop loop;
    private final Restrictions restrictions;
    private final HeldAnswers held;
    private final Funders funders;
    private final Faults faults;
    private final ExchangeDomain domain;
    private final ExchangeDomain nextDomain;
    private final LinkedHashSet<String> names = new LinkedHashSet<>(); // under the loop's lock
    private long repeated; // under the loop's lock

    OrderDesk(
            ClobSettings settings,
            VenueLoop loop,
            Restrictions restrictions,
            HeldAnswers held,
            Funders funders,
            Faults faults) {
        this.settings = settings;
        this.loop = loop;
        this.restrictions = restrictions;
        this.held = held;
        this.funders = funders;
        this.faults = faults;
        this.domain = domain(2);
        this.nextDomain = domain(3);
    }

    private ExchangeDomain domain(int version) {
        return ExchangeDomain.find(version, settings.chainId(), MarketKind.PLAIN).orElseThrow();
    }

    /// `POST /order`.
    Reply post(KeyRing.Key caller, ClobRequest request) {
        Optional<Reply> closed = restrictions.againstOrders();
        if (closed.isPresent()) {
            return closed.get();
        }
        return switch (place(caller, request.json())) {
            case Accepted accepted -> Reply.ok(json(accepted));
            case Refused(_, String text) -> Reply.badRequest(text);
        };
    }

    /// `POST /orders`.
    Reply postAll(KeyRing.Key caller, ClobRequest request) {
        Optional<Reply> closed = restrictions.againstOrders();
        if (closed.isPresent()) {
            return closed.get();
        }
        JsonNode messages = request.json();
        if (!messages.isArray() || messages.isEmpty()) {
            return Reply.badRequest(MALFORMED);
        }
        if (messages.size() > BATCH_MAX) {
            return Reply.badRequest(
                    "Too many orders in payload: %d, max allowed: %d"
                            .formatted(messages.size(), BATCH_MAX));
        }
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode message : messages) {
            answers.add(json(place(caller, message)));
        }
        return Reply.ok(answers);
    }

    private PlaceAnswer place(KeyRing.Key caller, JsonNode json) {
        if (OrderMessage.isFirstVersion(json)) {
            return refused(WRONG_VERSION);
        }
        Optional<OrderMessage> read = OrderMessage.read(json);
        if (read.isEmpty()) {
            return refused(MALFORMED);
        }
        OrderMessage message = read.get();
        Optional<String> wrong =
                wrongOwner(caller, message)
                        .or(() -> restricted(caller, message))
                        .or(() -> wrongSignature(caller.address(), message));
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        String id = OrderHash.digest(message.struct(), domain).hex();
        return hand(message, message.request(id));
    }

    private static PlaceAnswer refused(String text) {
        return new Refused("", text);
    }

    private static Optional<String> wrongOwner(KeyRing.Key caller, OrderMessage message) {
        if (!message.owner().equals(caller.owner())) {
            return Optional.of("the order owner has to be the owner of the API KEY");
        }
        OrderStruct order = message.struct();
        boolean wallet = order.signatureType() == SignatureType.DEPOSIT_WALLET;
        boolean same = order.signer().equals(wallet ? order.maker() : caller.address());
        return same
                ? Optional.empty()
                : Optional.of("the order signer address has to be the address of the API KEY");
    }

    private Optional<String> restricted(KeyRing.Key caller, OrderMessage message) {
        EthAddress address = caller.address();
        String name = "'" + address + "' address ";
        if (restrictions.isBanned(address)) {
            return Optional.of(name + "banned");
        }
        boolean buys = message.struct().side() == Side.BUY;
        return restrictions.isClosedOnly(address) && buys
                ? Optional.of(name + "in closed only mode")
                : Optional.empty();
    }

    private Optional<String> wrongSignature(EthAddress signer, OrderMessage message) {
        OrderStruct order = message.struct();
        boolean ownMaker =
                order.signatureType() != SignatureType.EOA || order.maker().equals(order.signer());
        if (ownMaker && isSigned(message, domain, signer)) {
            return Optional.empty();
        }
        return Optional.of(
                isSigned(message, nextDomain, signer) ? WRONG_VERSION : "invalid signature");
    }

    private static boolean isSigned(
            OrderMessage message, ExchangeDomain domain, EthAddress signer) {
        return OrderSignature.recover(message.struct(), domain, message.signature())
                .filter(signer::equals)
                .isPresent();
    }

    private PlaceAnswer hand(OrderMessage message, OrderRequest request) {
        var turn =
                loop.call((engine, nowNs) -> {
                    count(request.orderId());
                    engine.open(request.account(), settings.startCashE8());
                    funders.note(message);
                    Optional<String> amounts =
                            engine.book(request.tokenId())
                                    .flatMap(book -> AmountRule.broken(request, book.tickE8()));
                    if (amounts.isPresent()) {
                        return CompletableFuture.completedFuture(refused(amounts.get()));
                    }
                    PlaceAnswer answer = match(engine, request, nowNs);
                    return isHeld(message, answer)
                            ? held.expect(request.orderId())
                            : CompletableFuture.completedFuture(answer);
                });
        return await(request, turn);
    }

    /// Orders that came here before, whatever was said of them then.
    long repeated() {
        return loop.call((_, _) -> repeated);
    }

    private void count(String name) {
        if (!names.add(name)) {
            repeated++;
        } else if (names.size() > NAMES_MAX) {
            names.removeFirst();
        }
    }

    private PlaceAnswer match(MatchEngine engine, OrderRequest request, long nowNs) {
        if (faults.matchFailsLater(ClobService.SERVICE)) {
            engine.failNextTrades(1);
        }
        return engine.place(request, nowNs);
    }

    private boolean isHeld(OrderMessage message, PlaceAnswer answer) {
        return settings.delayAnswer() == ClobSettings.DelayAnswer.HELD
                && !message.deferred()
                && answer instanceof Accepted accepted
                && accepted.status() == Status.DELAYED;
    }

    private static PlaceAnswer await(OrderRequest request, CompletableFuture<PlaceAnswer> answer) {
        try {
            return answer.get(HELD_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return new Refused(request.orderId(), "order match delayed due to market conditions");
        } catch (ExecutionException e) {
            throw new IllegalStateException("answers only complete", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is stopping", e);
        }
    }

    private static ObjectNode json(PlaceAnswer answer) {
        ObjectNode json = Reply.object().put("success", true);
        switch (answer) {
            case Accepted accepted -> {
                boolean matched = accepted.takingE8() > 0;
                json.put("errorMsg", "")
                        .put("orderID", accepted.orderId())
                        .put("takingAmount", matched ? E8.format(accepted.takingE8()) : "")
                        .put("makingAmount", matched ? E8.format(accepted.makingE8()) : "")
                        .put("status", accepted.status().name().toLowerCase(Locale.ROOT));
                json.putArray("transactionsHashes");
                accepted.tradeIds().forEach(json.putArray("tradeIDs")::add);
            }
            case Refused(_, String text) ->
                    json.put("errorMsg", text)
                            .put("orderID", "")
                            .put("takingAmount", "")
                            .put("makingAmount", "")
                            .put("status", "");
        }
        return json;
    }
}
