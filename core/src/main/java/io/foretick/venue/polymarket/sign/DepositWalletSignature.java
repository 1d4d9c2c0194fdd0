package io.foretick.venue.polymarket.sign;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EcdsaSignature;
import io.foretick.venue.ethereum.Eip712;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// How the owner of a deposit wallet signs for it: the order nested in typed data of the wallet's
/// own, so that the signature counts for this wallet alone (ERC-7739, on the venue's sheet type 3).
///
/// The wrapped form is `inner signature ‖ exchange's domain separator ‖ order's struct hash ‖ type
/// string ‖ length of the type string as two bytes`.
public final class DepositWalletSignature {

    private static final byte[] NESTED_TYPE_HASH =
            Eip712.typeHash(
                    "TypedDataSign(Order contents,string name,string version,uint256 chainId,"
                            + "address verifyingContract,bytes32 salt)"
                            + OrderHash.TYPE);
    private static final String WALLET_NAME = "DepositWallet";
    private static final String WALLET_VERSION = "1";

    private DepositWalletSignature() {}

    /// What the wallet's owner signs; not the order's id.
    public static Bytes32 innerDigest(OrderStruct order, ExchangeDomain domain) {
        Bytes32 nested =
                Eip712.structHash(
                        NESTED_TYPE_HASH,
                        OrderHash.structHash(order).bytes(),
                        Eip712.string(WALLET_NAME),
                        Eip712.string(WALLET_VERSION),
                        Eip712.uint(domain.chainId()),
                        Eip712.address(order.signer()),
                        Bytes32.ZERO.bytes());
        return Eip712.digest(domain.separator(), nested);
    }

    /// What is sent.
    public static byte[] wrap(EcdsaSignature inner, OrderStruct order, ExchangeDomain domain) {
        var wrapped = new ByteArrayOutputStream();
        wrapped.writeBytes(inner.bytes());
        wrapped.writeBytes(tail(order, domain));
        return wrapped.toByteArray();
    }

    /// The owner's signature; empty unless the rest belongs to this order and this domain.
    public static Optional<EcdsaSignature> unwrap(
            byte[] wrapped, OrderStruct order, ExchangeDomain domain) {
        byte[] tail = tail(order, domain);
        if (wrapped.length != EcdsaSignature.BYTES + tail.length
                || !Arrays.equals(
                        wrapped, EcdsaSignature.BYTES, wrapped.length, tail, 0, tail.length)) {
            return Optional.empty();
        }
        return EcdsaSignature.of(Arrays.copyOf(wrapped, EcdsaSignature.BYTES));
    }

    private static byte[] tail(OrderStruct order, ExchangeDomain domain) {
        byte[] type = OrderHash.TYPE.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 * Bytes32.BYTES + type.length + Short.BYTES)
                .put(domain.separator().bytes())
                .put(OrderHash.structHash(order).bytes())
                .put(type)
                .putShort((short) type.length)
                .array();
    }
}
