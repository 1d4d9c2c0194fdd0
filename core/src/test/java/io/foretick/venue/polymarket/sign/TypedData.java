package io.foretick.venue.polymarket.sign;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.Eip712;
import io.foretick.venue.ethereum.EthAddress;

import tools.jackson.databind.JsonNode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Hashes typed data by the member lists it brings along: a slow second way to the same hashes,
/// which also covers versions of the order that the program does not know.
final class TypedData {

    private TypedData() {}

    static Bytes32 structHash(JsonNode typedData) {
        String type = typedData.path("primaryType").stringValue();
        return hash(type, typedData.path("types").path(type), typedData.path("message"));
    }

    static Bytes32 domainSeparator(JsonNode typedData) {
        JsonNode members = typedData.path("types").path("EIP712Domain");
        return hash("EIP712Domain", members, typedData.path("domain"));
    }

    static Bytes32 digest(Bytes32 domainSeparator, Bytes32 structHash) {
        return Eip712.digest(domainSeparator, structHash);
    }

    private static Bytes32 hash(String type, JsonNode members, JsonNode values) {
        List<String> names = new ArrayList<>();
        List<byte[]> words = new ArrayList<>();
        for (JsonNode member : members) {
            String name = member.path("name").stringValue();
            String memberType = member.path("type").stringValue();
            names.add(memberType + " " + name);
            words.add(word(memberType, values.path(name)));
        }
        byte[] typeHash = Eip712.typeHash(type + "(" + String.join(",", names) + ")");
        return Eip712.structHash(typeHash, words.toArray(byte[][]::new));
    }

    private static byte[] word(String type, JsonNode value) {
        return switch (type) {
            case "string" -> Eip712.string(value.stringValue());
            case "address" -> Eip712.address(EthAddress.parse(value.stringValue()).orElseThrow());
            case "bytes32" -> Bytes32.parse(value.stringValue()).orElseThrow().bytes();
            case "uint8", "uint256" -> Eip712.uint(new BigInteger(value.asString()));
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }
}
