package io.foretick.journal;

import io.foretick.base.Digest;
import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Stamp;
import io.foretick.journal.codec.CommandJson;
import io.foretick.journal.codec.EventJson;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;

/// One record of a journal as JSON. The keys are part of the export's format; see
/// `docs/formats.md`.
public final class RecordJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private RecordJson() {}

    /// The record on which the reader stands, as one line without its end.
    ///
    /// @throws JournalCorruptException if the record does not decode
    public static String line(JournalReader reader) throws JournalCorruptException {
        Row row = Row.of(reader);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("sequence", row.sequence);
            json.writeStringProperty("kind", row.kind);
            json.writeStringProperty("type", row.type);
            time(json, "time_ns", row.at.timeNs());
            time(json, "venue_ns", row.at.venueNs());
            time(json, "receive_ns", row.at.receiveNs());
            json.writeNumberProperty("frame", row.at.frame());
            json.writeStringProperty("source", row.at.source().key());
            if (row.instrument == EventJson.NO_INSTRUMENT) {
                json.writeNullProperty("instrument");
            } else {
                json.writeNumberProperty("instrument", row.instrument);
            }
            json.writeName("fields").writeRawValue(row.fields);
            json.writeEndObject();
        }
        return text.toString();
    }

    /// The columns that all records share, and the rest as JSON.
    ///
    /// @param fields an object as JSON text
    record Row(long sequence, String kind, String type, Stamp at, int instrument, String fields) {

        static Row of(JournalReader reader) throws JournalCorruptException {
            StringWriter text = new StringWriter();
            int instrument;
            try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
                json.writeStartObject();
                instrument = writeFields(reader, json);
                json.writeEndObject();
            }
            return new Row(
                    reader.sequence(),
                    reader.kind().key(),
                    reader.typeKey(),
                    reader.stamp(),
                    instrument,
                    text.toString());
        }
    }

    private static void time(JsonGenerator json, String name, long timeNs) {
        if (timeNs == Times.UNKNOWN_NS) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, timeNs);
        }
    }

    /// Writes the record's own properties and returns its instrument.
    private static int writeFields(JournalReader reader, JsonGenerator json)
            throws JournalCorruptException {
        return switch (reader.kind()) {
            case EVENT -> {
                Event event = reader.event();
                EventJson.write(event, json);
                yield EventJson.instrument(event);
            }
            case COMMAND -> {
                Command command = reader.command();
                CommandJson.write(command, json);
                yield CommandJson.instrument(command);
            }
            case HEAD -> {
                head(reader.head(), json);
                yield EventJson.NO_INSTRUMENT;
            }
            case STATE_DIGEST, CHECKPOINT -> {
                json.writeNumberProperty("after_sequence", reader.digestSequence());
                json.writeStringProperty("digest", Digest.hex(reader.digest()));
                yield EventJson.NO_INSTRUMENT;
            }
            case SESSION_END -> EventJson.NO_INSTRUMENT;
        };
    }

    private static void head(JournalHead head, JsonGenerator json) {
        json.writeStringProperty("session_id", Digest.hex(head.sessionId()));
        json.writeStringProperty("build", head.build());
        json.writeNumberProperty("seed", head.seed());
        json.writeStringProperty("config_digest", Digest.hex(head.config().digest()));
        json.writeStringProperty("config", head.config().text());
        json.writeObjectPropertyStart("models");
        head.models().forEach((name, digest) -> json.writeStringProperty(name, Digest.hex(digest)));
        json.writeEndObject();
        json.writeStringProperty("store_digest", Digest.hex(head.store().digest()));
        json.writeNumberProperty("store_cut_ns", head.store().cutNs());
    }
}
