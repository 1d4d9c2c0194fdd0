package io.foretick.session.doctor;

import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.KillLatch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The run's folder: room, speed, and the kill latch. Leaves nothing behind.
final class FolderChecks implements CheckGroup {

    private static final long MIB = 1L << 20;
    private static final long ROOM_MIB_MIN = 512;
    private static final long ROOM_MIB_WANTED = 4_096;
    private static final int BLOCK_BYTES = 4_096;
    private static final int SYNCS = 15;
    private static final double SYNC_MS_WANTED = 20;
    private static final double SYNC_MS_MAX = 500;

    @Override
    public List<Finding> examine(Examination examination) {
        var findings = new ArrayList<Finding>();
        try {
            Path place = existing(examination.folder());
            findings.add(room(Files.getFileStore(place).getUsableSpace() / MIB));
            findings.add(speed(syncMs(place)));
        } catch (IOException e) {
            findings.add(Finding.failed("disk", "cannot be written to: " + e.getMessage()));
        }
        findings.add(latch(new ControlFiles(examination.folder())));
        return findings;
    }

    static Finding room(long freeMib) {
        String reason = freeMib + " MiB free";
        if (freeMib < ROOM_MIB_MIN) {
            return Finding.failed("disk_room", reason + ", at least " + ROOM_MIB_MIN + " needed");
        }
        return freeMib < ROOM_MIB_WANTED
                ? Finding.warning("disk_room", reason)
                : Finding.ok("disk_room", reason);
    }

    static Finding speed(double syncMs) {
        String reason =
                String.format(
                        Locale.ROOT,
                        "%.1f ms until a record is safe; an order waits for it",
                        syncMs);
        if (syncMs > SYNC_MS_MAX) {
            return Finding.failed("disk_speed", reason);
        }
        return syncMs > SYNC_MS_WANTED
                ? Finding.warning("disk_speed", reason)
                : Finding.ok("disk_speed", reason);
    }

    private static Finding latch(ControlFiles files) {
        var latch = new KillLatch(files);
        if (!latch.isThere()) {
            return Finding.ok("kill_latch", "not latched");
        }
        String reason;
        try {
            reason = latch.read().map(found -> found.reason()).orElse("taken away meanwhile");
        } catch (IOException e) {
            reason = "cannot be read: " + e.getMessage();
        }
        return Finding.failed(
                "kill_latch", "latched: " + reason + "; `foretick kill --reset` takes it away");
    }

    private static Path existing(Path folder) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        while (!Files.isDirectory(place)) {
            place = place.getParent();
            if (place == null) {
                throw new IOException("there is nothing above " + folder);
            }
        }
        return place;
    }

    /// The median time of a small write that is forced to the disk.
    private static double syncMs(Path place) throws IOException {
        Path file = Files.createTempFile(place, ".foretick-doctor", "");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long[] nanos = new long[SYNCS];
            for (int k = 0; k < SYNCS; k++) {
                long begunNanoTime = System.nanoTime();
                out.write(ByteBuffer.allocate(BLOCK_BYTES));
                out.force(false);
                nanos[k] = System.nanoTime() - begunNanoTime;
            }
            Arrays.sort(nanos);
            return nanos[SYNCS / 2] / 1e6;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
