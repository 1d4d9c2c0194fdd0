package io.foretick.venue.ethereum;

import static io.foretick.venue.ethereum.Secp256k1.ORDER;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// The curve in Bitcoin's own C library.
final class NativeCurve implements Curve {

    private final Secp256k1 library;

    private NativeCurve(Secp256k1 library) {
        this.library = library;
    }

    /// Empty where the library does not load: another processor or system, or no place to unpack.
    static Optional<Curve> load() {
        try {
            return Optional.of(new NativeCurve(Secp256k1.get()));
        } catch (IllegalStateException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] publicKey(byte[] secret) {
        return library.pubkeyCreate(secret);
    }

    @Override
    public EcdsaSignature sign(byte[] digest, byte[] secret) {
        byte[] compact = library.sign(digest, secret, null);
        return EcdsaSignature.ofCompact(compact, recoveryId(compact, digest, secret));
    }

    /// The library does not say which of two mirrored points the nonce's was, so that point is made
    /// again: R = (z + r d) / s G (SEC 1, section 4.1.3), for half of what recovering the key would
    /// take. The secret meets only the library's arithmetic, which takes as long for every secret.
    private int recoveryId(byte[] compact, byte[] digest, byte[] secret) {
        byte[] r = Arrays.copyOf(compact, Bytes32.BYTES);
        var s = new BigInteger(1, Arrays.copyOfRange(compact, Bytes32.BYTES, compact.length));
        BigInteger z = new BigInteger(1, digest).mod(ORDER);
        byte[] product = library.privKeyTweakMul(secret, r);
        byte[] sum = library.privKeyTweakAdd(product, Eip712.uint(z));
        byte[] nonce = library.privKeyTweakMul(sum, Eip712.uint(s.modInverse(ORDER)));
        byte[] point = library.pubkeyCreate(nonce);
        for (byte[] hidden : new byte[][] {product, sum, nonce}) {
            Arrays.fill(hidden, (byte) 0); // whoever knows a nonce knows the key
        }
        return point[point.length - 1] & 1;
    }

    @Override
    public Optional<byte[]> recover(byte[] digest, EcdsaSignature signature) {
        int recoveryId = signature.v() - EcdsaSignature.V_OFFSET;
        try {
            return Optional.of(library.ecdsaRecover(signature.compact(), digest, recoveryId));
        } catch (Secp256k1Exception e) {
            return Optional.empty(); // r is no point's x, or a number lies outside [1, n)
        }
    }
}
