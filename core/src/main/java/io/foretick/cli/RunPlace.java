package io.foretick.cli;

import io.foretick.journal.JournalBeginning;
import io.foretick.journal.JournalWriter;
import io.foretick.session.ConfigException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of a run that can be made again: an earlier run of the same kind in it is replaced,
/// anything else is left alone.
final class RunPlace {

    private static final String MARKER = "run.txt";

    private RunPlace() {}

    /// Makes the folder ready.
    ///
    /// @param kind such as `backtest`
    /// @throws ConfigException if the folder holds something else
    static void prepare(Path folder, String kind) throws IOException {
        Path marker = folder.resolve(MARKER);
        String mark = "kind=" + kind + "\n";
        if (Files.exists(marker) && Files.readString(marker).equals(mark)) {
            refuseRunning(folder);
            deleteRun(folder);
        } else if (Files.exists(folder) && !isEmpty(folder)) {
            throw new ConfigException(
                    folder + " holds something that is no " + kind + " run; name another --out");
        }
        Files.createDirectories(folder);
        Files.writeString(marker, mark);
    }

    /// Makes sure that a session may go on, or begin, in the folder.
    ///
    /// @param kind such as `paper`
    /// @throws ConfigException if the folder holds a run of another kind, or something else
    static void goOn(Path folder, String kind) throws IOException {
        Path marker = folder.resolve(MARKER);
        String mark = "kind=" + kind + "\n";
        boolean known = Files.exists(marker) && Files.readString(marker).equals(mark);
        if (!known && Files.exists(folder) && !isEmpty(folder)) {
            throw new ConfigException(
                    folder + " holds something that is no " + kind + " run; name another --out");
        }
        Files.createDirectories(folder);
        Files.writeString(marker, mark);
    }

    /// Makes sure that replacing the folder would not delete what is to be read.
    ///
    /// @throws ConfigException if an input lies in the folder
    static void refuseInside(Path folder, List<Path> inputs) {
        Path whole = folder.toAbsolutePath().normalize();
        for (Path input : inputs) {
            if (input.toAbsolutePath().normalize().startsWith(whole)) {
                throw new ConfigException(
                        input + " lies in the run's own folder " + folder + "; name another --out");
            }
        }
    }

    /// Makes room for the logs, which are written again from the journal: those that a run in this
    /// folder has written so far go, but where the journal was compacted they are put aside, for
    /// they tell of what it no longer holds.
    static void renewLogs(Path folder, Optional<JournalBeginning> beginning) throws IOException {
        Path logs = folder.resolve("logs");
        if (!Files.exists(logs)) {
            return;
        }
        if (beginning.isEmpty()) {
            deleteTree(logs);
            return;
        }
        Path aside = folder.resolve("logs-" + beginning.get().checkpointSequence());
        if (Files.exists(aside)) {
            deleteTree(logs); // a restart before this one has put all aside that was older
        } else {
            Files.move(logs, aside);
        }
    }

    private static void refuseRunning(Path folder) throws IOException {
        if (JournalWriter.isAtWork(folder.resolve("journal"))) {
            throw new ConfigException("a session runs in " + folder + "; name another --out");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void deleteRun(Path folder) throws IOException {
        for (String part :
                List.of("journal", "logs", "summary.json", "report.html", "control", "kill.json")) {
            Path path = folder.resolve(part);
            if (Files.exists(path)) {
                deleteTree(path);
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
