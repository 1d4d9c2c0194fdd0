package io.foretick.session.control;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/// The log of what operators did to a run: who, when, what, with what result. One JSON object a
/// line, appended and safe on the disk before the call comes back; any thread, any process. Not for
/// what the session itself decides: that is in the journal.
public final class AuditLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public AuditLog(ControlFiles files) {
        this.file = files.audit();
    }

    /// Appends one entry of the present moment.
    ///
    /// @param who a user of the operating system, or a part of the session such as `signal`
    /// @param what was done, such as `pause btc`
    /// @param result what came of it
    public void append(String who, String what, String result) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.put("at", Instant.now().toString());
        line.put("who", who).put("what", what).put("result", result);
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                out.write(bytes); // one call for a line of this size, so that lines stay whole
            }
            out.force(false);
        }
    }
}
