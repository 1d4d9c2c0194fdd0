package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EcdsaSignature;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;
import io.foretick.venue.ethereum.PrivateKey;

import java.math.BigInteger;
import java.util.Arrays;

/// A transaction of type 2 (EIP-1559) that sends no coin and lists no accesses.
///
/// @param nonce how many transactions the sender has made
/// @param call what it does
record FeeMarketTransaction(long chainId, long nonce, Gas gas, ChainCall call) {

    private static final byte TYPE = 2;
    private static final int V_OFFSET = 27;

    /// What it may cost.
    ///
    /// @param limit units of gas
    /// @param tipWei for each unit, to the block's maker
    /// @param feeWeiMax for each unit, tip included
    record Gas(long limit, BigInteger tipWei, BigInteger feeWeiMax) {}

    /// What the sender signs.
    Bytes32 digest() {
        return Bytes32.of(Keccak256.hash(typed(fields())));
    }

    /// As the chain takes it: digits behind `0x`.
    String signedBy(PrivateKey key) {
        EcdsaSignature signature = key.sign(digest());
        byte[][] fields = fields();
        byte[][] signed = Arrays.copyOf(fields, fields.length + 3);
        signed[fields.length] = Rlp.number(signature.v() - (long) V_OFFSET);
        signed[fields.length + 1] = Rlp.number(new BigInteger(1, signature.r().bytes()));
        signed[fields.length + 2] = Rlp.number(new BigInteger(1, signature.s().bytes()));
        return Hex.of(typed(signed));
    }

    private byte[][] fields() {
        return new byte[][] {
            Rlp.number(chainId),
            Rlp.number(nonce),
            Rlp.number(gas.tipWei),
            Rlp.number(gas.feeWeiMax),
            Rlp.number(gas.limit),
            Rlp.bytes(call.to().bytes()),
            Rlp.number(0),
            Rlp.bytes(Hex.parse(call.data()).orElseThrow()),
            Rlp.list()
        };
    }

    private static byte[] typed(byte[][] fields) {
        byte[] list = Rlp.list(fields);
        byte[] typed = new byte[list.length + 1];
        typed[0] = TYPE;
        System.arraycopy(list, 0, typed, 1, list.length);
        return typed;
    }
}
