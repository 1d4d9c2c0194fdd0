package io.foretick.venue.solana;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pool and the two token accounts in which it holds its coins, as people write them:
/// `POOL:BASE_VAULT:QUOTE_VAULT`. Addresses are base-58 texts. Whatever the pool's program, a swap
/// shows as one vault that grew and one that shrank.
public record PoolAccounts(String pool, String baseVault, String quoteVault) {

    private static final String ADDRESS = "([1-9A-HJ-NP-Za-km-z]{32,44})";
    private static final Pattern FORM = Pattern.compile(ADDRESS + ":" + ADDRESS + ":" + ADDRESS);

    /// Reads a name.
    ///
    /// @throws IllegalArgumentException if the text is none
    public static PoolAccounts parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(2).equals(form.group(3))) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no POOL:BASE_VAULT:QUOTE_VAULT of Solana addresses");
        }
        return new PoolAccounts(form.group(1), form.group(2), form.group(3));
    }

    @Override
    public String toString() {
        return pool + ":" + baseVault + ":" + quoteVault;
    }
}
