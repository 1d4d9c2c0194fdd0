package io.foretick.store.file;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;

/// JSON as the files of this package have it: indented, no key twice. Stateless.
public final class JsonText {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
    private static final JsonMapper LINES =
            MAPPER.rebuild().disable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    /// The object in a file.
    ///
    /// @param file what complaints call it
    public static JsonFields parse(String file, byte[] bytes) throws IOException {
        try {
            return JsonFields.root(file, MAPPER.readTree(bytes));
        } catch (JacksonException e) {
            throw new IOException(file + ": not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public static String of(ObjectNode node) {
        return MAPPER.writeValueAsString(node) + "\n";
    }

    /// The object in one line, which ends with a line feed.
    public static String line(ObjectNode node) {
        return LINES.writeValueAsString(node) + "\n";
    }
}
