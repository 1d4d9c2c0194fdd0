package io.foretick.lab.bench.frame;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// The same events read with Jackson's streaming parser, as a yardstick: well-formed frames only,
/// and none of the checks that the real decoders make.
public final class JacksonDecoders {

    private static final JsonFactory JSON = new JsonFactory();

    private JacksonDecoders() {}

    private static JsonParser parser(byte[] frame, int offset, int length) {
        return JSON.createParser(ObjectReadContext.empty(), frame, offset, length);
    }

    /// A trade of Binance.
    public static final class Trade implements FrameDecoder {

        private final Map<String, Integer> instruments = Map.of("BTCUSDT", Frames.INSTRUMENT);
        private String symbol = "";
        private long tradeId;
        private long priceE8;
        private long quantityE8;
        private long timeMs;
        private boolean buyerIsMaker;

        @Override
        public void decode(Stamp at, byte[] frame, int offset, int length, Consumer<Event> sink) {
            try (JsonParser json = parser(frame, offset, length)) {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    if (token == JsonToken.PROPERTY_NAME) {
                        member(json);
                    }
                }
            }
            int instrument = Objects.requireNonNull(instruments.get(symbol));
            Side taker = buyerIsMaker ? Side.SELL : Side.BUY;
            Stamp stamp = at.withVenueNs(timeMs * Times.MILLI_NS);
            sink.accept(new Event.Trade(stamp, instrument, tradeId, priceE8, quantityE8, taker));
        }

        private void member(JsonParser json) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "s" -> symbol = json.getString();
                case "t" -> tradeId = json.getLongValue();
                case "p" -> priceE8 = E8.parse(json.getString());
                case "q" -> quantityE8 = E8.parse(json.getString());
                case "T" -> timeMs = json.getLongValue();
                case "m" -> buyerIsMaker = json.getBooleanValue();
                default -> {} // the stream's name, the type, the event's time
            }
        }
    }

    /// A book or a change of price of Polymarket.
    public static final class Levels implements FrameDecoder {

        private final Map<String, Integer> tokens =
                Map.of(Frames.UP_TOKEN, 0, Frames.DOWN_TOKEN, 1);
        private final BookChanges.Builder builder = new BookChanges.Builder();
        private int token;
        private boolean bid;
        private boolean complete;
        private long priceE8;
        private long quantityE8;
        private long timeMs;

        @Override
        public void decode(Stamp at, byte[] frame, int offset, int length, Consumer<Event> sink) {
            builder.reset();
            try (JsonParser json = parser(frame, offset, length)) {
                for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
                    if (next == JsonToken.PROPERTY_NAME) {
                        member(json);
                    } else if (next == JsonToken.END_OBJECT && complete) {
                        level();
                    }
                }
            }
            Stamp stamp = at.withVenueNs(timeMs * Times.MILLI_NS);
            sink.accept(new Event.BookUpdate(stamp, 0, 0, builder.build()));
        }

        private void member(JsonParser json) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "asset_id" -> token = Objects.requireNonNull(tokens.get(json.getString()));
                case "timestamp" -> timeMs = Long.parseLong(json.getString());
                case "bids" -> {
                    builder.clear(Frames.INSTRUMENT);
                    bid = true;
                }
                case "asks" -> bid = false;
                case "side" -> bid = json.getString().equals("BUY");
                case "price" -> priceE8 = E8.parse(json.getString());
                case "size" -> {
                    quantityE8 = E8.parse(json.getString());
                    complete = true;
                }
                default -> {} // hashes, the best prices, the market's id
            }
        }

        private void level() {
            complete = false;
            if (bid == (token == 0)) {
                builder.bid(Frames.INSTRUMENT, upPriceE8(), quantityE8);
            } else {
                builder.ask(Frames.INSTRUMENT, upPriceE8(), quantityE8);
            }
        }

        private long upPriceE8() {
            return token == 0 ? priceE8 : E8.ONE - priceE8;
        }
    }
}
