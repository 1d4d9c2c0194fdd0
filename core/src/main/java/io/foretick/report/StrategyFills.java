package io.foretick.report;

import io.foretick.base.E8;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.market.Costs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one strategy's orders came to: counts, volume, and how its fills stood to the venue's mid.
/// Prices are those of Up; buying Down is selling Up. Mutable, owned by [Markouts].
final class StrategyFills {

    /// Sums of a gain over fills, and of what was paid for it.
    static final class Sums {
        private long fills;
        private double shares;
        private double gains;
        private double costs;

        long fills() {
            return fills;
        }

        /// Mean gain per share; NaN without fills.
        double mean() {
            return gains / shares;
        }

        /// Mean gain per share less what was paid; NaN without fills.
        double meanAfterCosts() {
            return (gains - costs) / shares;
        }

        /// Adds a fill.
        ///
        /// @param cost what was paid for all of it, in USD
        void add(double gainPerShare, double quantity, double cost) {
            fills++;
            shares += quantity;
            gains += gainPerShare * quantity;
            costs += cost;
        }
    }

    private final List<Sums> markouts =
            Markouts.HORIZONS_SECONDS.stream().map(_ -> new Sums()).toList();
    private final Sums edge = new Sums();
    private final Map<Integer, Double> edgeUsdByMarket = new LinkedHashMap<>();
    private long orders;
    private long fills;
    private long makerFills;
    private long sharesE8;
    private long volumeE8;

    /// Orders that were placed.
    long orders() {
        return orders;
    }

    /// Fills that were booked.
    long fills() {
        return fills;
    }

    /// Those of the fills in which the order rested.
    long makerFills() {
        return makerFills;
    }

    /// Shares that were traded.
    long sharesE8() {
        return sharesE8;
    }

    /// Money that changed hands, fees apart.
    long volumeE8() {
        return volumeE8;
    }

    /// Sums by horizon, as [Markouts#HORIZONS_SECONDS] lists them.
    List<Sums> markouts() {
        return markouts;
    }

    /// How far better than the mid of the moment the fills were.
    Sums edge() {
        return edge;
    }

    /// The same after fees, in USD, by instrument number of the market.
    Map<Integer, Double> edgeUsdByMarket() {
        return edgeUsdByMarket;
    }

    void onOrder() {
        orders++;
    }

    void onFill(Event.OrderFilled fill) {
        fills++;
        makerFills += fill.maker() ? 1 : 0;
        sharesE8 += fill.quantityE8();
        volumeE8 += Costs.cashE8(fill.priceE8(), fill.quantityE8());
    }

    /// A fill at a moment at which the book had a mid.
    ///
    /// @return what it would cost to be back at the mid at once, in USD: the fee and how much worse
    ///   than the mid the price was
    double onFillAt(double mid, int market, OrderTerms terms, Event.OrderFilled fill) {
        double own = E8.toDouble(fill.priceE8());
        double upPrice = terms.outcome() == Outcome.UP ? own : 1 - own;
        double better = terms.upSide() == Side.BUY ? mid - upPrice : upPrice - mid;
        double quantity = E8.toDouble(fill.quantityE8());
        double fee = E8.toDouble(fill.feeE8());
        edge.add(better, quantity, fee);
        edgeUsdByMarket.merge(market, better * quantity - fee, Double::sum);
        return fee - better * quantity;
    }
}
