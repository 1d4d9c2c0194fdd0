package io.foretick.journal.codec;

import io.foretick.event.Event;
import io.foretick.event.live.Control;

import tools.jackson.core.JsonGenerator;

/// The fields of what a session of real orders goes through; see [EventJson] for the units.
final class AccountNewsJson {

    private AccountNewsJson() {}

    static int instrument(Event.AccountNews event) {
        return switch (event) {
            case Event.HoldingReported held -> held.instrument();
            case Event.HoldingAdopted adopted -> adopted.instrument();
            case Event.Redeemed redeemed -> redeemed.instrument();
            case Event.Unexplained unexplained -> unexplained.instrument();
            case Event.OrderNamed _, Event.OrderUnknown _ -> EventJson.NO_INSTRUMENT;
            case Event.FillMoved _, Event.CashReported _ -> EventJson.NO_INSTRUMENT;
        };
    }

    static void write(Event.AccountNews event, JsonGenerator json) {
        switch (event) {
            case Event.OrderNamed named -> {
                json.writeNumberProperty("order_id", named.orderId());
                json.writeStringProperty("name", named.name());
            }
            case Event.OrderUnknown unknown ->
                    json.writeNumberProperty("order_id", unknown.orderId());
            case Event.FillMoved moved -> {
                json.writeNumberProperty("order_id", moved.orderId());
                json.writeNumberProperty("trade_id", moved.tradeId());
                EventJson.key(json, "state", moved.state());
            }
            case Event.CashReported cash -> json.writeNumberProperty("cash_e8", cash.cashE8());
            case Event.HoldingReported held -> {
                json.writeNumberProperty("up_e8", held.upE8());
                json.writeNumberProperty("down_e8", held.downE8());
            }
            case Event.HoldingAdopted adopted -> {
                EventJson.key(json, "outcome", adopted.outcome());
                json.writeNumberProperty("quantity_e8", adopted.quantityE8());
                json.writeNumberProperty("cost_e8", adopted.costE8());
            }
            case Event.Redeemed _ -> {} // has a market and nothing else
            case Event.Unexplained unexplained ->
                    json.writeStringProperty("what", unexplained.what());
        }
    }

    static void write(Control control, JsonGenerator json) {
        switch (control) {
            case Control.Halt(String reason) -> told("halt", reason, json);
            case Control.Resume(String reason) -> told("resume", reason, json);
            case Control.Pause(String scope, boolean paused) -> {
                json.writeStringProperty("control", paused ? "pause" : "unpause");
                json.writeStringProperty("scope", scope);
            }
            case Control.Limit(String name, double value) -> {
                json.writeStringProperty("control", "limit");
                json.writeStringProperty("name", name);
                json.writeNumberProperty("value", value);
            }
        }
    }

    private static void told(String control, String reason, JsonGenerator json) {
        json.writeStringProperty("control", control);
        json.writeStringProperty("reason", reason);
    }
}
