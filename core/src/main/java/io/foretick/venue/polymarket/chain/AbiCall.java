package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A call of a contract's function as the bytes that a transaction carries. Whether the arguments
/// fit the signature is the caller's care.
///
/// @param signature the function's name and types without names, such as `approve(address,uint256)`
public record AbiCall(String signature, List<AbiValue> arguments) {

    private static final int SELECTOR_BYTES = 4;

    public AbiCall {
        arguments = List.copyOf(arguments);
    }

    /// A call with these arguments.
    public static AbiCall of(String signature, AbiValue... arguments) {
        return new AbiCall(signature, List.of(arguments));
    }

    /// What names the function: 8 digits behind `0x`.
    public String selector() {
        return Hex.of(selectorBytes());
    }

    /// Selector and arguments: digits behind `0x`.
    public String data() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(selectorBytes());
        out.writeBytes(AbiValue.encoded(arguments));
        return Hex.of(out.toByteArray());
    }

    private byte[] selectorBytes() {
        byte[] hash = Keccak256.hash(signature.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(hash, SELECTOR_BYTES);
    }
}
