package io.foretick.venue.live;

import java.nio.charset.StandardCharsets;

/// The bytes of one message, UTF-8. Nobody changes them after they were handed over.
public final class Payload {

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes over `bytes`; the caller must not change them any more.
    public static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    public static Payload of(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The bytes themselves, from the first to the last; only to be read.
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
