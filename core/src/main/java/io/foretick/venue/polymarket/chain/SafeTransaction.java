package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EcdsaSignature;
import io.foretick.venue.ethereum.Eip712;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;

/// A call that a Gnosis safe of one owner is to make: what the owner signs, and the call of the
/// safe that carries it. Without a refund of gas.
///
/// Source: `execTransaction` and `getTransactionHash` of `GnosisSafe.sol`, version 1.3.
///
/// @param nonce how many transactions the safe has made
record SafeTransaction(long chainId, EthAddress safe, ChainCall call, long nonce) {

    private static final byte[] DOMAIN =
            Eip712.typeHash("EIP712Domain(uint256 chainId,address verifyingContract)");
    private static final byte[] TYPE =
            Eip712.typeHash(
                    "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,"
                            + "uint256 baseGas,uint256 gasPrice,address gasToken,"
                            + "address refundReceiver,uint256 nonce)");
    private static final byte[] ZERO = Bytes32.ZERO.bytes();

    /// What is signed.
    Bytes32 digest() {
        Bytes32 domain = Eip712.structHash(DOMAIN, Eip712.uint(chainId), Eip712.address(safe));
        byte[] data = Keccak256.hash(Hex.parse(call.data()).orElseThrow());
        Bytes32 struct =
                Eip712.structHash(
                        TYPE,
                        Eip712.address(call.to()),
                        ZERO,
                        data,
                        ZERO,
                        ZERO,
                        ZERO,
                        ZERO,
                        ZERO,
                        ZERO,
                        Eip712.uint(nonce));
        return Eip712.digest(domain, struct);
    }

    /// The call of the safe.
    AbiCall signedBy(EcdsaSignature owner) {
        AbiValue zero = AbiValue.uint(0);
        return AbiCall.of(
                "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,"
                        + "address,bytes)",
                AbiValue.address(call.to()),
                zero,
                new AbiValue.Bytes(call.data()),
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                new AbiValue.Bytes(owner.hex()));
    }
}
