package io.foretick.lab.trial;

final class PoolSettings {
    static io.foretick.venue.amm.market.AmmSettings of(Object a, Object b, long c)
            throws java.io.IOException {
        throw new java.io.IOException("x");
    }
}
