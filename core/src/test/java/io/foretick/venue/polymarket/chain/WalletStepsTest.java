package io.foretick.venue.polymarket.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.sign.SignatureType;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.OptionalLong;

/// The expected bytes and signatures were made with another implementation (ethers 6) from the same
/// made-up key and calls.
final class WalletStepsTest {

    private static final ChainCall REDEEM = TokenCalls.redeem(SampleChain.CONDITION, "a-market");
    private static final long DEADLINE_SECOND = 1_800_000_000;

    @Test
    void redeemsBothOutcomesThroughTheAdapter() {
        assertEquals("0xAdA100Db00Ca00073811820692005400218FcE1f", REDEEM.to().checksummed());
        assertEquals(
                "0x01b7037c"
                        + word("c011a7e12a19f7b1f670d46f03b03f3342e82dfb")
                        + word("0")
                        + "ab".repeat(32)
                        + word("80")
                        + word("2")
                        + word("1")
                        + word("2"),
                REDEEM.data());
    }

    @Test
    void mergesSoManyPairsThroughTheAdapter() {
        ChainCall merge = TokenCalls.merge(SampleChain.CONDITION, 2_500_000, "a-market");

        assertEquals("merge 2.5 pairs of a-market", merge.purpose());
        assertEquals(
                "0x9e7212ad"
                        + word("c011a7e12a19f7b1f670d46f03b03f3342e82dfb")
                        + word("0")
                        + "ab".repeat(32)
                        + word("a0")
                        + word("2625a0")
                        + word("2")
                        + word("1")
                        + word("2"),
                merge.data());
    }

    @Test
    void approvesTheAdapterAtTheTokensContract() {
        ChainCall approve = TokenCalls.approveAdapter();

        assertEquals("0x4D97DCd97eC945f40cF65F87097ACe5EA0476045", approve.to().checksummed());
        assertEquals(
                "0xa22cb465" + word("ada100db00ca00073811820692005400218fce1f") + word("1"),
                approve.data());
    }

    @Test
    void aKeyCallsTheAdapterItself() {
        assertEquals(
                List.of(
                        new WalletStep.Transaction(
                                SampleChain.OWNER, REDEEM.to(), REDEEM.data(), REDEEM.purpose())),
                steps(SignatureType.EOA).of(List.of(REDEEM)));
    }

    @Test
    void aProxyWalletIsCalledThroughItsFactory() {
        WalletStep.Transaction step = transaction(SignatureType.PROXY, 0);

        assertEquals(SampleChain.OWNER, step.from());
        assertEquals("0xaB45c5A4B0c941a2F231C04C3f49182e1A254052", step.to().checksummed());
        assertEquals(
                "0xf00eff17da218084afc5efb84e6f125d39dc2196b1bd308a6400495edc01d613",
                SampleChain.hash(step.data()));
    }

    @Test
    void aSafeExecutesWhatItsOwnerSigned() {
        WalletStep.Transaction step = transaction(SignatureType.SAFE, 7);

        assertEquals(SampleChain.CONTRACT, step.to());
        assertTrue(step.data().startsWith("0x6a761202"), step.data());
        assertEquals(
                "0xcae72d92208eca0de72896bf73bd2593714462c28df218b86d3fdbf026c816bc",
                SampleChain.hash(step.data()));
    }

    @Test
    void signsTheHashThatTheSafeComputes() {
        var safe = new SafeTransaction(137, SampleChain.CONTRACT, REDEEM, 7);

        assertEquals(
                "0x04b96043b30cbed129791e245dac334272db2de0c81c57039abd5e252d0e5747",
                safe.digest().hex());
    }

    @Test
    void aDepositWalletGetsASignedRequestForTheRelayer() {
        WalletSteps steps = steps(SignatureType.DEPOSIT_WALLET, 3);

        var request =
                assertInstanceOf(
                        WalletStep.RelayerRequest.class, steps.of(List.of(REDEEM)).getFirst());

        JsonNode body = JsonMapper.shared().readTree(request.body());
        assertEquals("WALLET", body.path("type").stringValue());
        assertEquals("3", body.path("nonce").stringValue());
        assertEquals(
                "0x7158e48ffab97eef13343fe842da5e7af6ac0c495ec19e82f45f58a75e6193b80c2be7be2f42cb46"
                        + "fa9d583c5c00cbfa4b8de5919b72ab598d72f924459196491c",
                body.path("signature").stringValue());
        JsonNode batch = body.path("depositWalletParams");
        assertEquals("1800000000", batch.path("deadline").stringValue());
        assertEquals(REDEEM.data(), batch.path("calls").path(0).path("data").stringValue());
    }

    @Test
    void eachTransactionOfASafeHasTheNextNonce() {
        WalletSteps steps = steps(SignatureType.SAFE, 6);

        var second = (WalletStep.Transaction) steps.of(List.of(REDEEM, REDEEM)).getLast();

        assertEquals(transaction(SignatureType.SAFE, 7), second);
    }

    @Test
    void leavesToAPersonWhatOnlyTheKeyCanSign() {
        var steps =
                new WalletSteps(
                        SampleChain.wallet(SignatureType.SAFE),
                        null,
                        OptionalLong.of(1),
                        DEADLINE_SECOND);

        var step = (WalletStep.ByHand) steps.of(List.of(REDEEM)).getFirst();

        assertTrue(step.reason().startsWith("the owner's key is needed"), step.reason());
    }

    @Test
    void refusesAKeyThatDoesNotOwnTheWallet() {
        PrivateKey other = PrivateKey.parse("22".repeat(32));

        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new WalletSteps(
                                SampleChain.wallet(SignatureType.SAFE),
                                other,
                                OptionalLong.empty(),
                                DEADLINE_SECOND));
    }

    private static WalletStep.Transaction transaction(SignatureType type, long nonce) {
        return (WalletStep.Transaction) steps(type, nonce).of(List.of(REDEEM)).getFirst();
    }

    private static WalletSteps steps(SignatureType type) {
        return steps(type, 0);
    }

    private static WalletSteps steps(SignatureType type, long nonce) {
        return new WalletSteps(
                SampleChain.wallet(type), SampleChain.KEY, OptionalLong.of(nonce), DEADLINE_SECOND);
    }

    private static String word(String digits) {
        return "0".repeat(64 - digits.length()) + digits;
    }
}
