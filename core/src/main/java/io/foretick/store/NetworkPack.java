package io.foretick.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The two parts of a [NetworkFile] as a zip archive holds them; their meaning is the business of
/// [NetworkJson]. Immutable by agreement: nobody writes the arrays.
final class NetworkPack {

    /// How the file begins.
    static final byte[] MAGIC = {'P', 'K', 3, 4};

    private static final String JSON = "model.json";
    private static final String WEIGHTS = "weights.f32";
    private static final long JSON_BYTES_MAX = 10_000_000;
    private static final long WEIGHTS_BYTES_MAX = 1_000_000_000;

    /// Any fixed time, so that equal content gives equal bytes; before February 1980 the archive
    /// would name the time zone too.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final byte[] json;
    private final byte[] weights;

    NetworkPack(byte[] json, byte[] weights) {
        this.json = json;
        this.weights = weights;
    }

    /// The text of `model.json`.
    byte[] json() {
        return json;
    }

    /// The bytes of `weights.f32`.
    byte[] weights() {
        return weights;
    }

    /// Reads both parts.
    ///
    /// @throws IOException naming the file, if it holds anything else or was damaged
    static NetworkPack read(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Set<String> names = zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            if (zip.size() != 2 || !names.equals(Set.of(JSON, WEIGHTS))) {
                throw new ZipException(
                        "must hold %s and %s, holds %s"
                                .formatted(JSON, WEIGHTS, String.join(", ", names)));
            }
            return new NetworkPack(
                    part(zip, JSON, JSON_BYTES_MAX), part(zip, WEIGHTS, WEIGHTS_BYTES_MAX));
        } catch (ZipException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /// The file.
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream(json.length + weights.length + 1_000);
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, JSON, json);
            add(zip, WEIGHTS, weights);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot be: it goes to memory
        }
        return bytes.toByteArray();
    }

    private static byte[] part(ZipFile zip, String name, long bytesMax) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        long size = entry.getSize();
        if (size < 0 || size > bytesMax) {
            throw new ZipException(name + " must have at most " + bytesMax + " bytes, has " + size);
        }
        byte[] bytes;
        try (InputStream stream = zip.getInputStream(entry)) {
            bytes = stream.readNBytes((int) size);
        }
        if (bytes.length != size || crc(bytes) != entry.getCrc()) {
            throw new ZipException(name + " is damaged: its checksum is another");
        }
        return bytes;
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        entry.setSize(bytes.length);
        entry.setCrc(crc(bytes));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
