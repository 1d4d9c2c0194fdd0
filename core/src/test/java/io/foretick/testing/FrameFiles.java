package io.foretick.testing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Reads captured frames from the shapes in which captures are kept: lines of receive time and
/// message, JSON lines (bare or of a recorder), one object with a list of frames, one answer in a
/// wrapper, or one bare message.
public final class FrameFiles {

    private static final JsonMapper MAPPER = new JsonMapper();

    /// One captured frame.
    ///
    /// @param receiveNs when it came, 0 if unknown
    public record Frame(long receiveNs, String text) {
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private FrameFiles() {}

    public static List<Frame> read(Path file) throws IOException {
        String text = new String(unpacked(file), StandardCharsets.UTF_8);
        String name = file.getFileName().toString();
        if (name.contains(".jsonl") || name.endsWith(".data")) {
            return text.lines().map(FrameFiles::ofJsonLine).toList();
        }
        if (Character.isDigit(text.charAt(0))) {
            return text.lines().map(FrameFiles::ofTimedLine).toList();
        }
        return text.startsWith("{") || text.startsWith("[")
                ? ofDocument(withoutComments(text))
                : List.of(frame(0, text));
    }

    /// The text of a file, or the answer in it where a wrapper says how it was asked for.
    public static byte[] answer(Path file) throws IOException {
        String text = withoutComments(Files.readString(file));
        JsonNode node = MAPPER.readTree(text);
        return node.path("response").isMissingNode()
                ? text.getBytes(StandardCharsets.UTF_8)
                : node.path("response").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] unpacked(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static Frame ofTimedLine(String line) {
        int blank = line.indexOf(' ');
        return frame(Long.parseLong(line.substring(0, blank)), line.substring(blank + 1));
    }

    private static Frame ofJsonLine(String line) {
        JsonNode node = MAPPER.readTree(line);
        return node.path("payload").isString()
                ? frame(node.path("recv_mono_ns").longValue(), node.path("payload").stringValue())
                : frame(0, line);
    }

    private static List<Frame> ofDocument(String text) {
        JsonNode node = MAPPER.readTree(text);
        if (node.path("frames").isArray()) {
            List<Frame> frames = new ArrayList<>();
            for (JsonNode frame : node.path("frames")) {
                JsonNode message = frame.path("msg").isMissingNode() ? frame : frame.path("msg");
                frames.add(frame(0, message.toString()));
            }
            return frames;
        }
        JsonNode response = node.path("response");
        return List.of(frame(0, response.isMissingNode() ? text : response.toString()));
    }

    // Two captures carry the comments of the documentation that they come from.
    private static String withoutComments(String text) {
        return text.replaceAll("(?m)\\s+//.*$", "");
    }

    private static Frame frame(long receiveNs, String text) {
        return new Frame(receiveNs, text);
    }
}
