package io.foretick.store.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes files whole or not at all: beside the target, to the disk, then into its place. One
/// writer of a target at a time within a process. Stateless.
public final class WholeFile {

    private WholeFile() {}

    /// Writes a file; folders above it are made.
    public static void write(Path path, byte[] bytes) throws IOException {
        Path target = path.toAbsolutePath();
        @Nullable Path folder = target.getParent(); // null for the root only
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(path + " is a folder");
        }
        Files.createDirectories(folder);
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path temporary = folder.resolve(name);
        try {
            writeThrough(temporary, bytes);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder(folder);
    }

    private static void writeThrough(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// Without this a power cut may undo the move.
    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
