package io.foretick.venue.polymarket.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.venue.VenueException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

final class ChainSenderTest {

    private static final ChainCall REDEEM = TokenCalls.redeem(SampleChain.CONDITION, "a-market");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> named = new ArrayList<>();
    private LoopbackChain chain;
    private ChainSender sender;

    @BeforeEach
    void start() throws IOException {
        chain = new LoopbackChain();
        var node = new JsonRpc(client, chain.node());
        sender = new ChainSender(node, SampleChain.KEY, Duration.ofMillis(1), 3);
    }

    @AfterEach
    void stop() {
        chain.close();
        client.close();
    }

    @Test
    void sendsWhatTheNodeCanProveToBeTheKeys() throws Exception {
        ChainSender.Receipt receipt = send();

        assertEquals(ChainSender.Fate.DONE, receipt.fate());
        assertEquals(
                List.of(
                        new LoopbackChain.Sent(
                                SampleChain.OWNER,
                                REDEEM.to().checksummed().toLowerCase(Locale.ROOT),
                                REDEEM.data(),
                                0,
                                BigInteger.ZERO)),
                chain.sent());
    }

    @Test
    void namesTheTransactionBeforeItIsSent() throws Exception {
        ChainSender.Receipt receipt = send();

        assertEquals(List.of(receipt.hash()), named);
    }

    @Test
    void tellsATransactionThatFailed() throws Exception {
        chain.mood(LoopbackChain.Mood.REVERTS);

        assertEquals(ChainSender.Fate.REVERTED, send().fate());
    }

    @Test
    void tellsATransactionThatNobodyHasSeen() throws Exception {
        chain.mood(LoopbackChain.Mood.FORGETS);

        assertEquals(ChainSender.Fate.UNKNOWN, send().fate());
    }

    @Test
    void sendsOnceAndAsksTheChainWhereTheAnswerIsLost() throws Exception {
        chain.mood(LoopbackChain.Mood.HANGS_UP_AFTER_TAKING);

        assertEquals(ChainSender.Fate.DONE, send().fate());
        assertEquals(1, chain.sent().size());
    }

    @Test
    void sendsNothingThatWouldRevert() {
        chain.mood(LoopbackChain.Mood.REFUSES);

        var refused = assertThrows(VenueException.class, this::send);

        assertTrue(refused.toString().endsWith("execution reverted"), refused.toString());
        assertEquals(List.of(), chain.sent());
    }

    @Test
    void sendsNothingOnAnotherChain() {
        chain.answer("eth_chainId", "\"0x1\"");

        assertThrows(VenueException.class, this::send);
        assertEquals(List.of("eth_chainId"), chain.methods());
    }

    @Test
    void asksASafeForItsNonce() throws Exception {
        var node = new JsonRpc(client, chain.node());

        assertEquals(7, ChainSender.safeNonce(node, SampleChain.CONTRACT));
    }

    private ChainSender.Receipt send() throws IOException, InterruptedException {
        var step =
                new WalletStep.Transaction(
                        SampleChain.OWNER, REDEEM.to(), REDEEM.data(), REDEEM.purpose());
        return sender.send(step, named::add);
    }
}
