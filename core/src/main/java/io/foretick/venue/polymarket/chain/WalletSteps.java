package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.PrivateKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Makes of calls what the owner of a wallet has to sign and send, by the kind of the wallet. One
/// step for each call, so that one that fails does not hold the others back. Sends nothing.
///
/// @param key null where none is at hand: what only a key can make is then left to a person
/// @param nonce of the wallet contract, for safes and deposit wallets
/// @param deadlineSecond until when a relayer may use a request
public record WalletSteps(
        Wallet wallet, @Nullable PrivateKey key, OptionalLong nonce, long deadlineSecond) {

    private static final long CHAIN = 137;
    private static final long CALL_TYPE = 1;

    public WalletSteps {
        if (key != null && !key.address().equals(wallet.owner())) {
            throw new IllegalArgumentException(
                    "the key is that of " + key.address() + ", not of " + wallet.owner());
        }
    }

    /// The steps, in the order of the calls.
    public List<WalletStep> of(List<ChainCall> calls) {
        List<WalletStep> steps = new ArrayList<>();
        for (ChainCall call : calls) {
            steps.add(step(call, steps.size()));
        }
        return steps;
    }

    private WalletStep step(ChainCall call, int earlier) {
        return switch (wallet.type()) {
            case EOA -> transaction(call, call);
            case PROXY -> transaction(throughFactory(call), call);
            case SAFE, DEPOSIT_WALLET -> signed(call, earlier);
        };
    }

    private WalletStep transaction(ChainCall made, ChainCall meant) {
        return new WalletStep.Transaction(wallet.owner(), made.to(), made.data(), meant.purpose());
    }

    /// The factory passes the call on to the wallet of whoever calls it.
    private static ChainCall throughFactory(ChainCall call) {
        AbiValue only =
                new AbiValue.Tuple(
                        List.of(
                                AbiValue.uint(CALL_TYPE),
                                AbiValue.address(call.to()),
                                AbiValue.uint(0),
                                new AbiValue.Bytes(call.data())));
        AbiCall outer =
                AbiCall.of(
                        "proxy((uint8,address,uint256,bytes)[])",
                        new AbiValue.Sequence(List.of(only)));
        return new ChainCall(PolygonContracts.PROXY_FACTORY, outer.data(), call.purpose());
    }

    private WalletStep signed(ChainCall call, int earlier) {
        if (key == null || nonce.isEmpty()) {
            String lacking = key == null ? "the owner's key" : "the wallet's nonce";
            return new WalletStep.ByHand(
                    call.purpose(), lacking + " is needed to make a transaction of this wallet");
        }
        long ownNonce = nonce.getAsLong() + earlier;
        return switch (wallet.type()) {
            case DEPOSIT_WALLET -> {
                var batch = new DepositBatch(CHAIN, wallet, call, ownNonce, deadlineSecond);
                String body = batch.requestSignedBy(key.sign(batch.digest()));
                yield new WalletStep.RelayerRequest(body, call.purpose());
            }
            case EOA, PROXY, SAFE -> {
                var safe = new SafeTransaction(CHAIN, wallet.address(), call, ownNonce);
                AbiCall outer = safe.signedBy(key.sign(safe.digest()));
                yield new WalletStep.Transaction(
                        wallet.owner(), wallet.address(), outer.data(), call.purpose());
            }
        };
    }
}
