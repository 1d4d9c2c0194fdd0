package io.foretick.session.control;

import io.foretick.base.Times;
import io.foretick.event.live.Control;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Takes what operators leave in a run's folder and hands it to the session, in the order in which
/// it was given. Has one thread, from [#open] to [#close].
///
/// How it works: the operating system tells of a new file at once; should it not, the folder is
/// looked at twice a second all the same. A file is moved away only after its instruction was
/// handed over and audited, so that one whose session dies is taken by the next: at least once, and
/// each instruction says what shall be, so that twice does no harm.
public final class ControlInbox implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ControlInbox.class.getName());
    private static final long POLL_MS = 500;
    private static final int FILE_BYTES_MAX = 64 << 10;
    private static final int FILES_MAX = 1_000; // at one look

    private final ControlFiles files;
    private final KillSwitch kill;
    private final Consumer<Control> engine;
    private final AuditLog audit;
    private final @Nullable WatchService watch; // null where the system has none left to give
    private final Thread thread;
    private volatile boolean closed;

    private ControlInbox(
            ControlFiles files,
            KillSwitch kill,
            Consumer<Control> engine,
            @Nullable WatchService watch) {
        this.files = files;
        this.kill = kill;
        this.engine = engine;
        this.audit = new AuditLog(files);
        this.watch = watch;
        this.thread = Thread.ofPlatform().name("foretick-control").daemon().unstarted(this::run);
    }

    /// Begins to look; what lies there already, the latch included, is taken before this comes
    /// back.
    ///
    /// @param kill what halts and resumes go through
    /// @param engine takes pauses and limits; comes back at once and loses nothing
    public static ControlInbox open(ControlFiles files, KillSwitch kill, Consumer<Control> engine)
            throws IOException {
        Files.createDirectories(files.done());
        Files.createDirectories(files.refused());
        var inbox = new ControlInbox(files, kill, engine, watch(files));
        inbox.look();
        inbox.thread.start();
        return inbox;
    }

    /// Ends its thread; what comes now waits for the next session.
    @Override
    public void close() {
        closed = true;
        try {
            if (watch != null) {
                watch.close();
            }
            LockSupport.unpark(thread);
            thread.join();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the watch on the inbox does not close", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where it stands why a file was refused.
    static Path why(Path refused) {
        return refused.resolveSibling(refused.getFileName() + ".txt");
    }

    private static @Nullable WatchService watch(ControlFiles files) throws IOException {
        WatchService watch = null;
        try {
            watch = files.folder().getFileSystem().newWatchService();
            for (Path folder : List.of(files.folder(), files.inbox())) {
                folder.register(
                        watch,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY);
            }
            return watch;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.INFO, "instructions are polled for: " + e.getMessage());
            if (watch != null) {
                watch.close();
            }
            return null;
        }
    }

    private void run() {
        while (!closed) {
            try {
                await();
                look();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "instructions wait: " + e.getMessage());
                LockSupport.parkNanos(this, POLL_MS * Times.MILLI_NS);
            } catch (ClosedWatchServiceException _) {
                return; // by close
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void await() throws InterruptedException {
        if (watch == null) {
            LockSupport.parkNanos(this, POLL_MS * Times.MILLI_NS);
            return;
        }
        WatchKey key = watch.poll(POLL_MS, TimeUnit.MILLISECONDS);
        if (key != null) {
            key.pollEvents(); // which file it was does not matter
            key.reset();
        }
    }

    private void look() throws IOException {
        kill.obeyLatch();
        for (Path file : waiting()) {
            take(file);
        }
    }

    private List<Path> waiting() throws IOException {
        try (Stream<Path> all = Files.list(files.inbox())) {
            return all.filter(ControlInbox::isInstruction).sorted().limit(FILES_MAX).toList();
        }
    }

    /// What begins with a dot is still being written.
    private static boolean isInstruction(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(InstructionJson.SUFFIX)
                && !name.startsWith(".")
                && Files.isRegularFile(file);
    }

    private void take(Path file) throws IOException {
        String name = file.getFileName().toString();
        Instruction instruction;
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new IOException("larger than " + FILE_BYTES_MAX + " bytes");
            }
            String id = name.substring(0, name.length() - InstructionJson.SUFFIX.length());
            instruction = InstructionJson.read(id, Files.readString(file));
        } catch (IOException e) {
            refuse(file, "unknown", name, String.valueOf(e.getMessage()));
            return;
        }
        String what = what(instruction.control());
        String refusal = hand(instruction);
        if (refusal.isEmpty()) {
            audit.append(instruction.who(), what, "taken");
            move(file, files.done());
        } else {
            refuse(file, instruction.who(), what, refusal);
        }
    }

    /// Hands an instruction over.
    ///
    /// @return why not, empty if it was
    private String hand(Instruction instruction) {
        switch (instruction.control()) {
            case Control.Halt(String reason) -> kill.trip(reason, instruction.who());
            case Control.Resume(String reason) -> {
                if (!kill.resume(reason)) {
                    return "the kill latch is there; `foretick kill --reset` takes it away";
                }
            }
            case Control.Pause pause -> engine.accept(pause);
            case Control.Limit limit -> engine.accept(limit);
        }
        return "";
    }

    private void refuse(Path file, String who, String what, String reason) throws IOException {
        audit.append(who, what, "refused: " + reason);
        ControlFiles.writeWhole(why(files.refused().resolve(file.getFileName())), reason + "\n");
        move(file, files.refused());
    }

    private static void move(Path file, Path folder) throws IOException {
        Files.move(
                file,
                folder.resolve(file.getFileName()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String what(Control control) {
        return switch (control) {
            case Control.Halt(String reason) -> "halt: " + reason;
            case Control.Resume(String reason) -> "resume: " + reason;
            case Control.Pause(String scope, boolean paused) ->
                    (paused ? "pause " : "trade again ") + scope;
            case Control.Limit(String name, double value) -> "limit " + name + " = " + value;
        };
    }
}
