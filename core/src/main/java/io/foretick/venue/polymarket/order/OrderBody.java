package io.foretick.venue.polymarket.order;

import io.foretick.venue.ethereum.Signer;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.sign.OrderSignature;
import io.foretick.venue.polymarket.sign.OrderStruct;

import java.io.IOException;
import java.util.regex.Pattern;

/// What is posted to place an order. Written once: the request's signature covers these very
/// characters, so the same text is signed and sent.
///
/// @param request the order, its domain and what travels unsigned
/// @param signature of the order
/// @param owner the API key under which it is posted
/// @param deferred whether the answer need not wait for the match
public record OrderBody(OrderRequest request, String signature, String owner, boolean deferred) {

    private static final int PLAIN_LENGTH = 1_200; // with a plain signature; others grow

    /// What JSON takes as it stands.
    private static final Pattern PLAIN_TEXT = Pattern.compile("[!#-\\[\\]-~ ]*");

    public OrderBody {
        if (!PLAIN_TEXT.matcher(owner).matches()) {
            throw new IllegalArgumentException("the API key has a character that no key has");
        }
    }

    /// Has an order signed; its answer waits for the match.
    ///
    /// @throws IOException if the signer does not answer, or not as agreed
    public static OrderBody signed(OrderRequest request, Signer signer, String owner)
            throws IOException {
        String signature = OrderSignature.sign(request.order(), request.domain(), signer);
        return new OrderBody(request, signature, owner, false);
    }

    /// The characters to send, members in the order in which the venue's client writes them. Every
    /// value is a number or plain text, so nothing needs escaping.
    public String json() {
        OrderStruct order = request.order();
        var json = new StringBuilder(PLAIN_LENGTH);
        json.append("{\"deferExec\":").append(deferred);
        json.append(",\"postOnly\":").append(request.postOnly());
        json.append(",\"order\":{\"salt\":").append(order.salt());
        add(json, ",\"maker\":\"", order.maker().checksummed());
        add(json, ",\"signer\":\"", order.signer().checksummed());
        add(json, ",\"tokenId\":\"", order.tokenId().toString());
        add(json, ",\"makerAmount\":\"", Long.toString(order.makerAmountE6()));
        add(json, ",\"takerAmount\":\"", Long.toString(order.takerAmountE6()));
        add(json, ",\"side\":\"", order.side().name());
        json.append(",\"signatureType\":").append(order.signatureType().code());
        add(json, ",\"timestamp\":\"", Long.toString(order.timestampMs()));
        add(json, ",\"expiration\":\"", Long.toString(request.expirationSecond()));
        add(json, ",\"metadata\":\"", order.metadata().hex());
        add(json, ",\"builder\":\"", order.builder().hex());
        add(json, ",\"signature\":\"", signature);
        add(json, "},\"owner\":\"", owner);
        add(json, ",\"orderType\":\"", request.timeInForce().name());
        return json.append('}').toString();
    }

    private static void add(StringBuilder json, String opening, String value) {
        json.append(opening).append(value).append('"');
    }

    @Override
    public String toString() {
        return "OrderBody[" + request.name() + "]"; // the API key stays out of logs
    }
}
