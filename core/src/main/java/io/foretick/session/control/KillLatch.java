package io.foretick.session.control;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// The file that keeps a run halted, over restarts too, until an operator takes it away. Any file
/// of its name counts, whatever is in it, so that `touch` and a full disk's empty file work. Any
/// thread, any process.
public final class KillLatch {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BYTES_MAX = 4_096;

    private final Path file;

    public KillLatch(ControlFiles files) {
        this.file = files.latch();
    }

    /// Whether the run is to stand still. True where that cannot be found out.
    public boolean isThere() {
        return !Files.notExists(file);
    }

    /// What the latch says, empty where there is none.
    public Optional<Latched> read() throws IOException {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(parse(start(), written));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Latches, in place of an earlier latch; back once it is safe on the disk.
    public void latch(Latched latched) throws IOException {
        ObjectNode out = JSON.createObjectNode();
        out.put("reason", latched.reason()).put("who", latched.who());
        out.put("at", latched.at().toString());
        Files.createDirectories(file.toAbsolutePath().getParent());
        ControlFiles.writeWhole(file, out + "\n");
    }

    /// Takes the latch away.
    ///
    /// @return whether there was one
    public boolean clear() throws IOException {
        return Files.deleteIfExists(file);
    }

    private String start() throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        }
    }

    private static Latched parse(String text, Instant written) {
        try {
            JsonNode in = JSON.readTree(text);
            if (in.isObject()) {
                return new Latched(
                        in.path("reason").asString(""),
                        in.path("who").asString("unknown"),
                        Instant.parse(in.path("at").asString(written.toString())));
            }
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            // written by hand: its text is the reason
        }
        return new Latched(text, "whoever wrote the file", written);
    }
}
