package io.foretick.venue.solana;

import io.foretick.venue.rpc.LoopbackRpc;
import io.foretick.venue.rpc.LoopbackRpc.Refusal;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// A node of Solana with one pool on loopback: seeded swaps of SOL (9 decimals) against a dollar (6
/// decimals) near 150, with transactions among them that failed or only moved liquidity.
public final class LoopbackSolana implements AutoCloseable {

    public static final String POOL = "Poo1111111111111111111111111111111111111111";
    public static final String BASE = "Base111111111111111111111111111111111111111";
    public static final String QUOTE = "Quote11111111111111111111111111111111111111";
    public static final String SYMBOL = POOL + ":" + BASE + ":" + QUOTE;
    public static final long FIRST_SECOND = 1_735_689_600; // 2025-01-01

    private static final String OTHER = "Other11111111111111111111111111111111111111";
    private static final int PAGE_MAX = 100;

    private enum Fate {
        SWAPS,
        FAILS,
        ADDS_LIQUIDITY
    }

    /// A transaction as it was made.
    ///
    /// @param base change of the vault in 1e-9
    /// @param quote change of the vault in 1e-6
    private record Made(String signature, long slot, Fate fate, long base, long quote) {

        long second() {
            return FIRST_SECOND + slot * 4 / 10;
        }

        String print() {
            long priceE8 =
                    Math.round(Math.abs((double) quote) / Math.abs((double) base) * 1_000 * 1e8);
            return "%d %d %d %s"
                    .formatted(second(), priceE8, Math.abs(base) / 10, base > 0 ? "sell" : "buy");
        }
    }

    private final LoopbackRpc server;
    private final List<Made> all = new ArrayList<>(); // oldest first
    private String spoilt = "";

    public LoopbackSolana(long seed, int count) throws IOException {
        var random = new SplittableRandom(seed);
        long slot = 0;
        for (int k = 0; k < count; k++) {
            slot += random.nextLong(3);
            all.add(made(random, "Sig" + k, slot));
        }
        server = new LoopbackRpc(this::result);
    }

    private static Made made(SplittableRandom random, String signature, long slot) {
        Fate fate = Fate.values()[Math.max(0, random.nextInt(6) - 3)];
        long base = random.nextLong(10_000_000, 90_000_000_000L) / 10 * 10;
        long quote = Math.round((double) base * random.nextDouble(0.149, 0.151));
        long direction = random.nextBoolean() ? 1 : -1;
        boolean sameWay = fate == Fate.ADDS_LIQUIDITY;
        return new Made(
                signature, slot, fate, direction * base, (sameWay ? 1L : -1L) * direction * quote);
    }

    /// Prints of the wanted time: second, price, quantity, side.
    public List<String> prints(long fromSecond, long endSecond) {
        return all.stream()
                .filter(made -> made.fate() == Fate.SWAPS)
                .filter(made -> made.second() >= fromSecond && made.second() < endSecond)
                .map(Made::print)
                .toList();
    }

    /// All transactions as a node would give them, oldest first.
    public List<String> transactions() {
        return all.stream().map(LoopbackSolana::transaction).toList();
    }

    public LoopbackRpc server() {
        return server;
    }

    public String url() {
        return server.url();
    }

    /// What it answers in place of any transaction.
    LoopbackSolana spoilt(String transaction) {
        spoilt = transaction;
        return this;
    }

    @Override
    public void close() {
        server.close();
    }

    private String result(String method, JsonNode params) throws Refusal {
        return switch (method) {
            case "getSlot" -> String.valueOf(all.getLast().slot());
            case "getBlockTime" -> String.valueOf(all.getLast().second());
            case "getSignaturesForAddress" -> page(params.path(1).path("before").asString(""));
            case "getTransaction" -> transaction(params.path(0).stringValue());
            default -> throw new Refusal(-32601, "Method not found");
        };
    }

    private String page(String before) {
        int end = before.isEmpty() ? all.size() : Integer.parseInt(before.substring(3));
        return all.subList(Math.max(0, end - PAGE_MAX), end).reversed().stream()
                .map(LoopbackSolana::entry)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String entry(Made made) {
        return "{\"signature\":\"%s\",\"slot\":%d,\"err\":%s,\"blockTime\":%d}"
                .formatted(made.signature(), made.slot(), error(made), made.second());
    }

    private static String error(Made made) {
        return made.fate() == Fate.FAILS ? "{\"InstructionError\":[2,{\"Custom\":6001}]}" : "null";
    }

    private String transaction(String signature) {
        return spoilt.isEmpty()
                ? transaction(all.get(Integer.parseInt(signature.substring(3))))
                : spoilt;
    }

    /// The vault of the quote is an account that was looked up in a table.
    private static String transaction(Made made) {
        long held = 1_000_000_000_000L;
        return """
        {"slot":%d,"blockTime":%d,"meta":{"err":%s,\
        "preTokenBalances":[%s,%s],"postTokenBalances":[%s,%s],\
        "loadedAddresses":{"writable":["%s"],"readonly":[]}},\
        "transaction":{"message":{"accountKeys":["%s","%s","%s"]}}}\
        """
                .formatted(
                        made.slot(),
                        made.second(),
                        error(made),
                        balance(1, held, 9),
                        balance(3, held, 6),
                        balance(3, held + made.quote(), 6),
                        balance(1, held + made.base(), 9),
                        QUOTE,
                        OTHER,
                        BASE,
                        POOL);
    }

    private static String balance(int account, long units, int decimals) {
        return "{\"accountIndex\":%d,\"uiTokenAmount\":{\"amount\":\"%d\",\"decimals\":%d}}"
                .formatted(account, units, decimals);
    }
}
