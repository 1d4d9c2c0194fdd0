package io.foretick.lab.legacydata;

import java.nio.charset.StandardCharsets;

/// A file as it is to be written.
///
/// @param path relative to the folder of the data
/// @param text its whole content, of characters below 256: each is a byte
record Extract(LegacySource source, String path, String text) {

    /// Of bytes as they are.
    static Extract of(LegacySource source, String path, byte[] bytes) {
        return new Extract(source, path, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
