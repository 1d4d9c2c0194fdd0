package io.foretick.venue.live;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Stamp;
import io.foretick.testing.Eventually;
import io.foretick.venue.Listings;
import io.foretick.venue.polymarket.account.AccountListener;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Takes arrivals from a queue and decodes them as a session would, on the test's thread.
final class TestSession {

    private final ArrivalQueue queue;
    private final List<Arrival.Frame> unreadable = new ArrayList<>();
    private final ArrivalDecoders decoders =
            new ArrivalDecoders(new Listings(), unreadable::add, AccountListener.NONE);
    private final List<Event> events = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private long frames;

    TestSession(ArrivalQueue queue) {
        this.queue = queue;
    }

    /// Takes what has come.
    void drain() {
        for (Arrival next = queue.poll(); next != null; next = queue.poll()) {
            take(next);
        }
    }

    void take(Arrival next) {
        arrivals.add(next);
        frames += decoders.isMessage(next) ? 1 : 0;
        long frame = decoders.isMessage(next) ? frames : 0;
        var at =
                new Stamp(
                        next.receiveNs(), Times.UNKNOWN_NS, next.receiveNs(), frame, next.source());
        decoders.decode(at, next, events::add);
    }

    /// Takes arrivals until so many events of a kind have come.
    <T extends Event> List<T> await(Class<T> type, int count) {
        return await(type, count, _ -> true);
    }

    <T extends Event> List<T> await(Class<T> type, int count, Predicate<T> wanted) {
        Eventually.holds(
                () -> {
                    drain();
                    return all(type).stream().filter(wanted).count() >= count;
                },
                () -> count + " of " + type.getSimpleName() + " among " + tail());
        return all(type).stream().filter(wanted).toList();
    }

    <T extends Event> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// Messages that left a book unknown, since the last call.
    List<Arrival.Frame> unreadable() {
        List<Arrival.Frame> all = List.copyOf(unreadable);
        unreadable.clear();
        return all;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    List<Event> events() {
        return events;
    }

    String tail() {
        return events.subList(Math.max(0, events.size() - 12), events.size()).toString();
    }
}
