package io.foretick.lab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Which files are meant where files and folders of klines are named; their contents are not looked
/// at. Stateless.
public final class KlineFiles {

    private KlineFiles() {}

    /// Every named file, and in place of a folder all files right in it, sorted by name.
    public static List<Path> listed(List<Path> paths) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    all.addAll(inside.filter(Files::isRegularFile).sorted().toList());
                }
            } else {
                all.add(path);
            }
        }
        return all;
    }
}
