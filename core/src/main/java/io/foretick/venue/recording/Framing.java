package io.foretick.venue.recording;

import io.foretick.base.Times;
import io.foretick.event.Source;
import io.foretick.venue.table.CsvRow;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// How a line of a recording says when it arrived, from whom, and where its message lies. Does not
/// look into the message.
sealed interface Framing {

    /// Reads one line into `out`.
    ///
    /// @throws IllegalArgumentException if the line is not of this kind
    void frame(byte[] line, int offset, int length, Message out);

    /// One line of a recording: reused from line to line, valid until the next is read. Owned by
    /// the file that reads it.
    final class Message {
        long receiveNs;
        Source source = Source.UNKNOWN;
        byte[] bytes = new byte[0];
        int offset;
        int length;

        void set(long arrivedNs, byte[] text, int from, int count) {
            receiveNs = arrivedNs;
            bytes = text;
            offset = from;
            length = count;
        }
    }

    /// `<receive ns> <message>`.
    record ReceivedLine() implements Framing {
        @Override
        public void frame(byte[] line, int offset, int length, Message out) {
            int end = offset + length;
            int space = offset;
            while (space < end && line[space] != ' ') {
                space++;
            }
            if (space == end) {
                throw new IllegalArgumentException("a line without a message");
            }
            long receiveNs = CsvRow.epochNs(CsvRow.digits(line, offset, space, ' '));
            out.set(receiveNs, line, space + 1, end - space - 1);
        }
    }

    /// A message whose own `"ts"` is the only time there is.
    record TimedLine() implements Framing {
        private static final byte[] KEY = "\"ts\":".getBytes(StandardCharsets.US_ASCII);

        @Override
        public void frame(byte[] line, int offset, int length, Message out) {
            int end = offset + length;
            for (int at = offset; at + KEY.length < end; at++) {
                if (line[at] == '"' && matches(line, at)) {
                    int from = at + KEY.length;
                    long time = CsvRow.digits(line, from, digitsEnd(line, from, end), ',');
                    out.set(CsvRow.epochNs(time), line, offset, length);
                    return;
                }
            }
            throw new IllegalArgumentException("a message without a time");
        }

        private static boolean matches(byte[] line, int at) {
            for (int k = 0; k < KEY.length; k++) {
                if (line[at + k] != KEY[k]) {
                    return false;
                }
            }
            return true;
        }

        private static int digitsEnd(byte[] line, int from, int end) {
            int at = from;
            while (at < end && line[at] >= '0' && line[at] <= '9') {
                at++;
            }
            return at;
        }
    }

    /// A row of a table, which is its own message.
    ///
    /// @param timeColumn the column that says when the row arrived
    /// @param delayNs how much later than that it was known
    record TableRow(CsvRow row, int timeColumn, long delayNs) implements Framing {
        @Override
        public void frame(byte[] line, int offset, int length, Message out) {
            long timeNs = row.split(line, offset, length).timeNs(timeColumn);
            out.set(timeNs + delayNs, line, offset, length);
        }
    }

    /// A JSON object that names its source and carries the message as a string.
    record SessionLine() implements Framing {
        private static final JsonFactory JSON = new JsonFactory();

        @Override
        public void frame(byte[] line, int offset, int length, Message out) {
            String source = "";
            long wallMs = -1;
            long monotoneNs = -1;
            byte[] payload = null;
            try (JsonParser json =
                    JSON.createParser(ObjectReadContext.empty(), line, offset, length)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new IllegalArgumentException("not a JSON object");
                }
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "source" -> source = json.getString();
                        case "recv_wall_ts" -> wallMs = json.getLongValue();
                        case "recv_mono_ns" -> monotoneNs = json.getLongValue();
                        case "payload" ->
                                payload = json.getString().getBytes(StandardCharsets.UTF_8);
                        default -> json.skipChildren();
                    }
                }
                if (json.currentToken() != JsonToken.END_OBJECT) {
                    throw new IllegalArgumentException("an object that does not end");
                }
            } catch (JacksonException e) {
                throw new IllegalArgumentException("not a session line", e);
            }
            if (payload == null || wallMs < 0) {
                throw new IllegalArgumentException("a session line without time or payload");
            }
            out.source = sourceOf(source);
            out.set(receiveNs(wallMs, monotoneNs), payload, 0, payload.length);
        }

        /// The finer clock where it is the wall clock too, else the wall clock.
        private static long receiveNs(long wallMs, long monotoneNs) {
            boolean same = monotoneNs / Times.MILLI_NS == wallMs;
            return same ? monotoneNs : CsvRow.epochNs(wallMs);
        }

        private static Source sourceOf(String name) {
            String key = name.toLowerCase(Locale.ROOT);
            if (key.startsWith("polymarket_rtds")) {
                return Source.POLYMARKET_RTDS;
            }
            if (key.startsWith("polymarket")) {
                return Source.POLYMARKET_CLOB;
            }
            for (Source source : Source.values()) {
                if (source.compareTo(Source.MARKET_LIST) > 0 && key.startsWith(source.key())) {
                    return source;
                }
            }
            return Source.UNKNOWN;
        }
    }
}
