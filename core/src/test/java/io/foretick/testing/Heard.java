package io.foretick.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Feeds frames to a decoder and keeps what it says; each frame must give an event with its number.
public final class Heard {

    private final FrameDecoder decoder;
    private final Source source;
    private final List<Event> events = new ArrayList<>();
    private long frames;

    public Heard(FrameDecoder decoder, Source source) {
        this.decoder = decoder;
        this.source = source;
    }

    /// What one frame gives.
    public List<Event> frame(String text) {
        return frame(text.getBytes(StandardCharsets.UTF_8));
    }

    public List<Event> frame(byte[] bytes) {
        return frame(bytes, 0);
    }

    public List<Event> frame(byte[] bytes, long receiveNs) {
        int before = events.size();
        decoder.decode(next(receiveNs), bytes, 0, bytes.length, events::add);
        List<Event> given = events.subList(before, events.size());
        assertFalse(given.isEmpty(), "a frame without an event");
        given.forEach(event -> assertEquals(frames, event.at().frame()));
        return List.copyOf(given);
    }

    public void frames(List<FrameFiles.Frame> all) {
        all.forEach(frame -> frame(frame.bytes(), frame.receiveNs()));
    }

    /// The only event of this frame, apart from listings.
    public <T extends Event> T one(Class<T> type, String text) {
        List<Event> given = new ArrayList<>(frame(text));
        given.removeIf(event -> event instanceof Event.Listed);
        assertEquals(1, given.size(), () -> given.toString());
        return assertInstanceOf(type, given.getFirst());
    }

    /// Why this frame changes nothing.
    public SkipReason skipped(String text) {
        return skipped(text.getBytes(StandardCharsets.UTF_8));
    }

    public SkipReason skipped(byte[] bytes) {
        List<Event> given = frame(bytes);
        assertEquals(1, given.size(), given::toString);
        return assertInstanceOf(Event.FrameSkipped.class, given.getFirst()).reason();
    }

    /// All events of a kind so far.
    public <T extends Event> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public <T extends Event> int count(Class<T> type) {
        return all(type).size();
    }

    /// How often each reason was given.
    public Map<SkipReason, Long> reasons() {
        Map<SkipReason, Long> counts = new EnumMap<>(SkipReason.class);
        all(Event.FrameSkipped.class).forEach(skip -> counts.merge(skip.reason(), 1L, Long::sum));
        return counts;
    }

    public List<Event> events() {
        return events;
    }

    /// Every shorter part of a frame, from none of it to all but the last byte.
    public static List<byte[]> prefixes(String text) {
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        List<byte[]> prefixes = new ArrayList<>();
        for (int length = 0; length < whole.length; length++) {
            prefixes.add(Arrays.copyOf(whole, length));
        }
        return prefixes;
    }

    private Stamp next(long receiveNs) {
        frames++;
        return new Stamp(frames, Times.UNKNOWN_NS, receiveNs, frames, source);
    }
}
