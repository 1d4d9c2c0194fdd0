package io.foretick.history.day;

import io.foretick.base.Digest;
import io.foretick.base.E8;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The file of a [DayProof]: JSON with epoch seconds, and the same times spelt out for people.
public final class ProofJson {

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ProofJson() {}

    static void write(DayProof proof, Silence longest, Path file) throws IOException {
        ObjectNode root = toJson(proof);
        root.putObject("longest_silence")
                .put("first_second", longest.firstSecond())
                .put("end_second", longest.endSecond())
                .put("from", Instant.ofEpochSecond(longest.firstSecond()).toString())
                .put("to", Instant.ofEpochSecond(longest.endSecond()).toString());
        Files.writeString(file, MAPPER.writeValueAsString(root) + "\n");
    }

    static DayProof read(Path file) throws IOException {
        return read(file, ProofJson::proof);
    }

    static Silence readSilence(Path file) throws IOException {
        return read(file, root -> silence(root.required("longest_silence")));
    }

    private static <T> T read(Path file, Function<JsonNode, T> part) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(Files.readString(file));
            if (root.required("format").intValue() != FORMAT) {
                throw new IOException(file + " has the format " + root.get("format"));
            }
            return part.apply(root);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is no proof of a day: " + e.getMessage(), e);
        }
    }

    /// The parts of a day as an array of JSON.
    public static void parts(List<Part> parts, ArrayNode array) {
        for (Part part : parts) {
            array.addObject()
                    .put("source", part.source().name().toLowerCase(Locale.ROOT))
                    .put("name", part.name())
                    .put("sha256", part.sha256())
                    .put("first_id", part.firstId())
                    .put("last_id", part.lastId());
        }
    }

    private static ObjectNode toJson(DayProof proof) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("symbol", proof.symbol());
        root.put("day", proof.day().toString());
        root.put("digest", Digest.hex(proof.digest()));
        root.put("first_second", proof.firstSecond());
        root.put("end_second", proof.endSecond());
        root.put("from", Instant.ofEpochSecond(proof.firstSecond()).toString());
        root.put("to", Instant.ofEpochSecond(proof.endSecond()).toString());
        root.put("whole", proof.whole());
        root.put("price_before", E8.format(proof.priceBeforeE8()));
        root.put("id_before", proof.idBefore());
        root.put("trades", proof.trades());
        root.put("duplicates", proof.duplicates());
        root.put("late", proof.late());
        parts(proof.parts(), root.putArray("parts"));
        return root;
    }

    private static DayProof proof(JsonNode root) {
        return new DayProof(
                root.required("symbol").stringValue(),
                LocalDate.parse(root.required("day").stringValue()),
                Long.parseUnsignedLong(root.required("digest").stringValue(), 16),
                root.required("first_second").longValue(),
                root.required("end_second").longValue(),
                E8.parse(root.required("price_before").stringValue()),
                root.required("id_before").longValue(),
                root.required("trades").longValue(),
                root.required("duplicates").longValue(),
                root.required("late").longValue(),
                parts(root.required("parts")));
    }

    private static Silence silence(JsonNode node) {
        return new Silence(
                node.required("first_second").longValue(), node.required("end_second").longValue());
    }

    private static List<Part> parts(JsonNode array) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode part : array) {
            String source = part.required("source").stringValue();
            parts.add(
                    new Part(
                            Part.Source.valueOf(source.toUpperCase(Locale.ROOT)),
                            part.required("name").stringValue(),
                            part.required("sha256").stringValue(),
                            part.required("first_id").longValue(),
                            part.required("last_id").longValue()));
        }
        return parts;
    }
}
