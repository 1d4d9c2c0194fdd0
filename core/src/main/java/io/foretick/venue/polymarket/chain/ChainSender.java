package io.foretick.venue.polymarket.chain;

import io.foretick.venue.VenueException;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;
import io.foretick.venue.ethereum.PrivateKey;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Signs transactions, sends each once, and waits until the chain has taken it. What a transaction
/// would do is tried by the node before it is sent. For one thread that may block.
public final class ChainSender {

    private static final long CHAIN = 137;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigInteger TWO = BigInteger.TWO;
    private static final int GAS_ROOM_PERCENT = 120;
    private static final long GAS_LIMIT_MAX = 5_000_000;

    private final JsonRpc node;
    private final PrivateKey key;
    private final Duration pause;
    private final int looksMax;

    /// What became of a transaction.
    ///
    /// @param hash its name on the chain
    public record Receipt(String hash, Fate fate) {}

    /// What a chain can do with a transaction.
    public enum Fate {
        /// It did what it was to do.
        DONE,
        /// It was taken and has failed; its gas is paid.
        REVERTED,
        /// It was sent and has not been seen in time; it may still be taken.
        UNKNOWN
    }

    /// @param pause between two looks at the chain
    /// @param looksMax how often to look
    public ChainSender(JsonRpc node, PrivateKey key, Duration pause, int looksMax) {
        this.node = node;
        this.key = key;
        this.pause = pause;
        this.looksMax = looksMax;
    }

    /// How many transactions a Gnosis safe has made.
    public static long safeNonce(JsonRpc node, EthAddress safe)
            throws IOException, InterruptedException {
        ObjectNode call = JSON.objectNode();
        call.put("to", safe.checksummed()).put("data", AbiCall.of("nonce()").data());
        return node.number("eth_call", call, JSON.stringNode("latest")).longValueExact();
    }

    /// Sends one.
    ///
    /// @param named told the transaction's hash before it is sent
    /// @throws VenueException if the node refuses it, and so nothing was sent
    /// @throws IOException if the node does not answer while nothing has been sent
    public Receipt send(WalletStep.Transaction step, Consumer<String> named)
            throws IOException, InterruptedException {
        BigInteger chain = node.number("eth_chainId");
        if (chain.longValueExact() != CHAIN) {
            throw new VenueException("the node is on chain " + chain + ", not on " + CHAIN);
        }
        var call = new ChainCall(step.to(), step.data(), step.purpose());
        FeeMarketTransaction.Gas gas = gas(call);
        long nonce =
                node.number("eth_getTransactionCount", sender(), JSON.stringNode("pending"))
                        .longValueExact();
        String raw = new FeeMarketTransaction(CHAIN, nonce, gas, call).signedBy(key);
        String hash = Hex.of(Keccak256.hash(Hex.parse(raw).orElseThrow()));
        named.accept(hash);
        try {
            node.ask("eth_sendRawTransaction", JSON.stringNode(raw));
        } catch (JsonRpc.Unanswered _) {
            // It may have been taken all the same: the chain knows.
        }
        return await(hash);
    }

    private JsonNode sender() {
        return JSON.stringNode(key.address().checksummed());
    }

    private FeeMarketTransaction.Gas gas(ChainCall call) throws IOException, InterruptedException {
        ObjectNode tried = JSON.objectNode();
        tried.set("from", sender());
        tried.put("to", call.to().checksummed()).put("data", call.data());
        long needed = node.number("eth_estimateGas", tried).longValueExact();
        long limit = Math.multiplyExact(needed, GAS_ROOM_PERCENT) / 100;
        if (limit > GAS_LIMIT_MAX) {
            throw new VenueException(call.purpose() + " would need " + needed + " gas");
        }
        JsonNode block =
                node.ask(
                        "eth_getBlockByNumber", JSON.stringNode("latest"), JSON.booleanNode(false));
        BigInteger baseWei = node.parse("the base fee", block.path("baseFeePerGas"));
        BigInteger tipWei = node.number("eth_maxPriorityFeePerGas");
        return new FeeMarketTransaction.Gas(limit, tipWei, baseWei.multiply(TWO).add(tipWei));
    }

    private Receipt await(String hash) throws InterruptedException {
        for (int look = 0; look < looksMax; look++) {
            try {
                JsonNode receipt = node.ask("eth_getTransactionReceipt", JSON.stringNode(hash));
                if (receipt.isObject()) {
                    boolean done = node.parse("status", receipt.path("status")).signum() > 0;
                    return new Receipt(hash, done ? Fate.DONE : Fate.REVERTED);
                }
            } catch (IOException _) {
                // It was sent: the next look may be luckier.
            }
            LockSupport.parkNanos(this, pause.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("told to stop looking for " + hash);
            }
        }
        return new Receipt(hash, Fate.UNKNOWN);
    }
}
