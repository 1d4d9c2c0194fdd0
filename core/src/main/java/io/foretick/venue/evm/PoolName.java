package io.foretick.venue.evm;

import io.foretick.venue.ethereum.EthAddress;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pool as people write it: `[chain:]0x1234...[:base=0|1]`.
///
/// @param chain null where the node is to say which chain it is of
/// @param base which of the pool's two tokens is the base, whose price is told in the other
public record PoolName(@Nullable Chain chain, EthAddress address, int base) {

    private static final Pattern FORM =
            Pattern.compile("(?:([a-z]+):)?(0x[0-9a-fA-F]{40})(?::base=([01]))?");

    /// Reads a name; without `base`, the pool's first token is the base.
    ///
    /// @throws IllegalArgumentException if it is none
    public static PoolName parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no pool, such as base:0x1234...:base=0");
        }
        String base = form.group(3);
        return new PoolName(
                chain(form.group(1)),
                address(form.group(2)),
                base == null ? 0 : Integer.parseInt(base));
    }

    private static @Nullable Chain chain(@Nullable String key) {
        if (key == null) {
            return null;
        }
        return Chain.parse(key)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is no chain; known are %s".formatted(key, Chain.keys())));
    }

    private static EthAddress address(String text) {
        return EthAddress.parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                text + " has a wrong checksum in its capitals"));
    }

    /// The address as nodes spell it.
    String digits() {
        return address.checksummed().toLowerCase(Locale.ROOT);
    }
}
