package io.foretick.history.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Publishes folders of a store, whole or not at all, whenever the process dies. One writer at a
/// time; readers may look on.
///
/// How it works: all that belongs together is written below `.staging/work-KEY`, in a tree of
/// folders like the store's own, and brought to disk. One rename to `.staging/ready-KEY` then
/// decides: from there on it is published, for readers look there too. What is left is to move each
/// leaf folder to its place, and what lay there out of the way; a writer that finds this unfinished
/// finishes it first.
public final class Staging {

    private static final String FOLDER = ".staging";
    private static final String WORK = "work-";
    private static final String READY = "ready-";
    private static final String OLD = "old-";
    private static final String REMOVED = ".removed";

    private final Path store;
    private final Path staging;

    public Staging(Path store) {
        this.store = store;
        this.staging = store.resolve(FOLDER);
    }

    /// Folder for what may be deleted at any start.
    public Path scratch() {
        return staging.resolve("scratch");
    }

    /// Finishes what a dead writer had decided, and removes what it had not.
    public void recover() throws IOException {
        Files.createDirectories(staging);
        for (Path ready : ready()) {
            moveIn(ready);
        }
        for (String name : names(staging)) {
            delete(staging.resolve(name));
        }
    }

    /// An empty folder to write to; it takes the place of `folder` when its key is published.
    ///
    /// @param key names what is published together
    /// @param folder relative to the store
    public Path prepare(String key, Path folder) throws IOException {
        Path work = staging.resolve(WORK + key).resolve(folder);
        delete(work);
        return Files.createDirectories(work);
    }

    /// Prepares that a folder vanishes from the store when the key is published.
    public void prepareRemoval(String key, Path folder) throws IOException {
        Files.createFile(prepare(key, folder).resolve(REMOVED));
    }

    /// Forgets what was prepared under a key.
    public void discard(String key) throws IOException {
        delete(staging.resolve(WORK + key));
    }

    /// Publishes all that was prepared under a key.
    public void publish(String key) throws IOException {
        moveIn(decide(key));
    }

    /// Brings the prepared folders to disk and makes them count. A process that dies here has
    /// published.
    Path decide(String key) throws IOException {
        Path work = staging.resolve(WORK + key);
        Path ready = staging.resolve(READY + key);
        for (Path file : tree(work)) {
            force(file);
        }
        move(work, ready);
        force(staging);
        return ready;
    }

    /// Where a folder of the store can be read now; it need not exist.
    public Path find(Path folder) throws IOException {
        Path place = store.resolve(folder);
        if (Files.exists(place)) {
            return place;
        }
        for (Path ready : ready()) {
            if (Files.exists(ready.resolve(folder))) {
                return ready.resolve(folder);
            }
        }
        return place; // where a writer at work may have moved it meanwhile
    }

    /// Names of what lies in a folder of the store, in alphabetical order, hidden ones apart.
    public SortedSet<String> list(Path folder) throws IOException {
        var names = new TreeSet<>(names(store.resolve(folder)));
        for (Path ready : ready()) {
            names.addAll(names(ready.resolve(folder)));
        }
        names.removeIf(name -> name.startsWith("."));
        return names;
    }

    /// Finishes what was decided. Each step may be the last one that an earlier writer made.
    private void moveIn(Path ready) throws IOException {
        Path old = staging.resolve(OLD + ready.getFileName());
        var parents = new LinkedHashSet<Path>();
        for (Path leaf : leaves(ready)) {
            Path place = store.resolve(ready.relativize(leaf));
            parents.add(place.getParent());
            Files.createDirectories(place.getParent());
            if (Files.exists(place)) {
                Path aside = old.resolve(ready.relativize(leaf));
                delete(aside);
                Files.createDirectories(aside.getParent());
                move(place, aside);
            }
            if (!Files.exists(leaf.resolve(REMOVED))) {
                move(leaf, place);
            }
        }
        for (Path parent : parents) {
            force(parent); // before the decision is forgotten
        }
        delete(ready);
        delete(old);
    }

    private List<Path> ready() throws IOException {
        return names(staging).stream()
                .filter(name -> name.startsWith(READY))
                .map(staging::resolve)
                .toList();
    }

    /// Folders with files. Parents of one that was moved already are empty, and none.
    private static List<Path> leaves(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException _) {
            return List.of(); // not made yet, or moved this instant
        }
    }

    private static void move(Path source, Path target) throws IOException {
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        for (Path file : tree(root)) {
            Files.delete(file);
        }
    }

    /// All files and folders, what lies in a folder before the folder.
    private static List<Path> tree(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
