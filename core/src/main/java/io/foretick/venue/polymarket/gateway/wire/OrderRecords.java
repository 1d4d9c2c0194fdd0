package io.foretick.venue.polymarket.gateway.wire;

import io.foretick.event.Side;
import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.OrderRecord.Phase;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads orders as the REST side lists them and as the user channel tells of them. Pure functions.
public final class OrderRecords {

    private OrderRecords() {}

    /// An order that was asked for; empty if the text is none, such as `null`.
    public static Optional<OrderRecord> listed(String text) {
        return Fields.tree(text).flatMap(node -> of(node, phaseOf(Fields.text(node, "status"))));
    }

    /// The venue gives open orders only, by its documents; one that is over must not pass for open.
    private static Phase phaseOf(String status) {
        if (status.startsWith("CANCELED") || status.startsWith("INVALID")) {
            return Phase.CANCELLATION;
        }
        return status.equals("MATCHED") ? Phase.UPDATE : Phase.LISTED;
    }

    /// An order of a page or of the user channel.
    static Optional<OrderRecord> of(JsonNode node, Phase phase) {
        String name = Fields.text(node, "id").toLowerCase(Locale.ROOT);
        Optional<Side> side = Fields.side(node);
        OptionalLong priceE8 = Fields.priceE8(node, "price");
        OptionalLong originalE8 = Fields.amountE8(node, "original_size");
        OptionalLong matchedE8 = Fields.amountE8(node, "size_matched");
        if (name.isEmpty()
                || side.isEmpty()
                || priceE8.isEmpty()
                || originalE8.isEmpty()
                || matchedE8.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new OrderRecord(
                        name,
                        Fields.text(node, "market"),
                        Fields.text(node, "asset_id"),
                        side.get(),
                        priceE8.getAsLong(),
                        originalE8.getAsLong(),
                        matchedE8.getAsLong(),
                        Fields.line(Fields.text(node, "status")),
                        phase));
    }

    /// What the user channel says happened to the order.
    static Optional<Phase> phase(JsonNode node) {
        return switch (Fields.text(node, "type")) {
            case "PLACEMENT" -> Optional.of(Phase.PLACEMENT);
            case "UPDATE" -> Optional.of(Phase.UPDATE);
            case "CANCELLATION" -> Optional.of(Phase.CANCELLATION);
            default -> Optional.empty();
        };
    }
}
