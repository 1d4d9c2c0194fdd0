package io.foretick.venue.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;

class PoolNameTest {

    private static final String POOL = LoopbackPool.POOL;

    @Test
    void readsChainAddressAndBase() {
        PoolName whole = PoolName.parse("bnb:" + POOL + ":base=1");
        assertEquals(Chain.BNB, whole.chain());
        assertEquals(POOL, whole.digits());
        assertEquals(1, whole.base());
        PoolName bare = PoolName.parse(POOL);
        assertNull(bare.chain());
        assertEquals(0, bare.base());
    }

    @Test
    void refusesWhatIsNone() {
        for (String text :
                List.of("", "ETHUSDT", "moon:" + POOL, POOL + ":base=2", POOL + "00", "base:")) {
            assertThrows(IllegalArgumentException.class, () -> PoolName.parse(text), text);
        }
        String wrongChecksum = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD".replace("5aA", "5aa");
        assertThrows(IllegalArgumentException.class, () -> PoolName.parse(wrongChecksum));
    }
}
