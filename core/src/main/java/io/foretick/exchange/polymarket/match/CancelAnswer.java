package io.foretick.exchange.polymarket.match;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which orders are cancelled, and why the others are not.
///
/// @param cancelled ids
/// @param notCancelled reasons by id
public record CancelAnswer(List<String> cancelled, Map<String, String> notCancelled) {

    public CancelAnswer {
        cancelled = List.copyOf(cancelled);
        notCancelled = Collections.unmodifiableMap(new LinkedHashMap<>(notCancelled));
    }
}
