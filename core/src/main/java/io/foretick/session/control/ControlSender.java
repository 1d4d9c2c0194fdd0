package io.foretick.session.control;

import io.foretick.base.Times;
import io.foretick.event.live.Control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Tells a session something, from another process. For commands; it waits.
public final class ControlSender {

    private static final long POLL_NS = 5 * Times.MILLI_NS;

    private final ControlFiles files;

    public ControlSender(ControlFiles files) {
        this.files = files;
    }

    /// What became of an instruction.
    ///
    /// @param taken whether the session has it
    /// @param refusal why it made no sense to the session, empty if it did
    public record Answer(boolean taken, String refusal) {

        /// Still in the inbox: it is taken when the session comes to it.
        static final Answer NONE = new Answer(false, "");
    }

    /// Leaves an instruction; it is there once this comes back.
    public Instruction send(Control control) throws IOException {
        Instruction instruction = Instruction.now(control);
        Files.createDirectories(files.inbox());
        ControlFiles.writeWhole(
                files.inbox().resolve(instruction.fileName()), InstructionJson.write(instruction));
        return instruction;
    }

    /// Waits until the session has taken an instruction, or for so long.
    public Answer await(Instruction instruction, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Path done = files.done().resolve(instruction.fileName());
        Path refused = files.refused().resolve(instruction.fileName());
        while (System.nanoTime() < deadline) {
            if (Files.exists(done)) {
                return new Answer(true, "");
            }
            if (Files.exists(refused)) {
                return new Answer(false, Files.readString(ControlInbox.why(refused)).strip());
            }
            LockSupport.parkNanos(POLL_NS);
        }
        return Answer.NONE;
    }

    /// Waits until the session's kill switch has followed a latch and found the venue empty, or for
    /// so long.
    ///
    /// @return the last report about this latch, empty if the session said nothing
    public Optional<KillReport> awaitKill(Latched latched, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<KillReport> about = about(latched);
        while (System.nanoTime() < deadline
                && about.filter(found -> found.state() == KillReport.State.EMPTY).isEmpty()) {
            LockSupport.parkNanos(POLL_NS);
            about = about(latched);
        }
        return about;
    }

    private Optional<KillReport> about(Latched latched) throws IOException {
        return KillReport.read(files).filter(report -> report.latched().at().equals(latched.at()));
    }
}
