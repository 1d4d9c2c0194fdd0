package io.foretick.strategy;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Means;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.market.Book;
import io.foretick.market.Ladder;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Takes from the book what fee-aware fractional Kelly wants under the forecast's probability: the
/// trader of document A. Owned by the engine; its only state is scratch space.
public final class DensityKelly implements Strategy {

    public static final String NAME = "density_kelly";

    private static final int LEVELS_MAX = 32;
    private static final long LOT_E8 = E8.ONE / 100; // orders have two decimals of a share

    /// How it sizes.
    public record Settings(
            @Means("Whether the strategy trades.") boolean enabled,
            @Means(Roster.WEIGHT_MEANS) double weight,
            @Means("Fraction of full Kelly, in [0, 1].") double kellyFraction,
            @Means("Least expected growth of the market's bankroll worth an order, in log wealth.")
                    double gainThreshold,
            @Means("Smallest order, in shares; the market's own minimum holds as well.")
                    double sizeThreshold,
            @Means(
                            "Money that one market may use, in USD; all strategies together share"
                                    + " it by their weights.")
                    double perMarketBankroll,
            @Means("How close to 0 and 1 a probability is believed.") double probabilityMargin,
            @Means("Whether to trade windows that have not begun.") boolean tradeBeforeStart,
            @Means("How far from one half a probability is believed before the window begins.")
                    double beforeStartClip) {

        public static final Settings DEFAULT =
                new Settings(true, 1, 0.25, 2e-4, 5, 100, 1e-3, true, 0.03);

        public Settings {
            Checks.inRange(weight, Roster.WEIGHT_MIN, Roster.WEIGHT_MAX, "weight");
            Checks.inRange(kellyFraction, 0, 1, "kelly_fraction");
            Checks.inRange(gainThreshold, 0, 1, "gain_threshold");
            Checks.inRange(sizeThreshold, 0, 1e9, "size_threshold");
            Checks.inRange(perMarketBankroll, 0, 1e9, "per_market_bankroll");
            Checks.inRange(probabilityMargin, 1e-12, 0.49, "probability_margin");
            Checks.inRange(beforeStartClip, 0, 0.5, "before_start_clip");
        }

        public long perMarketBankrollE8() {
            return E8.ofDouble(perMarketBankroll);
        }
    }

    private final Settings settings;
    private final PriceLadder asks = PriceLadder.asks(LEVELS_MAX);
    private final PriceLadder bids = PriceLadder.bids(LEVELS_MAX);
    private final KellyTrade trade = new KellyTrade(LEVELS_MAX);
    private final Map<FeeSchedule, Kelly> kellys = new LinkedHashMap<>();

