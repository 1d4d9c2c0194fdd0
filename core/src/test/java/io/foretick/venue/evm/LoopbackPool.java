package io.foretick.venue.evm;

import io.foretick.venue.rpc.LoopbackRpc;
import io.foretick.venue.rpc.LoopbackRpc.Refusal;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// A node of a chain with one pool on loopback: seeded swaps of WETH (18 decimals) against a dollar
/// (6 decimals) near 2,000, a few to none a block of two seconds. It limits the blocks and the logs
/// of one answer, as nodes do.
public final class LoopbackPool implements AutoCloseable {

    public static final String POOL = "0x00000000000000000000000000000000000000aa";
    public static final long GENESIS_SECOND = 1_735_689_600; // 2025-01-01
    public static final long BLOCK_SECONDS = 2;

    static final String V2_SWAP =
            "0xd78ad95fa46c994b6551d0da85fc275fe613ce37657fb8d5e3d130840159d822";

    /// A swap as it was made, to be found again.
    public record Made(long block, int log, boolean buys, BigInteger weth, BigInteger dollars) {

        public long priceE8() {
            return new BigDecimal(dollars.multiply(BigInteger.TEN.pow(20)))
                    .divide(new BigDecimal(weth), 0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }

        public long quantityE8() {
            return weth.divide(BigInteger.TEN.pow(10)).longValueExact();
        }
    }

    private final LoopbackRpc server;
    private final List<Made> swaps = new ArrayList<>();
    private final int blocks;
    private int blocksMax = 1_000;
    private int logsMax = 500;
    private boolean tellsTimes;
    private String spoilt = "";

    public LoopbackPool(long seed, int blocks) throws IOException {
        this.blocks = blocks;
        var random = new SplittableRandom(seed);
        for (long block = 0; block < blocks; block++) {
            int count = Math.max(0, random.nextInt(6) - 3);
            for (int log = 0; log < count; log++) {
                swaps.add(swap(random, block, 3 * log + 1));
            }
        }
        server = new LoopbackRpc(this::result);
    }

    private static Made swap(SplittableRandom random, long block, int log) {
        long wethE8 = random.nextLong(100_000, 500_000_000);
        long price = random.nextLong(199_000, 201_000);
        return new Made(
                block,
                log,
                random.nextBoolean(),
                BigInteger.valueOf(wethE8).multiply(BigInteger.TEN.pow(10)),
                BigInteger.valueOf(wethE8)
                        .multiply(BigInteger.valueOf(price))
                        .divide(BigInteger.valueOf(10_000)));
    }

    public LoopbackPool limits(int blocksOfOneAnswer, int logsOfOneAnswer) {
        blocksMax = blocksOfOneAnswer;
        logsMax = logsOfOneAnswer;
        return this;
    }

    LoopbackPool tellingTimes() {
        tellsTimes = true;
        return this;
    }

    /// The data of the first log of each answer from now on.
    LoopbackPool spoilt(String data) {
        spoilt = data;
        return this;
    }

    public LoopbackRpc server() {
        return server;
    }

    public String url() {
        return server.url();
    }

    /// Swaps in blocks of this time.
    public List<Made> between(long fromSecond, long endSecond) {
        return swaps.stream()
                .filter(swap -> second(swap.block()) >= fromSecond)
                .filter(swap -> second(swap.block()) < endSecond)
                .toList();
    }

    public static long second(long block) {
        return GENESIS_SECOND + block * BLOCK_SECONDS;
    }

    @Override
    public void close() {
        server.close();
    }

    private String result(String method, JsonNode params) throws Refusal {
        return switch (method) {
            case "eth_chainId" -> "\"0x2105\"";
            case "eth_getBlockByNumber" -> block(params.path(0).stringValue());
            case "eth_call" -> call(params.path(0));
            case "eth_getLogs" -> logs(params.path(0));
            default -> throw new Refusal(-32601, "the method does not exist");
        };
    }

    private String block(String name) {
        long number = name.equals("finalized") ? blocks - 1L : number(name);
        return "{\"number\":\"0x%x\",\"timestamp\":\"0x%x\"}".formatted(number, second(number));
    }

    private static long number(String hex) {
        return Long.parseLong(hex.substring(2), 16);
    }

    private static String call(JsonNode call) throws Refusal {
        String to = call.path("to").stringValue();
        String answer =
                switch (call.path("data").stringValue()) {
                    case "0x0dfe1681" -> "b0"; // token0()
                    case "0xd21220a7" -> "b1"; // token1()
                    case "0x313ce567" -> to.endsWith("b0") ? "12" : "06"; // decimals()
                    default -> throw new Refusal(3, "execution reverted");
                };
        return "\"0x" + "0".repeat(62) + answer + "\"";
    }

    private String logs(JsonNode filter) throws Refusal {
        long from = number(filter.path("fromBlock").stringValue());
        long to = number(filter.path("toBlock").stringValue());
        boolean wanted =
                filter.path("address").stringValue().equals(POOL)
                        && filter.path("topics")
                                .path(0)
                                .valueStream()
                                .anyMatch(topic -> topic.stringValue().equals(V2_SWAP));
        if (to - from + 1 > blocksMax) {
            throw new Refusal(-32602, "block range is too wide");
        }
        List<Made> found =
                swaps.stream()
                        .filter(swap -> wanted && swap.block() >= from && swap.block() <= to)
                        .toList();
        if (found.size() > logsMax) {
            throw new Refusal(-32005, "query returned more than " + logsMax + " results");
        }
        return found.reversed().stream().map(this::log).collect(Collectors.joining(",", "[", "]"));
    }

    private String log(Made swap) {
        String zero = word(BigInteger.ZERO);
        String data =
                swap.buys()
                        ? zero + word(swap.dollars()) + word(swap.weth()) + zero
                        : word(swap.weth()) + zero + zero + word(swap.dollars());
        String time =
                tellsTimes ? "\"blockTimestamp\":\"0x%x\",".formatted(second(swap.block())) : "";
        return "{\"address\":\"%s\",%s\"removed\":false,\"blockNumber\":\"0x%x\",\"logIndex\":\"0x%x\",\"topics\":[\"%s\",\"0x%s\",\"0x%s\"],\"data\":\"%s\"}"
                .formatted(
                        POOL.toUpperCase(Locale.ROOT).replace("0X", "0x"),
                        time,
                        swap.block(),
                        swap.log(),
                        V2_SWAP,
                        zero,
                        zero,
                        spoilt.isEmpty() ? "0x" + data : spoilt);
    }

    private static String word(BigInteger number) {
        return "%064x".formatted(number);
    }
}
