package io.foretick.venue.ethereum;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;

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
    public EcdsaSignature sign(byte[] digest, byte[] secret, byte[] publicKey) {
        byte[] compact = library.sign(digest, secret, null);
        // The library does not say which of the two points it was.
        boolean even = Arrays.equals(library.ecdsaRecover(compact, digest, 0), publicKey);
        return EcdsaSignature.ofCompact(compact, even ? 0 : 1);
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
