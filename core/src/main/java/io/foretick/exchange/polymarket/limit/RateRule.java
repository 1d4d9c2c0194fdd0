package io.foretick.exchange.polymarket.limit;

import io.foretick.base.Checks;

import java.util.List;

/// At most so many requests of some kinds in a sliding window.
///
/// @param method in upper case, empty for any
/// @param paths how paths begin; a path counts if it is one of these or lies below it
/// @param count requests in the window
/// @param windowNs its length in venue time
public record RateRule(String method, List<String> paths, int count, long windowNs) {

    public RateRule {
        paths = List.copyOf(paths);
        Checks.inRange(count, 1, 1_000_000, "count");
        Checks.positive(windowNs, "windowNs");
    }

    boolean covers(String requestMethod, String path) {
        return (method.isEmpty() || method.equals(requestMethod))
                && paths.stream().anyMatch(start -> isBelow(path, start));
    }

    private static boolean isBelow(String path, String start) {
        return path.equals(start) || path.startsWith(start.endsWith("/") ? start : start + "/");
    }
}
