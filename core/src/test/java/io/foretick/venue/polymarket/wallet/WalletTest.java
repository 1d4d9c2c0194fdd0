package io.foretick.venue.polymarket.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.SignatureType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WalletTest {

    private static final EthAddress KEY = EthAddress.parse("0x" + "11".repeat(20)).orElseThrow();
    private static final EthAddress FUNDER = EthAddress.parse("0x" + "22".repeat(20)).orElseThrow();

    @Test
    void aPlainWalletPaysByItself() {
        Wallet wallet = Wallet.plain(KEY, ExchangeDomain.POLYGON);
        assertEquals(KEY, wallet.funder());
        assertEquals(KEY, wallet.orderSigner());
        assertThrows(IllegalArgumentException.class, () -> wallet(SignatureType.EOA, FUNDER));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROXY", "SAFE", "DEPOSIT_WALLET"})
    void aContractIsNotItsKey(SignatureType type) {
        assertThrows(IllegalArgumentException.class, () -> wallet(type, KEY));
        EthAddress signer = wallet(type, FUNDER).orderSigner();
        assertEquals(type == SignatureType.DEPOSIT_WALLET ? FUNDER : KEY, signer);
    }

    private static Wallet wallet(SignatureType type, EthAddress funder) {
        return new Wallet(type, KEY, funder, ExchangeDomain.POLYGON);
    }
}
