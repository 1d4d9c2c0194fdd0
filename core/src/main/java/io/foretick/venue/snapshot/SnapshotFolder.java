package io.foretick.venue.snapshot;

import io.foretick.base.Sha256;
import io.foretick.history.file.TargetFile;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder of snapshots. Each is two files: its rows, and a manifest with their SHA-256, which is
/// written last and makes it count. Any number of readers; writers of one name replace each other
/// whole.
public final class SnapshotFolder {

    /// Writes rows to a file.
    @FunctionalInterface
    public interface RowWriter {
        /// Writes all rows.
        ///
        /// @param file does not exist yet
        void write(Path file) throws IOException;
    }

    private static final int FORMAT = 1;
    private static final String MANIFEST = ".json";
    private static final String ROWS = ".parquet";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    /// @param folder made when it is needed
    public SnapshotFolder(Path folder) {
        this.folder = folder;
    }

    /// The first snapshot, by name, that covers this time of a source.
    ///
    /// @throws IOException if a manifest cannot be understood, or the file that it speaks of is not
    ///   what it was
    public Optional<Snapshot> find(String source, long fromSecond, long endSecond)
            throws IOException {
        for (Path file : manifests(stem(source))) {
            JsonNode root = tree(file);
            Manifest manifest = manifest(file, root);
            if (manifest.covers(source, fromSecond, endSecond)) {
                Path rows = sibling(file);
                check(rows, root.path("sha256").asString(""));
                return Optional.of(new Snapshot(manifest, rows));
            }
        }
        return Optional.empty();
    }

    /// Writes a snapshot; it counts once it is whole.
    public Snapshot publish(Manifest manifest, RowWriter writer) throws IOException {
        Files.createDirectories(folder);
        String name =
                "%s_%d_%d"
                        .formatted(
                                stem(manifest.source()),
                                manifest.fromSecond(),
                                manifest.endSecond());
        Path rows = folder.resolve(name + ROWS);
        TargetFile target = TargetFile.of(rows);
        Path unfinished = target.beside(ownEnd());
        try {
            Files.deleteIfExists(unfinished);
            writer.write(unfinished);
            String sha256 = sha256(unfinished);
            target.publish(unfinished);
            writeManifest(folder.resolve(name + MANIFEST), manifest, sha256);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return new Snapshot(manifest, rows);
    }

    private static void writeManifest(Path file, Manifest manifest, String sha256)
            throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("source", manifest.source());
        root.put("from_second", manifest.fromSecond());
        root.put("end_second", manifest.endSecond());
        root.put("from", Instant.ofEpochSecond(manifest.fromSecond()).toString());
        root.put("to", Instant.ofEpochSecond(manifest.endSecond()).toString());
        ObjectNode facts = root.putObject("facts");
        new TreeMap<>(manifest.facts()).forEach(facts::put);
        root.put("sha256", sha256);
        TargetFile target = TargetFile.of(file);
        Path unfinished = target.beside(ownEnd());
        Files.writeString(unfinished, MAPPER.writeValueAsString(root) + "\n");
        target.publish(unfinished);
    }

    private List<Path> manifests(String stem) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isOf(file, stem)).sorted().toList();
        }
    }

    private static boolean isOf(Path file, String stem) {
        String name = file.getFileName().toString();
        return name.startsWith(stem + "_") && name.endsWith(MANIFEST);
    }

    private static JsonNode tree(Path file) throws IOException {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new IOException(file + " is no manifest of a snapshot", e);
        }
    }

    private static Manifest manifest(Path file, JsonNode root) throws IOException {
        if (root.path("format").asInt(0) != FORMAT) {
            throw new IOException(file + " is no manifest of a snapshot of format " + FORMAT);
        }
        try {
            Map<String, String> facts = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> fact : root.required("facts").properties()) {
                facts.put(fact.getKey(), fact.getValue().stringValue());
            }
            return new Manifest(
                    root.required("source").stringValue(),
                    root.required("from_second").longValue(),
                    root.required("end_second").longValue(),
                    facts);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + " is no manifest of a snapshot: " + e.getMessage(), e);
        }
    }

    private static Path sibling(Path manifest) {
        String name = manifest.getFileName().toString();
        String stem = name.substring(0, name.length() - MANIFEST.length());
        return manifest.resolveSibling(stem + ROWS);
    }

    private static void check(Path rows, String wanted) throws IOException {
        if (!Files.exists(rows)) {
            throw new IOException("the snapshot " + rows + " is gone; remove its manifest as well");
        }
        String found = sha256(rows);
        if (!found.equals(wanted)) {
            throw new IOException(
                    "the snapshot %s is broken: its SHA-256 is %s, its manifest says %s; remove both"
                            .formatted(rows, found, wanted));
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest);
    }

    /// No two threads of this machine write to the same unfinished file.
    private static String ownEnd() {
        long thread = Thread.currentThread().threadId();
        return ".tmp-" + ProcessHandle.current().pid() + "-" + thread;
    }

    private static String stem(String source) {
        return source.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
