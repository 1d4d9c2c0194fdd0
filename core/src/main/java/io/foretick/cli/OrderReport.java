package io.foretick.cli;

import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.order.OrderBody;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.OrderHash;
import io.foretick.venue.polymarket.sign.OrderStruct;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// All that signing an order comes to, for people and programs that check their own. The members
/// are named as the venue's client names them.
record OrderReport(OrderBody body) {

    private static final JsonMapper MAPPER = new JsonMapper();

    String json() {
        return tree().toPrettyString();
    }

    /// One line for each member, the struct's and the domain's own indented.
    String text() {
        var text = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : tree().properties()) {
            text.append(member.getKey()).append(':');
            if (member.getValue().isObject()) {
                for (Map.Entry<String, JsonNode> inner : member.getValue().properties()) {
                    text.append("\n  ").append(inner.getKey()).append(": ");
                    text.append(inner.getValue().asString());
                }
            } else {
                text.append(' ').append(member.getValue().asString());
            }
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }

    private ObjectNode tree() {
        OrderRequest request = body.request();
        ObjectNode root = MAPPER.createObjectNode();
        root.set("struct", struct(request.order()));
        root.set("domain", domain(request.domain()));
        root.put("domainSeparator", request.domain().separator().hex());
        root.put("structHash", OrderHash.structHash(request.order()).hex());
        root.put("digest", request.name());
        root.put("orderId", request.name());
        root.put("signature", body.signature());
        root.put("body", body.json());
        return root;
    }

    private static ObjectNode struct(OrderStruct order) {
        return MAPPER.createObjectNode()
                .put("salt", Long.toString(order.salt()))
                .put("maker", order.maker().checksummed())
                .put("signer", order.signer().checksummed())
                .put("tokenId", order.tokenId().toString())
                .put("makerAmount", Long.toString(order.makerAmountE6()))
                .put("takerAmount", Long.toString(order.takerAmountE6()))
                .put("side", order.side().name())
                .put("signatureType", order.signatureType().code())
                .put("timestamp", Long.toString(order.timestampMs()))
                .put("metadata", order.metadata().hex())
                .put("builder", order.builder().hex());
    }

    private static ObjectNode domain(ExchangeDomain domain) {
        return MAPPER.createObjectNode()
                .put("name", ExchangeDomain.NAME)
                .put("version", Integer.toString(domain.version()))
                .put("chainId", domain.chainId())
                .put("verifyingContract", domain.verifyingContract().checksummed());
    }
}
