package io.foretick.exchange.hyperliquid;

import io.foretick.base.E8;
import io.foretick.exchange.spot.Decimals;
import io.foretick.exchange.spot.Json;
import io.foretick.venue.polymarket.Coin;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// The terms of one coin's perpetual contract, and the venue's rule of prices: at most five
/// significant figures and at most six decimals less those of sizes; whole numbers always pass.
enum Perpetual {
    BTC(Coin.BTC, 5, 40),
    ETH(Coin.ETH, 4, 25),
    SOL(Coin.SOL, 2, 20),
    XRP(Coin.XRP, 0, 20);

    private static final int FIGURES = 5;
    private static final long[] POWER = {1, 10, 100, 1_000, 10_000, 100_000};
    private static final int PRICE_DECIMALS = 6;

    private final Coin coin;
    private final int sizeDecimals;
    private final int leverageMax;

    Perpetual(Coin coin, int sizeDecimals, int leverageMax) {
        this.coin = coin;
        this.sizeDecimals = sizeDecimals;
        this.leverageMax = leverageMax;
    }

    /// The contract of this name.
    static Optional<Perpetual> of(String name) {
        for (Perpetual perpetual : values()) {
            if (perpetual.name().equals(name)) {
                return Optional.of(perpetual);
            }
        }
        return Optional.empty();
    }

    Coin coin() {
        return coin;
    }

    /// Its entry in the list of contracts.
    ObjectNode terms() {
        return Json.object()
                .put("szDecimals", sizeDecimals)
                .put("name", name())
                .put("maxLeverage", leverageMax)
                .put("marginTableId", leverageMax);
    }

    /// Step of prices near a price.
    long tickE8(long priceE8) {
        long finestE8 = Decimals.unitE8(PRICE_DECIMALS - sizeDecimals);
        return Math.clamp(figuresTickE8(priceE8, FIGURES), finestE8, E8.ONE);
    }

    /// The step that leaves so many significant figures to a price.
    static long figuresTickE8(long priceE8, int figures) {
        long tickE8 = 1;
        for (long rest = priceE8; rest >= POWER[figures]; rest /= 10) {
            tickE8 *= 10;
        }
        return tickE8;
    }

    /// The allowed price nearest to one.
    long priceE8(long exactE8) {
        long tickE8 = tickE8(exactE8);
        return Math.floorDiv(exactE8 + tickE8 / 2, tickE8) * tickE8;
    }

    /// The allowed size at or above one.
    long sizeE8(long exactE8) {
        long lotE8 = Decimals.unitE8(sizeDecimals);
        return Math.ceilDiv(exactE8, lotE8) * lotE8;
    }
}
