package io.foretick.venue.polymarket.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.foretick.venue.ethereum.EthAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;

final class OrderSignatureTest {

    @ParameterizedTest
    @EnumSource(SignatureType.class)
    void namesTheKeyThatSigned(SignatureType type) {
        OrderStruct order = TestOrders.order(type, 10_000_000);
        String signature = OrderSignature.sign(order, TestOrders.DOMAIN, TestOrders.KEY);
        assertEquals(Optional.of(TestOrders.KEY.address()), recover(order, signature));
    }

    @ParameterizedTest
    @EnumSource(SignatureType.class)
    void doesNotCountForAnotherOrder(SignatureType type) {
        OrderStruct order = TestOrders.order(type, 10_000_000);
        String signature = OrderSignature.sign(order, TestOrders.DOMAIN, TestOrders.KEY);
        OrderStruct cheaper = TestOrders.order(type, 20_000_000);
        assertNotEquals(Optional.of(TestOrders.KEY.address()), recover(cheaper, signature));
    }

    @ParameterizedTest
    @EnumSource(SignatureType.class)
    void doesNotCountForAnotherContract(SignatureType type) {
        OrderStruct order = TestOrders.order(type, 10_000_000);
        String signature = OrderSignature.sign(order, TestOrders.DOMAIN, TestOrders.KEY);
        assertNotEquals(
                Optional.of(TestOrders.KEY.address()),
                OrderSignature.recover(order, TestOrders.NEG_RISK_DOMAIN, signature));
    }

    @ParameterizedTest
    @EnumSource(SignatureType.class)
    void takesNoTextThatIsNoSignature(SignatureType type) {
        OrderStruct order = TestOrders.order(type, 10_000_000);
        String signature = OrderSignature.sign(order, TestOrders.DOMAIN, TestOrders.KEY);
        String noDigits = "0x" + "zz".repeat(65);
        for (String text : new String[] {"", "0x", noDigits, "0x" + "00".repeat(65)}) {
            assertEquals(Optional.empty(), recover(order, text), text);
        }
        assertEquals(Optional.empty(), recover(order, signature + "00"));
        assertEquals(
                Optional.empty(), recover(order, signature.substring(0, signature.length() - 2)));
    }

    @Test
    void takesAPlainSignatureForNoDepositWallet() {
        OrderStruct order = TestOrders.order(SignatureType.DEPOSIT_WALLET, 10_000_000);
        String plain = TestOrders.KEY.sign(OrderHash.digest(order, TestOrders.DOMAIN)).hex();
        assertEquals(Optional.empty(), recover(order, plain));
    }

    @Test
    void namesTheOtherKeyWhenAnotherSigned() {
        OrderStruct order = TestOrders.order(SignatureType.EOA, 10_000_000);
        String signature = OrderSignature.sign(order, TestOrders.DOMAIN, TestOrders.OTHER_KEY);
        assertEquals(Optional.of(TestOrders.OTHER_KEY.address()), recover(order, signature));
    }

    private static Optional<EthAddress> recover(OrderStruct order, String signature) {
        return OrderSignature.recover(order, TestOrders.DOMAIN, signature);
    }
}
