package io.foretick.venue.solana;

import io.foretick.base.Times;
import io.foretick.venue.swap.SwapPrints;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a transaction has done to a pool's vaults (Solana JSON-RPC, `getTransaction`, with
/// the encoding `json` or `jsonParsed`). All that it did there counts as one swap. Stateless.
final class TransactionReader {

    private TransactionReader() {}

    /// The swap; empty if the transaction failed, or has not swapped in this pool: liquidity that
    /// comes or goes moves both vaults the same way.
    ///
    /// @throws IllegalArgumentException if it is no transaction
    static Optional<VaultSwap> read(JsonNode transaction, PoolAccounts pool) {
        JsonNode meta = transaction.path("meta");
        if (!meta.isObject() || !transaction.path("slot").isIntegralNumber()) {
            throw new IllegalArgumentException("no transaction with meta and slot");
        }
        if (!meta.path("err").isMissingNode() && !meta.path("err").isNull()) {
            return Optional.empty();
        }
        List<String> accounts = accounts(transaction);
        Change base = change(meta, accounts.indexOf(pool.baseVault()));
        Change quote = change(meta, accounts.indexOf(pool.quoteVault()));
        return SwapPrints.hasPrice(base.units(), quote.units())
                ? Optional.of(
                        new VaultSwap(
                                transaction.path("slot").longValue(),
                                timeNs(transaction),
                                base.coins(),
                                quote.coins()))
                : Optional.empty();
    }

    private static long timeNs(JsonNode transaction) {
        JsonNode second = transaction.path("blockTime");
        if (!second.isIntegralNumber()) {
            throw new IllegalArgumentException("a transaction without blockTime");
        }
        return Math.multiplyExact(second.longValue(), Times.SECOND_NS);
    }

    /// The accounts by their numbers: those of the message, then those that it has looked up.
    private static List<String> accounts(JsonNode transaction) {
        List<String> accounts = new ArrayList<>();
        for (JsonNode key : transaction.path("transaction").path("message").path("accountKeys")) {
            accounts.add(key.isString() ? key.stringValue() : key.path("pubkey").asString(""));
        }
        JsonNode loaded = transaction.path("meta").path("loadedAddresses");
        loaded.path("writable").forEach(key -> accounts.add(key.asString("")));
        loaded.path("readonly").forEach(key -> accounts.add(key.asString("")));
        return accounts;
    }

    /// @param units the smallest ones of the token
    private record Change(BigInteger units, int decimals) {
        BigDecimal coins() {
            return new BigDecimal(units, decimals);
        }
    }

    private static Change change(JsonNode meta, int account) {
        JsonNode before = balance(meta.path("preTokenBalances"), account);
        JsonNode after = balance(meta.path("postTokenBalances"), account);
        JsonNode known = after.isObject() ? after : before;
        return new Change(units(after).subtract(units(before)), known.path("decimals").asInt(0));
    }

    private static JsonNode balance(JsonNode balances, int account) {
        for (JsonNode balance : balances) {
            if (balance.path("accountIndex").asInt(-1) == account && account >= 0) {
                return balance.path("uiTokenAmount");
            }
        }
        return balances.path("none");
    }

    /// An account that is not listed held nothing.
    private static BigInteger units(JsonNode amount) {
        if (!amount.isObject()) {
            return BigInteger.ZERO;
        }
        String text = amount.path("amount").asString("");
        if (!text.matches("\\d{1,39}")) {
            throw new IllegalArgumentException("'" + text + "' is no amount of a token");
        }
        return new BigInteger(text);
    }
}
