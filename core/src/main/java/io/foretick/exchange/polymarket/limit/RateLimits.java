package io.foretick.exchange.polymarket.limit;

import io.foretick.base.Times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts the requests of one service. As at the venue, what comes too fast is held back rather
/// than refused; only what would have to wait longer than a window is refused. Any thread.
///
/// How it works: each rule remembers when its last `count` requests passed or will pass, and lets
/// the next one pass a window after the oldest of them.
public final class RateLimits {

    /// The request is refused.
    public static final long REFUSED = -1;

    private static final long TEN_SECONDS_NS = 10 * Times.SECOND_NS;

    private static final class Window {
        private final RateRule rule;
        private final long[] passedNs;
        private int oldest;

        Window(RateRule rule) {
            this.rule = rule;
            this.passedNs = new long[rule.count()];
            Arrays.fill(passedNs, Long.MIN_VALUE / 2);
        }

        long earliestNs() {
            return passedNs[oldest] + rule.windowNs();
        }

        void pass(long timeNs) {
            passedNs[oldest] = timeNs;
            oldest = (oldest + 1) % passedNs.length;
        }
    }

    private final List<Window> windows;

    public RateLimits(List<RateRule> rules) {
        this.windows = rules.stream().map(Window::new).toList();
    }

    /// The limits of the order book as the venue stated them in 2026.
    public static RateLimits ofClob() {
        return new RateLimits(
                List.of(
                        everyTenSeconds("", 9_000, "/"),
                        everyTenSeconds("", 1_500, "/book", "/price", "/midpoint"),
                        everyTenSeconds("", 500, "/books", "/prices", "/midpoints", "/spreads"),
                        everyTenSeconds("POST", 3_500, "/order"),
                        new RateRule("POST", List.of("/order"), 36_000, 10 * Times.MINUTE_NS),
                        everyTenSeconds("POST", 1_000, "/orders"),
                        everyTenSeconds("DELETE", 3_000, "/order"),
                        everyTenSeconds("DELETE", 1_000, "/orders"),
                        everyTenSeconds("", 200, "/balance-allowance"),
                        everyTenSeconds("", 100, "/auth/api-key", "/auth/derive-api-key")));
    }

    private static RateRule everyTenSeconds(String method, int count, String... paths) {
        return new RateRule(method, List.of(paths), count, TEN_SECONDS_NS);
    }

    /// Lets a request pass, at once or later.
    ///
    /// @return how long it has to wait in venue time, 0 if not at all, or [#REFUSED]
    public synchronized long admit(String method, String path, long nowNs) {
        var touched = new ArrayList<Window>();
        long passNs = nowNs;
        for (Window window : windows) {
            if (window.rule.covers(method, path)) {
                touched.add(window);
                passNs = Math.max(passNs, window.earliestNs());
            }
        }
        for (Window window : touched) {
            if (passNs - nowNs > window.rule.windowNs()) {
                return REFUSED;
            }
        }
        for (Window window : touched) {
            window.pass(passNs);
        }
        return passNs - nowNs;
    }
}
