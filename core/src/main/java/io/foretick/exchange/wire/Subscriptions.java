package io.foretick.exchange.wire;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What one client has subscribed to, by the names that it used, and which of that has begun. Any
/// thread. Not for what a name means: that is each exchange's own.
public final class Subscriptions<T> {

    private final Map<String, T> wanted = new LinkedHashMap<>();
    private final Set<String> begun = new HashSet<>();

    /// Adds a subscription.
    ///
    /// @return false if it was there
    public synchronized boolean add(String name, T subscription) {
        return wanted.putIfAbsent(name, subscription) == null;
    }

    /// Removes a subscription.
    ///
    /// @return false if it was not there
    public synchronized boolean remove(String name) {
        begun.remove(name);
        return wanted.remove(name) != null;
    }

    /// All of them by name, in the order in which they came.
    public synchronized Map<String, T> all() {
        return new LinkedHashMap<>(wanted);
    }

    /// Whether this is the first frame of a subscription; from now on it is not.
    public synchronized boolean begins(String name) {
        return begun.add(name);
    }
}
