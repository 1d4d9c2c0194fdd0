package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EcdsaSignature;
import io.foretick.venue.ethereum.Eip712;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A call that a deposit wallet is to make: what the owner signs, and the request to the venue's
/// relayer that carries it.
///
/// Source: `Batch` and `Call` of the venue's own client for its relayer, as of autumn 2026.
///
/// @param nonce that the relayer names for the wallet
/// @param deadlineSecond until when the relayer may use it, in seconds since the Unix epoch
record DepositBatch(long chainId, Wallet wallet, ChainCall call, long nonce, long deadlineSecond) {

    private static final String CALL = "Call(address target,uint256 value,bytes data)";
    private static final byte[] CALL_TYPE = Eip712.typeHash(CALL);
    private static final byte[] BATCH_TYPE =
            Eip712.typeHash(
                    "Batch(address wallet,uint256 nonce,uint256 deadline,Call[] calls)" + CALL);

    /// What is signed.
    Bytes32 digest() {
        Bytes32 domain = Eip712.domainSeparator("DepositWallet", "1", chainId, wallet.address());
        Bytes32 only =
                Eip712.structHash(
                        CALL_TYPE,
                        Eip712.address(call.to()),
                        Eip712.uint(0),
                        Keccak256.hash(Hex.parse(call.data()).orElseThrow()));
        Bytes32 struct =
                Eip712.structHash(
                        BATCH_TYPE,
                        Eip712.address(wallet.address()),
                        Eip712.uint(nonce),
                        Eip712.uint(deadlineSecond),
                        Keccak256.hash(only.bytes()));
        return Eip712.digest(domain, struct);
    }

    /// The body of `POST /submit`.
    String requestSignedBy(EcdsaSignature owner) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "WALLET");
        body.put("from", wallet.owner().checksummed());
        body.put("to", PolygonContracts.DEPOSIT_WALLET_FACTORY.checksummed());
        body.put("nonce", Long.toString(nonce));
        body.put("signature", owner.hex());
        ObjectNode batch = body.putObject("depositWalletParams");
        batch.put("depositWallet", wallet.address().checksummed());
        batch.put("deadline", Long.toString(deadlineSecond));
        ObjectNode only = batch.putArray("calls").addObject();
        only.put("target", call.to().checksummed());
        only.put("value", "0");
        only.put("data", call.data());
        return body.toString();
    }
}
