package io.foretick.exchange.hyperliquid;

import io.foretick.base.E8;
import io.foretick.exchange.source.SpotBook;
import io.foretick.exchange.spot.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// One side of a book on the venue's steps: levels that fall on one step become one. Stateless.
final class LevelBook {

    /// Levels that are shown of a side.
    static final int LEVELS_MAX = 20;

    private LevelBook() {}

    /// A price, all that is offered there and by how many orders.
    record Level(long priceE8, long sizeE8, int orders) {

        ObjectNode page() {
            return Json.object()
                    .put("px", E8.format(priceE8))
                    .put("sz", E8.format(sizeE8))
                    .put("n", orders);
        }
    }

    /// How coarse a book is asked for.
    ///
    /// @param figures significant figures of prices, 0 for the venue's own step
    /// @param mantissa steps that become one
    record Grain(int figures, int mantissa) {

        static final Grain FINEST = new Grain(0, 1);

        private long tickE8(Perpetual perpetual, long priceE8) {
            long finestE8 = perpetual.tickE8(priceE8);
            return figures == 0
                    ? finestE8
                    : Math.max(finestE8, mantissa * Perpetual.figuresTickE8(priceE8, figures));
        }
    }

    /// The best levels of a side, best first.
    ///
    /// @param bid whether prices are rounded down, else up
    static List<Level> of(
            Perpetual perpetual, List<SpotBook.Level> side, boolean bid, Grain grain) {
        List<Level> levels = new ArrayList<>();
        for (SpotBook.Level fine : side) {
            long tickE8 = grain.tickE8(perpetual, fine.priceE8());
            long steps =
                    bid
                            ? Math.floorDiv(fine.priceE8(), tickE8)
                            : Math.ceilDiv(fine.priceE8(), tickE8);
            Level last = levels.isEmpty() ? new Level(0, 0, 0) : levels.getLast();
            if (last.priceE8() == steps * tickE8) {
                levels.removeLast();
            } else {
                last = new Level(steps * tickE8, 0, 0);
            }
            if (levels.size() == LEVELS_MAX) {
                return levels;
            }
            long sizeE8 = last.sizeE8() + perpetual.sizeE8(fine.quantityE8());
            levels.add(new Level(last.priceE8(), sizeE8, last.orders() + 1));
        }
        return levels;
    }

    /// The levels as the venue prints them.
    static ArrayNode page(List<Level> levels) {
        return Json.list(levels, Level::page);
    }
}
