package io.foretick.store.direction;

import io.foretick.base.Sha256;
import io.foretick.forecast.direction.StatePart;
import io.foretick.journal.StateBytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The parts of one timeframe's state as bytes, by their names. Owned by one thread.
final class Parts {

    private final SortedMap<Name, byte[]> bytes = new TreeMap<>();

    /// Which part it is.
    record Name(String owner, String name) implements Comparable<Name> {

        private static final Comparator<Name> ORDER =
                Comparator.comparing(Name::owner).thenComparing(Name::name);

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }
    }

    /// Writes the parts down.
    ///
    /// @throws IllegalArgumentException if two have one name
    static Parts of(List<StatePart> states) {
        Parts parts = new Parts();
        for (StatePart part : states) {
            StateBytes state = new StateBytes();
            part.state().save(state);
            Name name = new Name(part.owner(), part.name());
            if (parts.bytes.put(name, state.toByteArray()) != null) {
                throw new IllegalArgumentException("there are two parts " + name);
            }
        }
        return parts;
    }

    void put(Name name, byte[] state) {
        bytes.put(name, state);
    }

    SortedMap<Name, byte[]> bytes() {
        return bytes;
    }

    /// Loads every part.
    ///
    /// @throws IOException if the names are others, or a part does not fit
    void loadInto(List<StatePart> states) throws IOException {
        SortedMap<Name, StatePart> wanted = new TreeMap<>();
        states.forEach(part -> wanted.put(new Name(part.owner(), part.name()), part));
        if (!wanted.keySet().equals(bytes.keySet())) {
            throw new IOException(
                    "the state has the parts %s, these models have %s; it was made with other models"
                            .formatted(bytes.keySet(), wanted.keySet()));
        }
        for (Map.Entry<Name, StatePart> entry : wanted.entrySet()) {
            Name name = entry.getKey();
            load(name, Objects.requireNonNull(bytes.get(name)), entry.getValue());
        }
    }

    /// A digest of the head's numbers, all parts and the patterns.
    String digest(StateHead head, String patterns) {
        MessageDigest digest = Sha256.begin();
        add(digest, head.timeframe().name());
        add(digest, head.positionNs());
        add(digest, head.updates());
        for (Map.Entry<Name, byte[]> entry : bytes.entrySet()) {
            add(digest, entry.getKey().owner());
            add(digest, entry.getKey().name());
            add(digest, entry.getValue().length);
            digest.update(entry.getValue());
        }
        add(digest, patterns);
        return Sha256.hex(digest);
    }

    private static void load(Name name, byte[] written, StatePart part) throws IOException {
        StateBytes state = StateBytes.of(written);
        try {
            part.state().load(state);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IOException(name + " does not fit these models: " + e.getMessage(), e);
        }
        if (!state.isAtEnd()) {
            throw new IOException(name + " holds more than these models know");
        }
    }

    private static void add(MessageDigest digest, long word) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(word).flip());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(digest, utf8.length);
        digest.update(utf8);
    }
}
