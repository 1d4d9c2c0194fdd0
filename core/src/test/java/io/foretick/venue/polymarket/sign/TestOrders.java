package io.foretick.venue.polymarket.sign;

import io.foretick.event.Side;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.PrivateKey;

import java.math.BigInteger;

/// A key and orders of it.
final class TestOrders {

    static final PrivateKey KEY = PrivateKey.parse("0x" + "4c".repeat(32));
    static final PrivateKey OTHER_KEY = PrivateKey.parse("0x" + "4d".repeat(32));

    static final ExchangeDomain DOMAIN =
            ExchangeDomain.find(2, ExchangeDomain.POLYGON, MarketKind.PLAIN).orElseThrow();
    static final ExchangeDomain NEG_RISK_DOMAIN =
            ExchangeDomain.find(2, ExchangeDomain.POLYGON, MarketKind.NEG_RISK).orElseThrow();

    private static final EthAddress WALLET = EthAddress.of(new byte[20]);

    private TestOrders() {}

    static OrderStruct order(SignatureType type, long takerAmountE6) {
        EthAddress signer = type == SignatureType.DEPOSIT_WALLET ? WALLET : KEY.address();
        return new OrderStruct(
                7,
                type == SignatureType.EOA ? signer : WALLET,
                signer,
                BigInteger.TWO.pow(255),
                5_000_000,
                takerAmountE6,
                Side.BUY,
                type,
                1_800_000_000_000L,
                Bytes32.ZERO,
                Bytes32.ZERO);
    }
}
