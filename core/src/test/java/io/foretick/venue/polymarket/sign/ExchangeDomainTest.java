package io.foretick.venue.polymarket.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;

import org.junit.jupiter.api.Test;

import java.util.Optional;

final class ExchangeDomainTest {

    private static final long UNKNOWN_CHAIN = 1;

    @Test
    void knowsNeitherTheDeadVersionNorForeignChains() {
        assertEquals(
                Optional.empty(), ExchangeDomain.find(1, ExchangeDomain.POLYGON, MarketKind.PLAIN));
        assertEquals(Optional.empty(), ExchangeDomain.find(2, UNKNOWN_CHAIN, MarketKind.PLAIN));
    }

    @Test
    void sharesOneContractInVersionThree() {
        for (long chain : new long[] {ExchangeDomain.POLYGON, ExchangeDomain.AMOY}) {
            assertEquals(
                    ExchangeDomain.find(3, chain, MarketKind.PLAIN),
                    ExchangeDomain.find(3, chain, MarketKind.NEG_RISK));
        }
        assertNotEquals(
                ExchangeDomain.find(3, ExchangeDomain.POLYGON, MarketKind.PLAIN),
                ExchangeDomain.find(3, ExchangeDomain.AMOY, MarketKind.PLAIN));
    }

    @Test
    void givesEveryDomainAnOrderIdOfItsOwn() {
        OrderStruct order = TestOrders.order(SignatureType.EOA, 1_000_000);
        Bytes32 plain = OrderHash.digest(order, TestOrders.DOMAIN);
        assertNotEquals(plain, OrderHash.digest(order, TestOrders.NEG_RISK_DOMAIN));
        var versionThree = ExchangeDomain.find(3, ExchangeDomain.POLYGON, MarketKind.PLAIN);
        assertNotEquals(plain, OrderHash.digest(order, versionThree.orElseThrow()));
    }

    @Test
    void refusesASaltThatJsonWouldRound() {
        OrderStruct order = TestOrders.order(SignatureType.EOA, 1_000_000);
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new OrderStruct(
                                OrderStruct.SALT_MAX + 1,
                                EthAddress.ZERO,
                                EthAddress.ZERO,
                                order.tokenId(),
                                1,
                                1,
                                order.side(),
                                order.signatureType(),
                                0,
                                Bytes32.ZERO,
                                Bytes32.ZERO));
    }
}
