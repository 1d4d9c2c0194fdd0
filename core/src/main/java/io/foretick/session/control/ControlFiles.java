package io.foretick.session.control;

import io.foretick.journal.JournalWriter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Where the operator's files of a run lie. A session and the commands that talk to it agree on
/// nothing else.
///
/// @param folder of the run
public record ControlFiles(Path folder) {

    /// Where instructions wait until the session takes them, one file each.
    public Path inbox() {
        return folder.resolve("control");
    }

    /// Where instructions lie that the session has taken.
    public Path done() {
        return inbox().resolve("done");
    }

    /// Where instructions lie that made no sense, each beside a text that says why.
    public Path refused() {
        return inbox().resolve("refused");
    }

    /// The kill latch; its existence is what counts.
    public Path latch() {
        return folder.resolve("kill.json");
    }

    /// What the kill switch of the session has done.
    public Path killReport() {
        return folder.resolve("kill-report.json");
    }

    /// Who did what and when, one JSON object a line.
    public Path audit() {
        return folder.resolve("audit.jsonl");
    }

    /// The journal of the run.
    public Path journal() {
        return folder.resolve("journal");
    }

    /// Whether a session is at work in the folder, in this process or another.
    public boolean isSessionRunning() throws IOException {
        return JournalWriter.isAtWork(journal());
    }

    /// Writes a file so that it appears whole or not at all, and outlives a loss of power.
    static void writeWhole(Path target, String text) throws IOException {
        Path beside = target.resolveSibling("." + target.getFileName() + "." + unique());
        try {
            try (FileChannel out =
                    FileChannel.open(
                            beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(
                    beside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String unique() {
        return ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
    }
}
