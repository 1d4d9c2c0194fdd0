package io.foretick.venue.solana;

import io.foretick.base.Times;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Swaps from a text: one transaction of `getTransaction` a line as JSON, or a CSV with the header
/// `slot,time,base,quote,side`. Owned by one reading.
final class SwapFile {

    static final String HEADER = "slot,time,base,quote,side";

    private static final int COLUMNS = 5;

    private final String name;
    private final String symbol;

    /// @param name for messages
    /// @param symbol the pool as `data.symbol` has it, which a CSV does not need
    SwapFile(String name, String symbol) {
        this.name = name;
        this.symbol = symbol;
    }

    void read(BufferedReader in, SwapTable.SwapSink sink) throws IOException {
        long number = 0;
        boolean table = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            String text = line.strip();
            if (number == 1 && text.toLowerCase(Locale.ROOT).equals(HEADER)) {
                table = true;
            } else if (!text.isEmpty()) {
                Optional<VaultSwap> swap = swap(text, table, number);
                if (swap.isPresent()) {
                    sink.take(swap.get());
                }
            }
        }
    }

    private Optional<VaultSwap> swap(String text, boolean table, long number) throws IOException {
        try {
            return table ? Optional.of(row(text)) : transaction(text);
        } catch (JacksonException _) {
            throw new IOException(
                    "%s:%d: neither JSON nor a row below the header %s"
                            .formatted(name, number, HEADER));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new IOException(name + ":" + number + ": " + e.getMessage(), e);
        }
    }

    /// A bare transaction, or the whole answer of a node with it.
    private Optional<VaultSwap> transaction(String text) {
        JsonNode root = JsonMapper.shared().readTree(text);
        JsonNode transaction = root.has("result") ? root.path("result") : root;
        return TransactionReader.read(transaction, PoolAccounts.parse(symbol));
    }

    private static VaultSwap row(String text) {
        String[] fields = text.split(",", -1);
        if (fields.length != COLUMNS) {
            throw new IllegalArgumentException(fields.length + " columns and not " + COLUMNS);
        }
        BigDecimal base = positive(fields[2]);
        BigDecimal quote = positive(fields[3]);
        long slot = Long.parseLong(fields[0].strip());
        return switch (fields[4].strip().toLowerCase(Locale.ROOT)) {
            case "buy" -> new VaultSwap(slot, timeNs(fields[1].strip()), base.negate(), quote);
            case "sell" -> new VaultSwap(slot, timeNs(fields[1].strip()), base, quote.negate());
            default -> throw new IllegalArgumentException("'" + fields[4] + "' is no side");
        };
    }

    private static BigDecimal positive(String text) {
        var number = new BigDecimal(text.strip());
        if (number.signum() <= 0 || Math.abs(number.scale()) > 40) {
            throw new IllegalArgumentException("'" + text + "' is no amount");
        }
        return number;
    }

    private static long timeNs(String text) {
        if (!text.contains("-")) {
            return Times.ofEpochAnyUnit(Long.parseLong(text));
        }
        Instant time = Instant.parse(text);
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), Times.SECOND_NS), time.getNano());
    }
}
