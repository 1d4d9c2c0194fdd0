package io.foretick.journal.codec;

import io.foretick.base.DensityCurve;
import io.foretick.base.Digest;
import io.foretick.event.Bar;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;

import tools.jackson.core.JsonGenerator;

import java.util.Locale;

/// The fields of events for people and other programs. Not read back by Foretick: the journal is.
///
/// Prices and quantities are whole numbers of 1e-8, times are nanoseconds since the epoch, digests
/// are hexadecimal texts, and what is not there is null.
public final class EventJson {

    /// Stands for an event that names no single instrument.
    public static final int NO_INSTRUMENT = -1;

    private EventJson() {}

    /// The instrument that an event is about, or [#NO_INSTRUMENT].
    public static int instrument(Event event) {
        return switch (event) {
            case Event.Listed listed -> listed.instrument();
            case Event.Trade trade -> trade.instrument();
            case Event.Quote quote -> quote.instrument();
            case Event.BookUpdate update -> soleInstrument(update.changes());
            case Event.BookLost lost -> lost.instrument();
            case Event.OracleTick tick -> tick.instrument();
            case Event.Candle candle -> candle.instrument();
            case Event.TickSizeChanged changed -> changed.instrument();
            case Event.StrikePublished strike -> strike.instrument();
            case Event.MarketResolved resolved -> resolved.instrument();
            case Event.DensityPublished density -> density.instrument();
            case Event.AccountNews news -> AccountNewsJson.instrument(news);
            case Event.Controlled _,
                    Event.FrameSkipped _,
                    Event.FeedDown _,
                    Event.FeedUp _,
                    Event.Stopping _,
                    Event.ModelChanged _,
                    Event.Gap _,
                    Event.Tick _,
                    Event.OrderAccepted _,
                    Event.OrderRejected _,
                    Event.OrderFilled _,
                    Event.OrderClosed _ ->
                    NO_INSTRUMENT;
        };
    }

    /// Writes the properties of an event into an object that is open, without stamp and instrument.
    public static void write(Event event, JsonGenerator json) {
        switch (event) {
            case Event.Listed listed -> TermsJson.write(listed.terms(), json);
            case Event.Trade trade -> trade(trade, json);
            case Event.Quote quote -> quote(quote, json);
            case Event.BookUpdate update -> bookUpdate(update, json);
            case Event.BookLost lost -> key(json, "reason", lost.reason());
            case Event.OracleTick tick -> json.writeNumberProperty("price_e8", tick.priceE8());
            case Event.Candle candle -> bar(candle.bar(), json);
            case Event.TickSizeChanged changed ->
                    json.writeNumberProperty("tick_e8", changed.tickE8());
            case Event.StrikePublished strike ->
                    json.writeNumberProperty("price_e8", strike.priceE8());
            case Event.MarketResolved resolved -> {
                key(json, "resolution", resolved.resolution());
                json.writeNumberProperty("final_price_e8", resolved.finalPriceE8());
            }
            case Event.FrameSkipped skipped -> key(json, "reason", skipped.reason());
            case Event.FeedDown down -> key(json, "feed", down.feed());
            case Event.FeedUp up -> key(json, "feed", up.feed());
            case Event.Gap gap -> {
                key(json, "feed", gap.feed());
                json.writeNumberProperty("missing", gap.missing());
            }
            case Event.Tick _, Event.Stopping _ -> {} // have a time and nothing else
            case Event.DensityPublished density -> density(density, json);
            case Event.ModelChanged changed -> {
                json.writeStringProperty("name", changed.name());
                json.writeStringProperty("model_digest", Digest.hex(changed.modelDigest()));
            }
            case Event.OrderAccepted accepted ->
                    json.writeNumberProperty("order_id", accepted.orderId());
            case Event.OrderRejected rejected -> {
                json.writeNumberProperty("order_id", rejected.orderId());
                json.writeStringProperty("reason", rejected.reason());
            }
            case Event.OrderFilled filled -> filled(filled, json);
            case Event.OrderClosed closed -> {
                json.writeNumberProperty("order_id", closed.orderId());
                key(json, "reason", closed.reason());
            }
            case Event.Controlled controlled -> AccountNewsJson.write(controlled.control(), json);
            case Event.AccountNews news -> AccountNewsJson.write(news, json);
        }
    }

