package io.foretick.venue.live.socket;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// Puts the parts of one text message together. Owned by one [Link].
final class TextAssembler {

    private final int bytesMax;
    private final StringBuilder parts = new StringBuilder();
    private boolean overlong;

    TextAssembler(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// Whether a message was refused because it is too long.
    boolean overlong() {
        return overlong;
    }

    /// Takes a part; the whole message in UTF-8 with the last one, null before.
    byte @Nullable [] add(CharSequence part, boolean last) {
        if (parts.length() + part.length() > bytesMax) {
            overlong = true;
        }
        if (overlong) {
            parts.setLength(0);
            return null;
        }
        if (last && parts.isEmpty()) {
            return bounded(part.toString());
        }
        parts.append(part);
        if (!last) {
            return null;
        }
        String whole = parts.toString();
        parts.setLength(0);
        parts.trimToSize();
        return bounded(whole);
    }

    private byte @Nullable [] bounded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        overlong = bytes.length > bytesMax;
        return overlong ? null : bytes;
    }
}
