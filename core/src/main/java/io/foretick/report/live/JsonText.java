package io.foretick.report.live;

import io.foretick.base.E8;
import io.foretick.base.Times;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Writes JSON as the dashboard's readers want it: exact decimals for money, all digits of an
/// estimate, epoch seconds for times, null for what is not known. For one document, one thread.
public final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int BYTES = 1 << 14;
    private static final int DECIMALS = 8;

    private final JsonGenerator out;

    private JsonText(JsonGenerator out) {
        this.out = out;
    }

    /// An array with what `elements` writes.
    public static String array(Consumer<JsonText> elements) {
        return document(json -> {
            json.out.writeStartArray();
            elements.accept(json);
            json.out.writeEndArray();
        });
    }

    /// An object with what `fields` writes.
    public static String object(Consumer<JsonText> fields) {
        return document(json -> json.element(fields));
    }

    private static String document(Consumer<JsonText> content) {
        var bytes = new ByteArrayOutputStream(BYTES);
        try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
            content.accept(new JsonText(out));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// An object inside an array.
    public void element(Consumer<JsonText> fields) {
        out.writeStartObject();
        fields.accept(this);
        out.writeEndObject();
    }

    /// An object as a field.
    public JsonText object(String key, Consumer<JsonText> fields) {
        out.writeName(key);
        element(fields);
        return this;
    }

    /// An array as a field.
    public JsonText array(String key, Consumer<JsonText> elements) {
        out.writeArrayPropertyStart(key);
        elements.accept(this);
        out.writeEndArray();
        return this;
    }

    public JsonText put(String key, String text) {
        out.writeStringProperty(key, text);
        return this;
    }

    /// An array of texts as a field.
    public JsonText putTexts(String key, Iterable<String> texts) {
        out.writeArrayPropertyStart(key);
        texts.forEach(out::writeString);
        out.writeEndArray();
        return this;
    }

    /// An array of finite numbers as a field.
    public JsonText putNumbers(String key, double... values) {
        out.writeArrayPropertyStart(key);
        for (double value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
        return this;
    }

    public JsonText put(String key, boolean value) {
        out.writeBooleanProperty(key, value);
        return this;
    }

    public JsonText put(String key, long value) {
        out.writeNumberProperty(key, value);
        return this;
    }

    /// An estimate, null for NaN.
    public JsonText put(String key, double value) {
        if (Double.isFinite(value)) {
            out.writeNumberProperty(key, value);
        } else {
            out.writeNullProperty(key);
        }
        return this;
    }

    public JsonText putNull(String key) {
        out.writeNullProperty(key);
        return this;
    }

    /// An exact amount.
    public JsonText putE8(String key, long valueE8) {
        if (valueE8 % E8.ONE == 0) {
            out.writeNumberProperty(key, valueE8 / E8.ONE);
        } else {
            out.writeNumberProperty(
                    key, BigDecimal.valueOf(valueE8, DECIMALS).stripTrailingZeros());
        }
        return this;
    }

    /// A price, null for the 0 that stands for none.
    public JsonText putPriceE8(String key, long priceE8) {
        return priceE8 == 0 ? putNull(key) : putE8(key, priceE8);
    }

    /// An instant in epoch seconds.
    public JsonText putTimeNs(String key, long timeNs) {
        if (timeNs % Times.SECOND_NS == 0) {
            return put(key, timeNs / Times.SECOND_NS);
        }
        out.writeNumberProperty(key, BigDecimal.valueOf(timeNs / Times.MILLI_NS, 3));
        return this;
    }

    /// A column of numbers, null for NaN.
    public JsonText putColumn(String key, double[] values) {
        out.writeArrayPropertyStart(key);
        for (double value : values) {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
        out.writeEndArray();
        return this;
    }
}
