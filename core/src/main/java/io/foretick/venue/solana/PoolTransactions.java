package io.foretick.venue.solana;

import io.foretick.venue.rpc.Question;
import io.foretick.venue.rpc.RpcNode;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Transactions of a pool in a span of time, from a node. Owned by one reading.
///
/// How it works: nodes list the signatures of an account from the newest on, a thousand at a time,
/// so all of them from now back to the wanted time have to be listed. What the wanted time holds is
/// then asked for, oldest first.
final class PoolTransactions {

    private static final int PAGE = 1_000;
    private static final int SIGNATURES_MAX = 5_000_000;
    private static final int BATCH = 50;
    private static final String FINALIZED = "finalized";

    private final RpcNode node;
    private final PoolAccounts pool;

    PoolTransactions(RpcNode node, PoolAccounts pool) {
        this.node = node;
        this.pool = pool;
    }

    /// Gives the swaps of transactions that succeeded, oldest first.
    void swaps(long fromSecond, long endSecond, SwapTable.SwapSink sink) throws IOException {
        checkFinal(endSecond);
        List<String> wanted = signatures(fromSecond, endSecond).reversed();
        for (int from = 0; from < wanted.size(); from += BATCH) {
            List<String> batch = wanted.subList(from, Math.min(from + BATCH, wanted.size()));
            List<JsonNode> transactions =
                    node.askAll(batch.stream().map(PoolTransactions::question).toList());
            for (int k = 0; k < batch.size(); k++) {
                give(batch.get(k), transactions.get(k), sink);
            }
        }
    }

    private void checkFinal(long endSecond) throws IOException {
        JsonNode slot = node.ask(Question.of("getSlot", Map.of("commitment", FINALIZED)));
        JsonNode second = node.ask(Question.of("getBlockTime", slot));
        if (!second.isIntegralNumber()) {
            throw new IOException(node.place() + " tells no time of slot " + slot);
        }
        if (second.longValue() < endSecond) {
            throw new IOException(
                    "data.to is %s, the chain is final only to %s"
                            .formatted(
                                    Instant.ofEpochSecond(endSecond),
                                    Instant.ofEpochSecond(second.longValue())));
        }
    }

    /// Signatures of the wanted time, newest first.
    private List<String> signatures(long fromSecond, long endSecond) throws IOException {
        List<String> wanted = new ArrayList<>();
        String before = "";
        for (int listed = 0; listed < SIGNATURES_MAX; listed += PAGE) {
            JsonNode page = node.ask(listing(before));
            if (!page.isArray() || page.isEmpty()) {
                throw new IOException(
                        node.place()
                                + " knows no transaction of the pool before data.from: its past is"
                                + " cut, or the pool is younger; choose a later data.from");
            }
            for (JsonNode entry : page) {
                long second = second(entry);
                if (second < fromSecond) {
                    return wanted;
                }
                if (second < endSecond && entry.path("err").isNull()) {
                    wanted.add(signature(entry));
                }
            }
            before = signature(page.get(page.size() - 1));
        }
        throw new IOException(
                "more than %,d transactions since data.from".formatted(SIGNATURES_MAX));
    }

    private Question listing(String before) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("limit", PAGE);
        options.put("commitment", FINALIZED);
        if (!before.isEmpty()) {
            options.put("before", before);
        }
        return Question.of("getSignaturesForAddress", pool.pool(), options);
    }

    private long second(JsonNode entry) throws IOException {
        JsonNode second = entry.path("blockTime");
        if (!second.isIntegralNumber()) {
            throw new IOException(node.place() + " tells no time of a signature");
        }
        return second.longValue();
    }

    private String signature(JsonNode entry) throws IOException {
        String signature = entry.path("signature").asString("");
        if (signature.isEmpty()) {
            throw new IOException(node.place() + " gives a wrong list of signatures");
        }
        return signature;
    }

    private static Question question(String signature) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("encoding", "json");
        options.put("commitment", FINALIZED);
        options.put("maxSupportedTransactionVersion", 0);
        return Question.of("getTransaction", signature, options);
    }

    private void give(String signature, JsonNode transaction, SwapTable.SwapSink sink)
            throws IOException {
        try {
            var swap = TransactionReader.read(transaction, pool);
            if (swap.isPresent()) {
                sink.take(swap.get());
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(
                    "%s gives a wrong transaction %s: %s"
                            .formatted(node.place(), signature, e.getMessage()),
                    e);
        }
    }
}
