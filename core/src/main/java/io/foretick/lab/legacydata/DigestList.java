package io.foretick.lab.legacydata;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Digests that files should have: JSON `{"path": {"sha256": "..."}}`. A file is found by the end
/// of a path.
///
/// @param sha256ByPath as the JSON has it
record DigestList(Map<String, String> sha256ByPath) {

    DigestList {
        sha256ByPath = Map.copyOf(sha256ByPath);
    }

    static DigestList read(Path file) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
            for (Map.Entry<String, JsonNode> entry : root.properties()) {
                digests.put(entry.getKey(), entry.getValue().required("sha256").stringValue());
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + " is no list of digests", e);
        }
        return new DigestList(digests);
    }

    /// The file, with a fault where its digest is another one, or unknown.
    LegacyFile checked(LegacyFile file) {
        if (file.sha256().isEmpty()) {
            return file;
        }
        boolean known = false;
        for (Map.Entry<String, String> entry : sha256ByPath.entrySet()) {
            if (isAt(entry.getKey(), file.path())) {
                known = true;
                if (entry.getValue().equals(file.sha256())) {
                    return file;
                }
            }
        }
        return file.with(
                known ? "has another SHA-256 than the manifest" : "is not in the manifest");
    }

    private static boolean isAt(String path, String end) {
        return path.equals(end) || path.endsWith("/" + end);
    }
}
