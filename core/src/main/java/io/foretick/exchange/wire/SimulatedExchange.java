package io.foretick.exchange.wire;

import java.util.Map;

/// A venue on loopback: some servers that share one state. Started by its own `start` method.
public interface SimulatedExchange extends AutoCloseable {

    /// Base URL of each service by its name, such as `binance_rest`; in the order of their ports.
    Map<String, String> urls();

    /// Stops its servers and threads.
    @Override
    void close();
}
