package io.foretick.history.kline;

import io.foretick.base.Digest;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The file of a [KlineProof].
final class KlineProofJson {

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private KlineProofJson() {}

    static void write(KlineProof proof, Path file) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("symbol", proof.symbol());
        root.put("interval", proof.interval().name());
        root.put("day", proof.day().toString());
        root.put("digest", Digest.hex(proof.digest()));
        root.put("klines", proof.klines());
        root.put("whole", proof.whole());
        ArrayNode sources = root.putArray("sources");
        for (KlineProof.SourceFile source : proof.sources()) {
            sources.addObject().put("name", source.name()).put("sha256", source.sha256());
        }
        Files.writeString(file, MAPPER.writeValueAsString(root) + "\n");
    }

    static KlineProof read(Path file) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(Files.readString(file));
            if (root.required("format").intValue() != FORMAT) {
                throw new IOException(file + " has the format " + root.get("format"));
            }
            return new KlineProof(
                    root.required("symbol").stringValue(),
                    KlineInterval.parse(root.required("interval").stringValue()),
                    LocalDate.parse(root.required("day").stringValue()),
                    Long.parseUnsignedLong(root.required("digest").stringValue(), 16),
                    root.required("klines").intValue(),
                    sources(root.required("sources")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is no proof of klines: " + e.getMessage(), e);
        }
    }

    private static List<KlineProof.SourceFile> sources(JsonNode array) {
        List<KlineProof.SourceFile> sources = new ArrayList<>();
        for (JsonNode source : array) {
            sources.add(
                    new KlineProof.SourceFile(
                            source.required("name").stringValue(),
                            source.required("sha256").stringValue()));
        }
        return sources;
    }
}
