package io.foretick.venue.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.market.second.TradeSink;
import io.foretick.venue.rpc.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Every swap of the wanted time once, from a node or from files, and nothing that failed.
class SolanaHistoryTest {

    private static final Patience SHORT = new Patience(3, 1_000_000, 2_000_000, 2_000_000_000L);
    private static final int COUNT = 700;
    private static final long FROM = LoopbackSolana.FIRST_SECOND + 40;
    private static final long END = LoopbackSolana.FIRST_SECOND + 200;

    @TempDir private Path folder;

    private static TradeSink into(List<String> prints) {
        return (_, timeNs, priceE8, quantityE8, sold) ->
                prints.add(
                        "%d %d %d %s"
                                .formatted(
                                        timeNs / Times.SECOND_NS,
                                        priceE8,
                                        quantityE8,
                                        sold ? "sell" : "buy"));
    }

    private List<String> read(String url) throws IOException {
        List<String> prints = new ArrayList<>();
        var pool = PoolAccounts.parse(LoopbackSolana.SYMBOL);
        new SolanaHistory(pool, url, folder, SHORT).swaps(FROM, END, into(prints));
        return prints;
    }

    private static List<String> readText(String text) throws IOException {
        List<String> prints = new ArrayList<>();
        var reader = new BufferedReader(new StringReader(text));
        SolanaHistory.swaps(reader, "text", LoopbackSolana.SYMBOL, into(prints));
        return prints;
    }

    @Test
    void findsTheSwapsOfTheWantedTimeAndThenNeedsNoNode() throws IOException {
        List<String> expected;
        try (var pool = new LoopbackSolana(1, COUNT)) {
            expected = pool.prints(FROM, END);
            assertTrue(expected.size() > 100, "only " + expected.size());
            assertEquals(expected, read(pool.url()));
        }
        assertEquals(expected, read(""));
    }

    @Test
    void outlivesSilence() throws IOException {
        try (var pool = new LoopbackSolana(2, COUNT)) {
            pool.server().troubles("503", "hang up").withoutLists();
            assertEquals(pool.prints(FROM, END), read(pool.url()));
        }
    }

    @Test
    void readsTransactionsFromLines() throws IOException {
        try (var pool = new LoopbackSolana(3, 100)) {
            List<String> expected = pool.prints(0, Long.MAX_VALUE);
            assertEquals(expected, readText(String.join("\n", pool.transactions())));
            List<String> wrapped =
                    pool.transactions().stream().map(t -> "{\"result\":" + t + "}").toList();
            assertEquals(expected, readText(String.join("\n", wrapped)));
        }
    }

    @Test
    void readsRowsOfCoins() throws IOException {
        String text =
                """
                slot,time,base,quote,side
                1,1735689600,2,300.5,buy
                2,2025-01-01T00:00:00.400Z,0.5,75,sell
                """;
        assertEquals(
                List.of(
                        "1735689600 15025000000 200000000 buy",
                        "1735689600 15000000000 50000000 sell"),
                readText(text));
    }

    @Test
    void namesTheLineThatIsWrong() {
        for (String row :
                List.of("1,x,2,3,buy", "1,1,2,3,hold", "1,1,0,3,buy", "1,1,2,3", "1,1,2,z,buy")) {
            var failure =
                    assertThrows(
                            IOException.class, () -> readText("slot,time,base,quote,side\n" + row));
            assertTrue(
                    String.valueOf(failure.getMessage()).startsWith("text:2: "),
                    failure.getMessage());
        }
        var failure = assertThrows(IOException.class, () -> readText("1,2,3\n"));
        assertTrue(
                String.valueOf(failure.getMessage()).startsWith("text:1: "), failure.getMessage());
    }

    @Test
    void makesOneReasonOfATransactionThatIsNone() throws IOException {
        for (String answer : List.of("null", "{}", "{\"slot\":1,\"meta\":{\"err\":null}}")) {
            try (var pool = new LoopbackSolana(4, COUNT).spoilt(answer)) {
                if (answer.contains("meta")) { // touches neither vault, so it is no swap
                    assertEquals(List.of(), read(pool.url()));
                } else {
                    var failure = assertThrows(IOException.class, () -> read(pool.url()));
                    assertTrue(
                            String.valueOf(failure.getMessage())
                                    .contains("gives a wrong transaction Sig"));
                }
            }
        }
    }

    @Test
    void refusesATimeThatTheNodeDoesNotCover() throws IOException {
        try (var pool = new LoopbackSolana(5, 100)) {
            var failure = assertThrows(IOException.class, () -> read(pool.url()));
            assertTrue(String.valueOf(failure.getMessage()).contains("the chain is final only to"));
        }
        try (var pool = new LoopbackSolana(6, COUNT)) {
            var accounts = PoolAccounts.parse(LoopbackSolana.SYMBOL);
            var history = new SolanaHistory(accounts, pool.url(), folder, SHORT);
            var failure =
                    assertThrows(
                            IOException.class,
                            () ->
                                    history.swaps(
                                            LoopbackSolana.FIRST_SECOND - 10,
                                            END,
                                            (_, _, _, _, _) -> {}));
            assertTrue(String.valueOf(failure.getMessage()).contains("choose a later data.from"));
        }
    }
}
