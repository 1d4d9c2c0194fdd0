package io.foretick.venue.evm;

import io.foretick.base.Times;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A chain by the name that people know it by. Says nothing about nodes.
public enum Chain {
    ETHEREUM(1, 12 * Times.SECOND_NS),
    BNB(56, 750 * Times.MILLI_NS),
    BASE(8453, 2 * Times.SECOND_NS),
    ARBITRUM(42161, 250 * Times.MILLI_NS);

    private final long id;
    private final long blockNs;

    Chain(long id, long blockNs) {
        this.id = id;
        this.blockNs = blockNs;
    }

    /// The chain of this EIP-155 number.
    static Optional<Chain> ofId(long id) {
        return Arrays.stream(values()).filter(chain -> chain.id == id).findFirst();
    }

    /// The chain of a name such as `base`.
    static Optional<Chain> parse(String key) {
        return Arrays.stream(values()).filter(chain -> chain.key().equals(key)).findFirst();
    }

    /// All names, for messages.
    static String keys() {
        return Arrays.stream(values()).map(Chain::key).collect(Collectors.joining(", "));
    }

    /// Its name in lower case.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its number by EIP-155.
    public long id() {
        return id;
    }

    /// About the time from one block to the next. Only where to begin to search: it has changed in
    /// the past of most chains.
    public long blockNs() {
        return blockNs;
    }
}