    static void key(JsonGenerator json, String name, Enum<?> value) {
        json.writeStringProperty(name, value.name().toLowerCase(Locale.ROOT));
    }

    private static int soleInstrument(BookChanges changes) {
        int sole = changes.size() == 0 ? NO_INSTRUMENT : changes.instrument(0);
        for (int k = 1; k < changes.size(); k++) {
            if (changes.instrument(k) != sole) {
                return NO_INSTRUMENT;
            }
        }
        return sole;
    }

    private static void trade(Event.Trade trade, JsonGenerator json) {
        json.writeNumberProperty("trade_id", trade.tradeId());
        json.writeNumberProperty("price_e8", trade.priceE8());
        json.writeNumberProperty("quantity_e8", trade.quantityE8());
        key(json, "taker", trade.taker());
    }

    private static void quote(Event.Quote quote, JsonGenerator json) {
        json.writeNumberProperty("update_id", quote.updateId());
        json.writeNumberProperty("bid_e8", quote.bidE8());
        json.writeNumberProperty("bid_quantity_e8", quote.bidQuantityE8());
        if (quote.askE8() == Event.Quote.NO_ASK_E8) {
            json.writeNullProperty("ask_e8");
        } else {
            json.writeNumberProperty("ask_e8", quote.askE8());
        }
        json.writeNumberProperty("ask_quantity_e8", quote.askQuantityE8());
    }

    private static void bookUpdate(Event.BookUpdate update, JsonGenerator json) {
        json.writeNumberProperty("first_update_id", update.firstUpdateId());
        json.writeNumberProperty("last_update_id", update.lastUpdateId());
        json.writeArrayPropertyStart("changes");
        BookChanges changes = update.changes();
        for (int k = 0; k < changes.size(); k++) {
            json.writeStartObject();
            json.writeNumberProperty("instrument", changes.instrument(k));
            if (changes.isClear(k)) {
                json.writeBooleanProperty("clear", true);
            } else {
                json.writeStringProperty("side", changes.isBid(k) ? "bid" : "ask");
                json.writeNumberProperty("price_e8", changes.priceE8(k));
                json.writeNumberProperty("quantity_e8", changes.quantityE8(k));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void bar(Bar bar, JsonGenerator json) {
        json.writeNumberProperty("start_ns", bar.startNs());
        json.writeNumberProperty("length_ns", bar.lengthNs());
        json.writeNumberProperty("open_e8", bar.openE8());
        json.writeNumberProperty("high_e8", bar.highE8());
        json.writeNumberProperty("low_e8", bar.lowE8());
        json.writeNumberProperty("close_e8", bar.closeE8());
        json.writeNumberProperty("volume_e8", bar.volumeE8());
    }

    private static void density(Event.DensityPublished density, JsonGenerator json) {
        json.writeNumberProperty("cut_ns", density.cutNs());
        json.writeStringProperty("model_digest", Digest.hex(density.modelDigest()));
        json.writeStringProperty("input_digest", Digest.hex(density.inputDigest()));
        json.writeArrayPropertyStart("knots");
        DensityCurve curve = density.curve();
        for (int k = 0; k < curve.knots(); k++) {
            json.writeStartObject();
            json.writeNumberProperty("horizon_seconds", curve.horizonSeconds(k));
            json.writeNumberProperty("sigma", curve.sigma(k));
            json.writeNumberProperty("nu", curve.nu(k));
            json.writeNumberProperty("lambda", curve.lambda(k));
            if (curve.isCorrected()) {
                json.writeArrayPropertyStart("correction");
                for (int term = 0; term < DensityCurve.CORRECTIONS; term++) {
                    json.writeNumber(curve.correction(k, term));
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void filled(Event.OrderFilled filled, JsonGenerator json) {
        json.writeNumberProperty("order_id", filled.orderId());
        json.writeNumberProperty("trade_id", filled.tradeId());
        json.writeNumberProperty("price_e8", filled.priceE8());
        json.writeNumberProperty("quantity_e8", filled.quantityE8());
        json.writeNumberProperty("fee_e8", filled.feeE8());
        json.writeBooleanProperty("maker", filled.maker());
    }
}
