package io.foretick.lab.trial.signal;

import io.foretick.base.Digest;
import io.foretick.lab.trial.signal.Signals.Quality;
import io.foretick.store.file.WholeFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps the word of trained models for trials to come: a file for each training, big-endian, with
/// a digest behind it. A file that is not whole counts as none. Stateless.
public final class SignalsFile {

    private static final long MAGIC = 0x464f52455349474cL; // FORESIGL
    private static final int HEAD = 5 * Long.BYTES;

    private SignalsFile() {}

    /// Writes a file whole or not at all.
    public static void write(Path file, Signals signals) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + 2 * Long.BYTES * signals.size() + Long.BYTES);
        Quality quality = signals.quality();
        bytes.putLong(MAGIC).putLong(signals.size()).putLong(quality.rows());
        bytes.putDouble(quality.correlation()).putDouble(quality.hitRate());
        for (int bar = 0; bar < signals.size(); bar++) {
            bytes.putLong(signals.knownNs(bar)).putDouble(signals.returnLog(bar));
        }
        bytes.putLong(digest(bytes, bytes.position()));
        WholeFile.write(file, bytes.array());
    }

    /// What a file holds; empty if there is none, or it is not whole.
    public static Optional<Signals> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int end = bytes.limit() - Long.BYTES;
        boolean whole = end >= HEAD && end % Long.BYTES == 0;
        if (!whole || bytes.getLong(0) != MAGIC || bytes.getLong(end) != digest(bytes, end)) {
            return Optional.empty();
        }
        bytes.position(Long.BYTES);
        int size = Math.toIntExact(bytes.getLong());
        var quality = new Quality(bytes.getLong(), bytes.getDouble(), bytes.getDouble());
        long[] knownNs = new long[size];
        double[] returnLog = new double[size];
        for (int bar = 0; bar < size; bar++) {
            knownNs[bar] = bytes.getLong();
            returnLog[bar] = bytes.getDouble();
        }
        return Optional.of(new Signals(knownNs, returnLog, quality));
    }

    private static long digest(ByteBuffer bytes, int end) {
        var digest = new Digest();
        for (int at = 0; at < end; at += Long.BYTES) {
            digest.add(bytes.getLong(at));
        }
        return digest.value();
    }
}
