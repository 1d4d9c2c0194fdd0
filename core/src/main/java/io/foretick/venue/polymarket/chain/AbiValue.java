package io.foretick.venue.polymarket.chain;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.Eip712;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;

/// An argument of a contract's function, as the Contract ABI Specification of Solidity encodes it.
/// Knows only the shapes that our calls have.
public sealed interface AbiValue {

    /// Length of every static value, and of the place of every other.
    int WORD_BYTES = Bytes32.BYTES;

    /// A number, an address, a flag or 32 bytes.
    record Word(Bytes32 value) implements AbiValue {}

    /// Bytes of any number.
    ///
    /// @param hex digits behind `0x`
    record Bytes(String hex) implements AbiValue {}

    /// An array without a fixed length.
    record Sequence(List<AbiValue> elements) implements AbiValue {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /// A struct.
    record Tuple(List<AbiValue> members) implements AbiValue {
        public Tuple {
            members = List.copyOf(members);
        }
    }

    /// A `uint` of any width.
    static AbiValue uint(long value) {
        return new Word(Bytes32.of(Eip712.uint(value)));
    }

    /// A `uint` of any width.
    static AbiValue uint(BigInteger value) {
        return new Word(Bytes32.of(Eip712.uint(value)));
    }

    /// An `address`.
    static AbiValue address(EthAddress address) {
        return new Word(Bytes32.of(Eip712.address(address)));
    }

    /// Whether its content stands behind all the arguments, and only its place among them.
    default boolean isDynamic() {
        return switch (this) {
            case Word _ -> false;
            case Bytes _, Sequence _ -> true;
            case Tuple(List<AbiValue> members) -> members.stream().anyMatch(AbiValue::isDynamic);
        };
    }

    /// Its content.
    default byte[] encoded() {
        return switch (this) {
            case Word(Bytes32 value) -> value.bytes();
            case Bytes(String hex) -> counted(Hex.parse(hex).orElseThrow());
            case Sequence(List<AbiValue> elements) -> {
                var out = new ByteArrayOutputStream();
                out.writeBytes(Eip712.uint(elements.size()));
                out.writeBytes(encoded(elements));
                yield out.toByteArray();
            }
            case Tuple(List<AbiValue> members) -> encoded(members);
        };
    }

    /// Values one after the other: first each static one and the place of each other, counted from
    /// here, then the contents of those.
    static byte[] encoded(List<AbiValue> values) {
        int place = 0;
        for (AbiValue value : values) {
            place += value.isDynamic() ? WORD_BYTES : value.encoded().length;
        }
        var heads = new ByteArrayOutputStream();
        var contents = new ByteArrayOutputStream();
        for (AbiValue value : values) {
            byte[] content = value.encoded();
            if (value.isDynamic()) {
                heads.writeBytes(Eip712.uint(place + contents.size()));
                contents.writeBytes(content);
            } else {
                heads.writeBytes(content);
            }
        }
        heads.writeBytes(contents.toByteArray());
        return heads.toByteArray();
    }

    /// The number of bytes, the bytes, and zeros to the end of the last word.
    private static byte[] counted(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(Eip712.uint(bytes.length));
        out.writeBytes(bytes);
        out.writeBytes(new byte[Math.floorMod(-bytes.length, WORD_BYTES)]);
        return out.toByteArray();
    }
}
