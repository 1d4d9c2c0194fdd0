package io.foretick.venue.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The recordings that a run was given, in their order. Holds no file open.
///
/// @param files what will be read
/// @param ignored files of given folders that no format fits, each with the reason
public record InputFiles(List<InputFile> files, List<String> ignored) {

    private static final int FILES_MAX = 100_000;

    public InputFiles {
        files = List.copyOf(files);
        ignored = List.copyOf(ignored);
    }

    /// Recognises every path; of a folder, at any depth, every file that fits a format, sorted by
    /// path. A path given twice is read once.
    ///
    /// @throws UnrecognisedInputException if a given file fits no format, or a folder has none
    public static InputFiles find(List<Path> paths) throws IOException {
        List<InputFile> files = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path) && !Recogniser.isJournal(path)) {
                addFolder(path, files, ignored);
            } else {
                add(Recogniser.recognise(path), files);
            }
        }
        return new InputFiles(files, ignored);
    }

    /// The folders among them that are journals of Foretick.
    public List<Path> journals() {
        return files.stream()
                .filter(file -> file.format() == RecordingFormat.JOURNAL)
                .map(InputFile::path)
                .toList();
    }

    /// Bytes of all files on disk.
    public long bytes() {
        return files.stream().mapToLong(InputFile::bytes).sum();
    }

    private static void addFolder(Path folder, List<InputFile> files, List<String> ignored)
            throws IOException {
        boolean found = false;
        for (Path path : filesOf(folder)) {
            try {
                add(Recogniser.recognise(path), files);
                found = true;
            } catch (UnrecognisedInputException e) {
                ignored.add(String.valueOf(e.getMessage()));
            }
        }
        if (!found) {
            throw new UnrecognisedInputException(folder, "holds no recording");
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).limit(FILES_MAX).sorted().toList();
        }
    }

    private static void add(InputFile file, List<InputFile> files) {
        if (!files.contains(file)) {
            files.add(file);
        }
    }
}
