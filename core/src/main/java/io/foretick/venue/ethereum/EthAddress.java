package io.foretick.venue.ethereum;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// An Ethereum address: of a key, a wallet or a contract. Two are equal if their 20 bytes are.
///
/// @param checksummed `0x` and 40 digits whose case is the checksum of EIP-55
public record EthAddress(String checksummed) {

    /// All zero.
    public static final EthAddress ZERO = of(new byte[20]);

    private static final int BYTES = 20;
    private static final int PREFIX = 2; // 0x

    public EthAddress {
        Optional<byte[]> bytes = Hex.parse(checksummed).filter(b -> b.length == BYTES);
        if (bytes.isEmpty() || !checksummed.equals(withChecksum(bytes.get()))) {
            throw new IllegalArgumentException("not a checksummed address: " + checksummed);
        }
    }

    /// Of exactly 20 bytes.
    public static EthAddress of(byte[] bytes) {
        return new EthAddress(withChecksum(bytes));
    }

    /// The last 20 bytes of the hash of an uncompressed public key: 65 bytes, the first of them 4.
    static EthAddress ofPublicKey(byte[] publicKey) {
        byte[] hash = Keccak256.hash(Arrays.copyOfRange(publicKey, 1, publicKey.length));
        return of(Arrays.copyOfRange(hash, hash.length - BYTES, hash.length));
    }

    /// Digits all of one case, or of mixed case with a right checksum; empty for any other text.
    public static Optional<EthAddress> parse(String text) {
        return Hex.parse(text)
                .filter(bytes -> bytes.length == BYTES)
                .map(EthAddress::of)
                .filter(address -> isOneCase(text) || address.checksummed.equals(text));
    }

    private static boolean isOneCase(String text) {
        String digits = text.substring(PREFIX);
        return digits.equals(digits.toLowerCase(Locale.ROOT))
                || digits.equals(digits.toUpperCase(Locale.ROOT));
    }

    /// A letter is upper case where the digit at its place in the hash of the lower-case text is 8
    /// or more (EIP-55).
    private static String withChecksum(byte[] bytes) {
        String digits = HexFormat.of().formatHex(bytes);
        String hash = HexFormat.of().formatHex(Keccak256.hash(digits));
        var text = new StringBuilder("0x");
        for (int at = 0; at < digits.length(); at++) {
            char digit = digits.charAt(at);
            boolean raised = HexFormat.fromHexDigit(hash.charAt(at)) >= 8;
            text.append(raised ? Character.toUpperCase(digit) : digit);
        }
        return text.toString();
    }

    /// A fresh copy.
    public byte[] bytes() {
        return Hex.parse(checksummed).orElseThrow();
    }

    @Override
    public String toString() {
        return checksummed;
    }
}
