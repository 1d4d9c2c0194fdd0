package io.foretick.venue.polymarket.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

    @Test
    void givesABurstAndThenOneAPeriod() {
        var bucket = new TokenBucket(3, 100, 1_000);
        for (int k = 0; k < 3; k++) {
            assertEquals(0, bucket.takeNs(1_000));
        }
        assertEquals(100, bucket.takeNs(1_000));
        assertEquals(40, bucket.takeNs(1_060));
        assertEquals(0, bucket.takeNs(1_100));
        assertEquals(100, bucket.takeNs(1_100));
    }

    @Test
    void keepsNoMoreThanABurst() {
        var bucket = new TokenBucket(2, 100, 0);
        assertEquals(0, bucket.takeNs(1_000_000));
        assertEquals(0, bucket.takeNs(1_000_000));
        assertEquals(100, bucket.takeNs(1_000_000));
    }
}
