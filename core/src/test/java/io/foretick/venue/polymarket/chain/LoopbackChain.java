package io.foretick.venue.polymarket.chain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EcdsaSignature;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;
import io.foretick.venue.ethereum.Secp256k1;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A node of a chain, and the venue's Data API, on loopback: takes apart what is sent to it with
/// code of its own and says who signed it.
public final class LoopbackChain implements AutoCloseable {

    /// What a node may do with what it is sent.
    public enum Mood {
        TAKES,
        REVERTS,
        FORGETS,
        HANGS_UP_AFTER_TAKING,
        REFUSES
    }

    /// A transaction as the node understood it.
    public record Sent(EthAddress from, String to, String data, long nonce, BigInteger value) {}

    private final HttpServer server;
    private final Map<String, String> answers = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private Mood mood = Mood.TAKES;
    private String positions = "[]";

    public LoopbackChain() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/node", this::onNode);
        server.createContext("/positions", exchange -> answer(exchange, 200, positions));
        server.createContext("/v2/resolutions", exchange -> answer(exchange, 404, "{}"));
        answers.put("eth_chainId", "\"0x89\"");
        answers.put("eth_estimateGas", "\"0x30d40\"");
        answers.put("eth_getBlockByNumber", "{\"baseFeePerGas\":\"0x6fc23ac00\"}");
        answers.put("eth_maxPriorityFeePerGas", "\"0x6fc23ac00\"");
        answers.put("eth_call", "\"0x" + "0".repeat(63) + "7\"");
        server.start();
    }

    public URI node() {
        return URI.create(base() + "/node");
    }

    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void mood(Mood next) {
        mood = next;
    }

    public void positions(String list) {
        positions = list;
    }

    void answer(String method, String result) {
        answers.put(method, result);
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    synchronized List<String> methods() {
        return List.copyOf(methods);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void onNode(HttpExchange exchange) throws IOException {
        JsonNode question = JsonMapper.shared().readTree(exchange.getRequestBody());
        String method = question.path("method").stringValue();
        methods.add(method);
        String result =
                switch (method) {
                    case "eth_getTransactionCount" ->
                            "\"0x" + Integer.toHexString(sent.size()) + "\"";
                    case "eth_sendRawTransaction" -> take(question.path("params").path(0));
                    case "eth_getTransactionReceipt" -> receipt();
                    default -> answers.get(method);
                };
        if (mood == Mood.HANGS_UP_AFTER_TAKING && method.equals("eth_sendRawTransaction")) {
            exchange.close();
            return;
        }
        boolean refuses = mood == Mood.REFUSES && method.equals("eth_estimateGas");
        String rest =
                refuses ? "\"error\":{\"message\":\"execution reverted\"}" : "\"result\":" + result;
        answer(exchange, 200, "{\"jsonrpc\":\"2.0\",\"id\":1," + rest + "}");
    }

    private String receipt() {
        return switch (mood) {
            case TAKES, HANGS_UP_AFTER_TAKING -> "{\"status\":\"0x1\"}";
            case REVERTS -> "{\"status\":\"0x0\"}";
            case FORGETS, REFUSES -> "null";
        };
    }

    private String take(JsonNode raw) {
        byte[] bytes = Hex.parse(raw.stringValue()).orElseThrow();
        List<byte[]> fields = new Items(bytes, 1).list();
        int unsigned = fields.size() - 3;
        byte[] v = new byte[] {(byte) (27 + number(fields.get(unsigned)).intValue())};
        byte[] signature = join(word(fields.get(unsigned + 1)), word(fields.get(unsigned + 2)), v);
        EthAddress from =
                Secp256k1.recover(
                                unsignedHash(fields.subList(0, unsigned)),
                                EcdsaSignature.of(signature).orElseThrow())
                        .orElseThrow();
        sent.add(
                new Sent(
                        from,
                        Hex.of(fields.get(5)),
                        Hex.of(fields.get(7)),
                        number(fields.get(1)).longValueExact(),
                        number(fields.get(6))));
        return "\"" + Hex.of(Keccak256.hash(bytes)) + "\"";
    }

    private static Bytes32 unsignedHash(List<byte[]> fields) {
        byte[][] items = new byte[fields.size()][];
        for (int k = 0; k < items.length; k++) {
            boolean isAccessList = k == 8;
            items[k] = isAccessList ? Rlp.list() : Rlp.bytes(fields.get(k));
        }
        return Bytes32.of(Keccak256.hash(join(new byte[] {2}, Rlp.list(items))));
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static byte[] word(byte[] bytes) {
        return join(new byte[32 - bytes.length], bytes);
    }

    private static byte[] join(byte[]... parts) {
        byte[] all = new byte[0];
        for (byte[] part : parts) {
            int length = all.length;
            all = Arrays.copyOf(all, length + part.length);
            System.arraycopy(part, 0, all, length, part.length);
        }
        return all;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// Reads one level of Recursive Length Prefix.
    private static final class Items {

        private final byte[] bytes;
        private int at;

        Items(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        List<byte[]> list() {
            int length = length(0xc0);
            int end = at + length;
            List<byte[]> items = new ArrayList<>();
            while (at < end) {
                items.add(item());
            }
            return items;
        }

        private byte[] item() {
            int first = bytes[at] & 0xff;
            if (first < 0x80) {
                return Arrays.copyOfRange(bytes, at, ++at);
            }
            int length = length(first < 0xc0 ? 0x80 : 0xc0);
            at += length;
            return Arrays.copyOfRange(bytes, at - length, at);
        }

        private int length(int kind) {
            int first = (bytes[at++] & 0xff) - kind;
            if (first <= 55) {
                return first;
            }
            int digits = first - 55;
            at += digits;
            return number(Arrays.copyOfRange(bytes, at - digits, at)).intValueExact();
        }
    }
}
