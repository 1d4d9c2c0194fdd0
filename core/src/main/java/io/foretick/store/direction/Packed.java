package io.foretick.store.direction;

import io.foretick.forecast.direction.pattern.PatternChanges;
import io.foretick.journal.StateBytes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Compresses what stands in a database as one piece. Stateless.
final class Packed {

    private static final int BYTES_MAX = 1 << 30;

    private Packed() {}

    static byte[] of(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail to be written", e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    static byte[] of(PatternChanges changes) {
        StateBytes bytes = new StateBytes();
        changes.save(bytes);
        return of(bytes.toByteArray());
    }

    static byte[] open(byte[] packed) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(BYTES_MAX);
        }
    }

    static PatternChanges openChanges(byte[] packed) throws IOException {
        return PatternChanges.read(StateBytes.of(open(packed)));
    }
}
