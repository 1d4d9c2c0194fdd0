package io.foretick.venue.ethereum;

import io.foretick.base.Checks;

import java.util.Arrays;
import java.util.Optional;

/// A signature on the curve secp256k1 from which the signer's address can be recovered. Well
/// formed, which does not mean right.
///
/// @param v 27 or 28, by the parity of the nonce's point
public record EcdsaSignature(Bytes32 r, Bytes32 s, int v) {

    /// Length of the form `r‖s‖v`.
    public static final int BYTES = 65;

    static final int V_OFFSET = 27;

    public EcdsaSignature {
        Checks.inRange(v, V_OFFSET, V_OFFSET + 1L, "v");
    }

    /// Of 65 bytes `r‖s‖v`; empty for another length or another v.
    public static Optional<EcdsaSignature> of(byte[] bytes) {
        boolean wellFormed =
                bytes.length == BYTES
                        && (bytes[BYTES - 1] == V_OFFSET || bytes[BYTES - 1] == V_OFFSET + 1);
        return wellFormed
                ? Optional.of(ofCompact(Arrays.copyOf(bytes, 64), bytes[BYTES - 1] - V_OFFSET))
                : Optional.empty();
    }

    /// Of 130 digits after `0x`.
    public static Optional<EcdsaSignature> parse(String text) {
        return Hex.parse(text).flatMap(EcdsaSignature::of);
    }

    /// @param compact 64 bytes `r‖s`
    /// @param recoveryId 0 or 1
    static EcdsaSignature ofCompact(byte[] compact, int recoveryId) {
        return new EcdsaSignature(
                Bytes32.of(Arrays.copyOfRange(compact, 0, 32)),
                Bytes32.of(Arrays.copyOfRange(compact, 32, 64)),
                recoveryId + V_OFFSET);
    }

    /// 64 bytes `r‖s`.
    byte[] compact() {
        byte[] compact = Arrays.copyOf(r.bytes(), 64);
        System.arraycopy(s.bytes(), 0, compact, 32, 32);
        return compact;
    }

    /// 65 bytes `r‖s‖v`.
    public byte[] bytes() {
        byte[] bytes = Arrays.copyOf(compact(), BYTES);
        bytes[BYTES - 1] = (byte) v;
        return bytes;
    }

    /// As it travels in headers and orders.
    public String hex() {
        return Hex.of(bytes());
    }
}
