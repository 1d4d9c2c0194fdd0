package io.foretick.report.direction;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.forecast.direction.FeatureVector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// One JSON object on one line, built as bytes and used again for the next. Doubles are written in
/// their shortest exact form, what is not finite as null. Owned by one thread; not for reading.
public final class JsonRow {

    private static final int BYTES = 4_096;
    private static final int NUMBER_BYTES = 32;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[BYTES];
    private int length;
    private int headLength; // of what every object begins with

    /// A row whose objects begin with nothing.
    public JsonRow() {
        add('{');
        headLength = length;
    }

    /// A row whose objects all begin with this text.
    static JsonRow of(String key, String value) {
        JsonRow row = new JsonRow().put(key, value);
        row.headLength = row.length;
        return row;
    }

    /// Opens a new object in place of what was here.
    public JsonRow begin() {
        length = headLength;
        return this;
    }

    /// Closes the object and its line.
    public JsonRow end() {
        close('}');
        add('\n');
        return this;
    }

    /// Opens an object as a member.
    public JsonRow open(String key) {
        key(key);
        add('{');
        return this;
    }

    /// Closes the object that was opened last.
    public JsonRow close() {
        close('}');
        add(',');
        return this;
    }

    /// Puts a text.
    public JsonRow put(String key, String value) {
        key(key);
        text(value);
        add(',');
        return this;
    }

    /// Puts a text, null for an empty one.
    public JsonRow putUnlessEmpty(String key, String value) {
        return value.isEmpty() ? putNull(key) : put(key, value);
    }

    /// Puts a whole number.
    public JsonRow put(String key, long value) {
        key(key);
        whole(value);
        add(',');
        return this;
    }

    /// Puts a double, null unless it is finite.
    public JsonRow put(String key, double value) {
        key(key);
        real(value);
        add(',');
        return this;
    }

    /// Puts a truth.
    public JsonRow put(String key, boolean value) {
        key(key);
        ascii(value ? "true" : "false");
        add(',');
        return this;
    }

    /// Puts null.
    public JsonRow putNull(String key) {
        key(key);
        ascii("null");
        add(',');
        return this;
    }

    /// Puts an instant in epoch milliseconds.
    public JsonRow putTimeNs(String key, long timeNs) {
        return put(key, Math.floorDiv(timeNs, Times.MILLI_NS));
    }

    /// Puts an exact decimal of zero or more, with at least one digit behind its point.
    public JsonRow putE8(String key, long valueE8) {
        key(key);
        whole(valueE8 / E8.ONE);
        add('.');
        long rest = valueE8 % E8.ONE;
        long place = E8.ONE / 10;
        do {
            add((char) ('0' + rest / place));
            rest %= place;
            place /= 10;
        } while (rest != 0);
        add(',');
        return this;
    }

    /// Puts an array of numbers.
    public JsonRow put(String key, FeatureVector values) {
        key(key);
        add('[');
        for (int k = 0; k < values.size(); k++) {
            real(values.get(k));
            add(',');
        }
        close(']');
        add(',');
        return this;
    }

    /// Puts an array of texts.
    public JsonRow put(String key, List<String> values) {
        key(key);
        add('[');
        for (String value : values) {
            text(value);
            add(',');
        }
        close(']');
        add(',');
        return this;
    }

    /// The line with its end; the first [#length] bytes count, until the next [#begin].
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void key(String key) {
        text(key);
        add(':');
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        reserve(6 * utf8.length + 2);
        bytes[length++] = '"';
        for (byte one : utf8) {
            if (one == '"' || one == '\\') {
                bytes[length++] = '\\';
                bytes[length++] = one;
            } else if (one >= 0 && one < ' ') {
                escape(one);
            } else {
                bytes[length++] = one;
            }
        }
        bytes[length++] = '"';
    }

    private void escape(byte control) {
        ascii("\\u00");
        bytes[length++] = HEX[control >> 4];
        bytes[length++] = HEX[control & 15];
    }

    private void real(double value) {
        ascii(Double.isFinite(value) ? Double.toString(value) : "null");
    }

    private void whole(long value) {
        ascii(Long.toString(value));
    }

    private void ascii(String text) {
        int size = text.length();
        reserve(size + NUMBER_BYTES);
        for (int k = 0; k < size; k++) {
            bytes[length++] = (byte) text.charAt(k);
        }
    }

    // A closing sign takes the place of the comma after the last member.
    private void close(char sign) {
        if (bytes[length - 1] == ',') {
            length--;
        }
        add(sign);
    }

    private void add(char sign) {
        reserve(1);
        bytes[length++] = (byte) sign;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
