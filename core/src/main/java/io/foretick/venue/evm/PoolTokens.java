package io.foretick.venue.evm;

import io.foretick.base.Checks;
import io.foretick.venue.snapshot.Manifest;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;

/// The two tokens of a pool, as their contracts describe themselves.
///
/// @param decimals0 digits of token 0 after the point: one coin is 10 to this power
public record PoolTokens(int decimals0, int decimals1) {

    private static final int DECIMALS_MAX = 36;

    public PoolTokens {
        Checks.inRange(decimals0, 0, DECIMALS_MAX, "decimals0");
        Checks.inRange(decimals1, 0, DECIMALS_MAX, "decimals1");
    }

    static PoolTokens of(ChainNode node, String pool) throws IOException {
        return new PoolTokens(decimals(node, pool, "token0()"), decimals(node, pool, "token1()"));
    }

    private static int decimals(ChainNode node, String pool, String function) throws IOException {
        BigInteger token = node.call(pool, function).unsigned(0);
        BigInteger decimals = node.call("0x%040x".formatted(token), "decimals()").unsigned(0);
        if (decimals.bitLength() >= Integer.SIZE || decimals.intValueExact() > DECIMALS_MAX) {
            throw new IOException("a token of the pool has " + decimals + " decimals");
        }
        return decimals.intValueExact();
    }

    /// As a snapshot remembers them.
    static PoolTokens of(Manifest manifest) {
        return new PoolTokens(
                Integer.parseInt(manifest.fact("decimals0")),
                Integer.parseInt(manifest.fact("decimals1")));
    }

    Map<String, String> facts() {
        return Map.of(
                "decimals0", String.valueOf(decimals0), "decimals1", String.valueOf(decimals1));
    }
}
