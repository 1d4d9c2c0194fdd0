package io.foretick.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what other threads bring about, with a limit and without sleeping.
public final class Eventually {

    private static final long LIMIT_NS = 20_000_000_000L;

    private Eventually() {}

    /// Comes back as soon as the condition holds; fails after twenty seconds.
    public static void holds(BooleanSupplier condition, Supplier<String> otherwise) {
        long until = System.nanoTime() + LIMIT_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                fail(otherwise.get());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// Looks at a condition again and again for so long; fails as soon as it does not hold.
    public static void staysFor(long ns, BooleanSupplier condition, Supplier<String> otherwise) {
        long until = System.nanoTime() + ns;
        while (System.nanoTime() - until < 0) {
            if (!condition.getAsBoolean()) {
                fail(otherwise.get());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