    public DensityKelly(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Trigger> triggers() {
        return EnumSet.allOf(Trigger.class);
    }

    @Override
    public void evaluate(MarketView view, Signal signal) {
        if (!view.started() && !settings.tradeBeforeStart()) {
            signal.refuse(Gate.NOT_STARTED);
            return;
        }
        Market market = view.slot().terms();
        Kelly kelly = kelly(market.fees());
        double probabilityUp = believed(view);
        walk(view, kelly, probabilityUp);
        switch (trade.outcome()) {
            case NO_EDGE -> signal.refuse(Gate.NO_EDGE);
            case CROSSED -> signal.refuse(Gate.CROSSED_BOOK);
            case NO_WEALTH -> signal.refuse(Gate.CASH);
            case BUY, SELL -> size(view, kelly, probabilityUp, signal);
        }
    }

    /// Looks at the best prices first: most looks find nothing there, and then there is nothing
    /// behind them either, unless a best price is a mere placeholder.
    private void walk(MarketView view, Kelly kelly, double probabilityUp) {
        Book book = view.slot().book();
        double cash = E8.toDouble(view.cashE8());
        double wealthUp = cash + E8.toDouble(view.upE8());
        double wealthDown = cash + E8.toDouble(view.downE8());
        fill(book, 1);
        kelly.walk(probabilityUp, wealthUp, wealthDown, asks, bids, trade);
        boolean placeholder = book.asks().bestE8(E8.ONE) <= 0 || book.bids().bestE8(0) >= E8.ONE;
        if (trade.isTrade() || placeholder) {
            fill(book, LEVELS_MAX);
            kelly.walk(probabilityUp, wealthUp, wealthDown, asks, bids, trade);
        }
    }

    private double believed(MarketView view) {
        double p = view.probabilityUp();
        double clip = settings.beforeStartClip();
        return view.started() ? p : Math.clamp(p, 0.5 - clip, 0.5 + clip);
    }

    private void size(MarketView view, Kelly kelly, double probabilityUp, Signal signal) {
        Market market = view.slot().terms();
        boolean isBuy = trade.outcome() == KellyTrade.Outcome.BUY;
        long smallestE8 = Math.max(market.minimumSizeE8(), E8.ofDouble(settings.sizeThreshold()));
        var sizing =
                new OrderSizing(
                        kelly, LOT_E8, view.slot().tickE8(), smallestE8, settings.gainThreshold());
        long heldE8 = isBuy ? view.downE8() : view.upE8();
        switch (sizing.size(trade, isBuy ? asks : bids, heldE8)) {
            case OrderSizing.Sized sized -> {
                long tickE8 = view.slot().tickE8();
                if (sized.priceE8() < tickE8 || sized.priceE8() > E8.ONE - tickE8) {
                    signal.refuse(Gate.OFF_TICK); // rounded out of the market's range
                    return;
                }
                say(sized, isBuy, signal);
                double price = E8.toDouble(sized.priceE8());
                double edge = isBuy ? probabilityUp - price : price - probabilityUp;
                double fair = signal.outcome() == Outcome.UP ? probabilityUp : 1 - probabilityUp;
                signal.because(fair, edge, 1, trade.gainLog());
            }
            case OrderSizing.Refused refused ->
                    signal.refuse(
                            switch (refused) {
                                case NO_TRADE -> Gate.NO_EDGE;
                                case TOO_SMALL -> Gate.SIZE_TOO_SMALL;
                                case GAIN_TOO_SMALL -> Gate.GAIN_TOO_SMALL;
                            });
        }
    }

    /// One order at a time: what is held on the other side is sold before new shares are bought.
    private static void say(OrderSizing.Sized sized, boolean isBuy, Signal signal) {
        long otherPriceE8 = E8.ONE - sized.priceE8();
        if (sized.closeE8() > 0) {
            Outcome held = isBuy ? Outcome.DOWN : Outcome.UP;
            long limitE8 = isBuy ? otherPriceE8 : sized.priceE8();
            signal.want(held, Side.SELL, limitE8, sized.closeE8());
        } else {
            Outcome wanted = isBuy ? Outcome.UP : Outcome.DOWN;
            long limitE8 = isBuy ? sized.priceE8() : otherPriceE8;
            signal.want(wanted, Side.BUY, limitE8, sized.openE8());
        }
    }

    private Kelly kelly(FeeSchedule fees) {
        Kelly known = kellys.get(fees);
        if (known != null) {
            return known;
        }
        var mode = fees.inShares() ? TakerFee.Mode.SHARES : TakerFee.Mode.COLLATERAL;
        var fee = new TakerFee(E8.toDouble(fees.rateE8()), fees.exponent(), mode);
        var kelly = new Kelly(settings.kellyFraction(), settings.probabilityMargin(), fee);
        kellys.put(fees, kelly);
        return kelly;
    }

    private void fill(Book book, int levels) {
        fill(asks, book.asks(), levels);
        fill(bids, book.bids(), levels);
    }

    private static void fill(PriceLadder into, Ladder from, int levelsMax) {
        into.clear();
        int levels = Math.min(from.size(), levelsMax);
        for (int depth = 0; depth < levels; depth++) {
            into.add(E8.toDouble(from.priceE8(depth)), E8.toDouble(from.quantityE8(depth)));
        }
    }
}
