package io.foretick.journal.codec;

import io.foretick.event.Command;
import io.foretick.event.OrderTerms;

import tools.jackson.core.JsonGenerator;

/// The fields of commands for people and other programs; see [EventJson] for the units.
public final class CommandJson {

    private CommandJson() {}

    /// The market that a command names, or [EventJson#NO_INSTRUMENT].
    public static int instrument(Command command) {
        return switch (command) {
            case Command.PlaceOrder place -> place.market();
            case Command.CancelMarket cancel -> cancel.market();
            case Command.CancelOrder _, Command.CancelAll _ -> EventJson.NO_INSTRUMENT;
        };
    }

    /// Writes the properties of a command into an object that is open, without time and market.
    public static void write(Command command, JsonGenerator json) {
        switch (command) {
            case Command.PlaceOrder place -> {
                json.writeNumberProperty("order_id", place.orderId());
                json.writeStringProperty("strategy", place.strategy());
                terms(place.terms(), json);
            }
            case Command.CancelOrder cancel ->
                    json.writeNumberProperty("order_id", cancel.orderId());
            case Command.CancelMarket _ -> {} // has a market and nothing else
            case Command.CancelAll _ -> {} // has a time and nothing else
        }
    }

    private static void terms(OrderTerms terms, JsonGenerator json) {
        EventJson.key(json, "outcome", terms.outcome());
        EventJson.key(json, "side", terms.side());
        json.writeNumberProperty("price_e8", terms.priceE8());
        json.writeNumberProperty("quantity_e8", terms.quantityE8());
        EventJson.key(json, "time_in_force", terms.timeInForce());
        json.writeBooleanProperty("post_only", terms.postOnly());
        if (terms.expireNs() > 0) {
            json.writeNumberProperty("expire_ns", terms.expireNs());
        } else {
            json.writeNullProperty("expire_ns");
        }
    }
}
