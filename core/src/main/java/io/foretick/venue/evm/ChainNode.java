package io.foretick.venue.evm;

import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;
import io.foretick.venue.rpc.Question;
import io.foretick.venue.rpc.RpcNode;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The few questions about pools that a node of an EVM chain answers. Whatever it answers that
/// cannot be understood is an [IOException] with its reason. For one thread that may block.
final class ChainNode {

    private static final int SELECTOR_BYTES = 4;

    private final RpcNode node;

    ChainNode(RpcNode node) {
        this.node = node;
    }

    /// A block's number and time.
    record Block(long number, long second) {}

    /// Number of the chain, by EIP-155.
    long chainId() throws IOException {
        JsonNode answer = node.ask(Question.of("eth_chainId"));
        return number(answer, "eth_chainId");
    }

    /// The newest block that the chain will not take back.
    Block finalized() throws IOException {
        return block(node.ask(Question.of("eth_getBlockByNumber", "finalized", false)));
    }

    /// Time of a block.
    long second(long block) throws IOException {
        JsonNode answer = node.ask(byNumber(block));
        return checked(block, block(answer)).second();
    }

    /// Times of blocks, by their numbers.
    Map<Long, Long> seconds(Collection<Long> blocks) throws IOException {
        List<Question> questions = new ArrayList<>();
        blocks.forEach(block -> questions.add(byNumber(block)));
        List<JsonNode> answers = node.askAll(questions);
        Map<Long, Long> seconds = new LinkedHashMap<>();
        int at = 0;
        for (long block : blocks) {
            seconds.put(block, checked(block, block(answers.get(at++))).second());
        }
        return seconds;
    }

    /// Logs of a contract in blocks `[from, to]`, by their places.
    ///
    /// @param pool address in lower case
    List<RawLog> logs(String pool, long from, long to) throws IOException {
        Map<String, Object> filter =
                Map.of(
                        "address", pool,
                        "fromBlock", Quantities.hex(from),
                        "toBlock", Quantities.hex(to),
                        "topics", List.of(LogKind.topics()));
        JsonNode answer = node.ask(Question.of("eth_getLogs", filter));
        if (!answer.isArray()) {
            throw new IOException(node.place() + " gives no list for eth_getLogs");
        }
        List<RawLog> logs = new ArrayList<>(answer.size());
        for (JsonNode json : answer) {
            logs.add(log(json, pool, from, to));
        }
        logs.sort((a, b) -> order(a, b));
        return logs;
    }

    private static int order(RawLog a, RawLog b) {
        int byBlock = Long.compare(a.block(), b.block());
        return byBlock == 0 ? Integer.compare(a.log(), b.log()) : byBlock;
    }

    private RawLog log(JsonNode json, String pool, long from, long to) throws IOException {
        try {
            RawLog log = RawLog.of(json, pool);
            if (log.block() < from || log.block() > to) {
                throw new IllegalArgumentException("it is of block " + log.block());
            }
            return log;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(node.place() + " gives a wrong log: " + e.getMessage(), e);
        }
    }

    /// What a log says.
    PoolEvent decoded(RawLog log, long second) throws IOException {
        try {
            LogKind kind =
                    log.topics().stream()
                            .findFirst()
                            .flatMap(LogKind::of)
                            .orElseThrow(() -> new IllegalArgumentException("nobody asked for it"));
            var place = new PoolEvent.Place(log.block(), log.log(), second);
            return kind.decode(place, log.topics(), log.data());
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s gives a wrong log %d of block %d: %s"
                            .formatted(node.place(), log.log(), log.block(), e.getMessage()),
                    e);
        }
    }

    /// Answer of a contract's function without parameters: one word.
    AbiWords call(String contract, String function) throws IOException {
        byte[] hash = Keccak256.hash(function.getBytes(StandardCharsets.US_ASCII));
        String selector = Hex.of(Arrays.copyOf(hash, SELECTOR_BYTES));
        JsonNode answer =
                node.ask(
                        Question.of(
                                "eth_call", Map.of("to", contract, "data", selector), "latest"));
        try {
            return AbiWords.parse(answer.asString(""), 1);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s of the contract %s is not what it should be: %s"
                            .formatted(function, contract, e.getMessage()),
                    e);
        }
    }

    private static Question byNumber(long block) {
        return Question.of("eth_getBlockByNumber", Quantities.hex(block), false);
    }

    private Block block(JsonNode json) throws IOException {
        return new Block(
                number(json.path("number"), "the number of a block"),
                number(json.path("timestamp"), "the timestamp of a block"));
    }

    private Block checked(long wanted, Block block) throws IOException {
        if (block.number() != wanted) {
            throw new IOException(
                    "%s gives block %d for block %d"
                            .formatted(node.place(), block.number(), wanted));
        }
        return block;
    }

    private long number(JsonNode text, String name) throws IOException {
        try {
            return Quantities.whole(text, name);
        } catch (IllegalArgumentException e) {
            throw new IOException(node.place() + ": " + e.getMessage(), e);
        }
    }
}
