package io.foretick.venue.polymarket.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class AbiCallTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0xa9059cbb | transfer(address,uint256)
                    0x095ea7b3 | approve(address,uint256)
                    0xa22cb465 | setApprovalForAll(address,bool)
                    0x01b7037c | redeemPositions(address,bytes32,bytes32,uint256[])
                    0x9e7212ad | mergePositions(address,bytes32,bytes32,uint256[],uint256)
                    0x34ee9791 | proxy((uint8,address,uint256,bytes)[])
                    0xaffed0e0 | nonce()
                    """)
    void knowsTheSelectorsThatEverybodyKnows(String selector, String signature) {
        assertEquals(selector, AbiCall.of(signature).selector());
    }

    /// The example `sam("dave", true, [1,2,3])` of the Contract ABI Specification.
    @Test
    void placesWhatHasNoFixedLengthBehindTheArguments() {
        AbiCall call =
                AbiCall.of(
                        "sam(bytes,bool,uint256[])",
                        new AbiValue.Bytes("0x64617665"),
                        AbiValue.uint(1),
                        new AbiValue.Sequence(
                                List.of(AbiValue.uint(1), AbiValue.uint(2), AbiValue.uint(3))));

        assertEquals(
                "0xa5643bf2"
                        + word("60")
                        + word("1")
                        + word("a0")
                        + word("4")
                        + "64617665"
                        + "0".repeat(56)
                        + word("3")
                        + word("1")
                        + word("2")
                        + word("3"),
                call.data());
    }

    @Test
    void encodesAStaticStructInPlaceAndADynamicOneBehind() {
        var fixed = new AbiValue.Tuple(List.of(AbiValue.uint(1), AbiValue.uint(2)));
        var open = new AbiValue.Tuple(List.of(AbiValue.uint(3), new AbiValue.Bytes("0x")));

        AbiCall call = AbiCall.of("f((uint256,uint256),(uint256,bytes))", fixed, open);

        assertEquals(
                word("1") + word("2") + word("60") + word("3") + word("40") + word("0"),
                call.data().substring(10));
    }

    private static String word(String digits) {
        return "0".repeat(64 - digits.length()) + digits;
    }
}
