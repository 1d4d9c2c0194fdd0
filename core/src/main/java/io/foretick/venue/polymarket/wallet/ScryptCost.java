package io.foretick.venue.polymarket.wallet;

import io.foretick.base.Checks;

import org.bouncycastle.crypto.generators.SCrypt;

/// How hard a password is to guess: what scrypt makes each guess cost (RFC 7914). Takes `128 × n ×
/// r` bytes of memory.
///
/// @param n rounds, a power of two
/// @param r size of a block
/// @param p how often all of it is done
record ScryptCost(int n, int r, int p) {

    /// Half a second and 128 MiB, as OWASP advises (Password Storage Cheat Sheet, 2026).
    static final ScryptCost USUAL = new ScryptCost(1 << 17, 8, 1);

    private static final long MEMORY_MAX = 1L << 30;
    private static final int PASSES_MAX = 64;
    private static final int N_MAX = 1 << 22;
    private static final int SMALL_BLOCK_N_MAX = 1 << 15; // below 2^(128 r / 8), as the RFC says

    ScryptCost {
        Checks.positive(r, "scrypt's r");
        Checks.inRange(n, 2, r == 1 ? SMALL_BLOCK_N_MAX : N_MAX, "scrypt's n");
        Checks.inRange(Integer.bitCount(n), 1, 1, "bits set in scrypt's n");
        Checks.inRange(p, 1, PASSES_MAX, "scrypt's p");
        Checks.inRange(128L * n * r, 1, MEMORY_MAX, "scrypt's memory");
    }

    /// So many bytes of a password; the caller wipes them.
    byte[] derive(byte[] password, byte[] salt, int length) {
        return SCrypt.generate(password, salt, n, r, p, length);
    }
}
