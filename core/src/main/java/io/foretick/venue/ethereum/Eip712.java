package io.foretick.venue.ethereum;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/// Hashes of typed data as EIP-712 defines them: words, structs, domains and the digest that is
/// signed. Knows no type of its own; the venues' messages do.
public final class Eip712 {

    private static final int WORD_BYTES = 32;
    private static final byte[] DIGEST_PREFIX = {0x19, 0x01};

    private static final byte[] DOMAIN =
            typeHash(
                    "EIP712Domain(string name,string version,uint256 chainId,"
                            + "address verifyingContract)");
    private static final byte[] DOMAIN_WITHOUT_CONTRACT =
            typeHash("EIP712Domain(string name,string version,uint256 chainId)");

    private Eip712() {}

    /// Hash of a type string such as `Mail(address to,string text)`, the types it uses after it.
    public static byte[] typeHash(String type) {
        return Keccak256.hash(type);
    }

    /// A `uint` of any width as a word.
    ///
    /// @throws IllegalArgumentException below zero or above 256 bits
    public static byte[] uint(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > WORD_BYTES * Byte.SIZE) {
            throw new IllegalArgumentException("must lie in [0, 2^256), was " + value);
        }
        byte[] signed = value.toByteArray(); // 33 bytes, the first 0, where the top bit is set
        var word = new byte[WORD_BYTES];
        int length = Math.min(signed.length, WORD_BYTES);
        System.arraycopy(signed, signed.length - length, word, WORD_BYTES - length, length);
        return word;
    }

    /// A `uint` that is not negative as a word.
    public static byte[] uint(long value) {
        return uint(BigInteger.valueOf(value));
    }

    /// An `address` as a word.
    public static byte[] address(EthAddress address) {
        return uint(new BigInteger(1, address.bytes()));
    }

    /// A `string` as a word: its hash.
    public static byte[] string(String text) {
        return Keccak256.hash(text);
    }

    /// Hash of a struct.
    ///
    /// @param words one for each member, in the type's order
    public static Bytes32 structHash(byte[] typeHash, byte[]... words) {
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes(typeHash);
        for (byte[] word : words) {
            encoded.writeBytes(word);
        }
        return Bytes32.of(Keccak256.hash(encoded.toByteArray()));
    }

    /// Hash of a domain that names a contract.
    public static Bytes32 domainSeparator(
            String name, String version, long chainId, EthAddress verifyingContract) {
        return structHash(
                DOMAIN, string(name), string(version), uint(chainId), address(verifyingContract));
    }

    /// Hash of a domain without a contract.
    public static Bytes32 domainSeparator(String name, String version, long chainId) {
        return structHash(DOMAIN_WITHOUT_CONTRACT, string(name), string(version), uint(chainId));
    }

    /// What is signed.
    public static Bytes32 digest(Bytes32 domainSeparator, Bytes32 structHash) {
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes(DIGEST_PREFIX);
        encoded.writeBytes(domainSeparator.bytes());
        encoded.writeBytes(structHash.bytes());
        return Bytes32.of(Keccak256.hash(encoded.toByteArray()));
    }
}
