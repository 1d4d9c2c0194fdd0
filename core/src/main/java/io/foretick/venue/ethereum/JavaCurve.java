package io.foretick.venue.ethereum;

import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

import java.math.BigInteger;
import java.util.Optional;

/// The curve in plain Java (Bouncy Castle), for machines without the native library.
final class JavaCurve implements Curve {

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final BigInteger ORDER = CURVE.getN();
    private static final int COMPRESSED_EVEN = 2;

    @Override
    public byte[] publicKey(byte[] secret) {
        return timesBase(new BigInteger(1, secret)).getEncoded(false);
    }

    /// With nonce k, point R = kG and digest z: r = R.x mod n, s = (z + r d) / k mod n (SEC 1,
    /// section 4.1.3), then s or n - s, whichever is lower (EIP-2).
    @Override
    public EcdsaSignature sign(byte[] digest, byte[] secret) {
        var key = new BigInteger(1, secret);
        var hash = new BigInteger(1, digest);
        var nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(ORDER, key, digest);
        while (true) {
            BigInteger nonce = nonces.nextK();
            ECPoint point = timesBase(nonce);
            BigInteger r = point.getAffineXCoord().toBigInteger().mod(ORDER);
            BigInteger s = nonce.modInverse(ORDER).multiply(hash.add(r.multiply(key))).mod(ORDER);
            if (r.signum() != 0 && s.signum() != 0) { // else one chance in 2^255: next nonce
                boolean odd = point.getAffineYCoord().testBitZero();
                return lowS(r, s, odd);
            }
        }
    }

    /// Taking n - s for s mirrors the nonce's point, so its parity turns too.
    private static EcdsaSignature lowS(BigInteger r, BigInteger s, boolean odd) {
        boolean high = s.compareTo(ORDER.shiftRight(1)) > 0;
        BigInteger low = high ? ORDER.subtract(s) : s;
        return new EcdsaSignature(
                Bytes32.of(Eip712.uint(r)),
                Bytes32.of(Eip712.uint(low)),
                EcdsaSignature.V_OFFSET + (odd != high ? 1 : 0));
    }

    /// Q = (s R - z G) / r (SEC 1, section 4.1.6).
    @Override
    public Optional<byte[]> recover(byte[] digest, EcdsaSignature signature) {
        var r = new BigInteger(1, signature.r().bytes());
        var s = new BigInteger(1, signature.s().bytes());
        if (!isScalar(r) || !isScalar(s)) {
            return Optional.empty();
        }
        int parity = signature.v() - EcdsaSignature.V_OFFSET;
        Optional<ECPoint> point = pointAt(signature.r(), parity);
        BigInteger inverse = r.modInverse(ORDER);
        BigInteger ofBase = new BigInteger(1, digest).negate().multiply(inverse).mod(ORDER);
        BigInteger ofPoint = s.multiply(inverse).mod(ORDER);
        return point.map(nonce -> sum(ofBase, ofPoint, nonce))
                .filter(key -> !key.isInfinity())
                .map(key -> key.getEncoded(false));
    }

    private static ECPoint sum(BigInteger ofBase, BigInteger ofPoint, ECPoint nonce) {
        return ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofBase, nonce, ofPoint).normalize();
    }

    /// Empty if no point of the curve has this x.
    private static Optional<ECPoint> pointAt(Bytes32 x, int parity) {
        var encoded = new byte[1 + Bytes32.BYTES];
        encoded[0] = (byte) (COMPRESSED_EVEN + parity);
        System.arraycopy(x.bytes(), 0, encoded, 1, Bytes32.BYTES);
        try {
            return Optional.of(CURVE.getCurve().decodePoint(encoded));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isScalar(BigInteger value) {
        return value.signum() > 0 && value.compareTo(ORDER) < 0;
    }

    private static ECPoint timesBase(BigInteger factor) {
        return new FixedPointCombMultiplier().multiply(CURVE.getG(), factor).normalize();
    }
}
