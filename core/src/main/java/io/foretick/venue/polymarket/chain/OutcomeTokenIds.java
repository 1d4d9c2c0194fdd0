package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/// The ids of a condition's outcome tokens, computed as the conditional tokens do it: proof that a
/// token belongs to a condition and is backed by what the adapter pays out. A function.
///
/// Source: `getCollectionId` and `getPositionId` of Gnosis' `CTHelpers.sol`. A collection is a
/// point on the curve y² = x³ + 3 over the prime P, found by counting x up from a hash; its id is x
/// with the parity of y in bit 254. A token's id is the hash of the backing and of that.
public final class OutcomeTokenIds {

    private static final BigInteger P =
            new BigInteger(
                    "2188824287183927522224640574525727508869631115729782366268903789464522"
                            + "6208583");
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final BigInteger ROOT = P.add(BigInteger.ONE).shiftRight(2);
    private static final int HASH_TOP_BIT = 255;
    private static final int PARITY_BIT = 254;

    private OutcomeTokenIds() {}

    /// The id of a token.
    ///
    /// @param indexSet 1 for the first outcome, 2 for the second
    public static BigInteger of(Bytes32 conditionId, int indexSet) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(PolygonContracts.BACKING.bytes());
        out.writeBytes(word(collection(conditionId, indexSet)));
        return new BigInteger(1, Keccak256.hash(out.toByteArray()));
    }

    private static BigInteger collection(Bytes32 conditionId, int indexSet) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(conditionId.bytes());
        out.writeBytes(word(BigInteger.valueOf(indexSet)));
        BigInteger hash = new BigInteger(1, Keccak256.hash(out.toByteArray()));
        BigInteger x = hash;
        BigInteger y;
        do {
            x = x.add(BigInteger.ONE).mod(P);
            y = x.modPow(THREE, P).add(THREE).modPow(ROOT, P);
        } while (!isOnCurve(x, y));
        if (hash.testBit(HASH_TOP_BIT) != y.testBit(0)) {
            y = P.subtract(y);
        }
        return y.testBit(0) ? x.flipBit(PARITY_BIT) : x;
    }

    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        return y.multiply(y).subtract(x.modPow(THREE, P)).subtract(THREE).mod(P).signum() == 0;
    }

    private static byte[] word(BigInteger value) {
        String digits = value.toString(16);
        return Hex.parse("0x" + "0".repeat(2 * Bytes32.BYTES - digits.length()) + digits)
                .orElseThrow();
    }
}
