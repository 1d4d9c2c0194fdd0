package io.foretick.journal.codec;

import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;

import tools.jackson.core.JsonGenerator;

/// The terms of instruments as properties; see [EventJson] for the units.
final class TermsJson {

    private TermsJson() {}

    static void write(Instrument terms, JsonGenerator json) {
        json.writeStringProperty("symbol", terms.symbol());
        json.writeStringProperty("asset", terms.asset());
        switch (terms) {
            case Instrument.Spot spot -> {
                json.writeStringProperty("listed", "spot");
                EventJson.key(json, "venue", spot.source());
                json.writeNumberProperty("tick_e8", spot.tickE8());
            }
            case Instrument.Oracle oracle -> {
                json.writeStringProperty("listed", "oracle");
                EventJson.key(json, "venue", oracle.source());
                json.writeNumberProperty("average_seconds", oracle.averageSeconds());
            }
            case Market market -> market(market, json);
        }
    }

    private static void market(Market market, JsonGenerator json) {
        json.writeStringProperty("listed", "market");
        json.writeStringProperty("condition_id", market.conditionId());
        json.writeStringProperty("up_token", market.upToken());
        json.writeStringProperty("down_token", market.downToken());
        json.writeNumberProperty("start_ns", market.window().startNs());
        json.writeNumberProperty("end_ns", market.window().endNs());
        rule(market.rule(), json);
        json.writeNumberProperty("fee_rate_e8", market.fees().rateE8());
        json.writeNumberProperty("fee_exponent", market.fees().exponent());
        json.writeBooleanProperty("fee_in_shares", market.fees().inShares());
        json.writeNumberProperty("tick_e8", market.tickE8());
        json.writeNumberProperty("minimum_size_e8", market.minimumSizeE8());
    }

    private static void rule(SettlementRule rule, JsonGenerator json) {
        json.writeObjectPropertyStart("rule");
        json.writeStringProperty("key", rule.key());
        switch (rule) {
            case SettlementRule.OraclePrice price -> {
                json.writeStringProperty("symbol", price.symbol());
                json.writeNumberProperty("average_seconds", price.averageSeconds());
                EventJson.key(json, "tie", price.tie());
            }
            case SettlementRule.WindowCandle candle -> {
                json.writeStringProperty("symbol", candle.symbol());
                EventJson.key(json, "tie", candle.tie());
            }
            case SettlementRule.BoundaryMinuteCloses closes -> {
                json.writeStringProperty("symbol", closes.symbol());
                EventJson.key(json, "tie", closes.tie());
            }
            case SettlementRule.Unknown unknown ->
                    json.writeStringProperty("reason", unknown.reason());
        }
        json.writeEndObject();
    }
}
