package io.foretick.strategy;

import io.foretick.base.Checks;
import io.foretick.base.E8;
import io.foretick.base.Means;
import io.foretick.base.Times;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.market.Book;
import io.foretick.math.Normal;

import java.util.EnumSet;
import java.util.Set;

/// Quotes both sides of a market around the price at which fractional Kelly under the forecast's
/// probability would neither buy nor sell: the maker of document A. Owned by the engine; holds no
/// state.
///
/// How it works: a bid is filled just when the probability has fallen. So the bid is the highest
/// price at which a fill still adds the wanted gain after the probability has fallen by what it
/// moves while a cancel is on its way: `phi(z) sqrt(dt / tau)`, with `z` the quantile of the
/// probability and `tau` the time that is left. The offer mirrors it.
public final class DensityMaker implements QuotingStrategy {

    public static final String NAME = "density_maker";

    private static final long LOT_E8 = E8.ONE / 100; // orders have two decimals of a share

    /// How it quotes.
    public record Settings(
            @Means("Whether the strategy trades.") boolean enabled,
            @Means(Roster.WEIGHT_MEANS) double weight,
            @Means("Fraction of full Kelly that the price without a wish is taken from, in (0, 1].")
                    double kellyFraction,
            @Means("Size of a quote, in shares; the market's own minimum holds as well.")
                    double quoteSize,
            @Means(
                            "Least expected growth of the market's bankroll that a fill must add,"
                                    + " in log wealth.")
                    double gainThreshold,
            @Means(
                            "Time until a cancel has reached the venue, in milliseconds; the"
                                    + " probability may move that long before a quote is gone.")
                    int cancelLatencyMs,
            @Means(
                            "How far the wanted price may move from a quote before it is replaced,"
                                + " as a share of its distance from the price without a wish, in"
                                + " (0, 1].")
                    double cancelMove,
            @Means("Seconds before the end from which on nothing is quoted.") double lastSeconds,
            @Means("Whether to quote windows that have not begun.") boolean quoteBeforeStart,
            @Means("Quotes that one market may see over its life.") int quotesPerMarket,
            @Means("How close to 0 and 1 a probability is believed.") double probabilityMargin,
            @Means(
                            "Distance from the middle of the book within which the venue rewards"
                                    + " quotes, in price; 0 where it does not.")
                    double rewardBand,
            @Means("What a fill inside that distance is worth beside its gain, in USD.")
                    double rewardUsd) {

        public static final Settings DEFAULT =
                new Settings(false, 1, 0.25, 10, 1e-4, 300, 0.5, 30, false, 10_000, 1e-3, 0, 0);

        public Settings {
            Checks.inRange(weight, Roster.WEIGHT_MIN, Roster.WEIGHT_MAX, "weight");
            Checks.inRange(kellyFraction, 1e-6, 1, "kelly_fraction");
            Checks.inRange(quoteSize, 0.01, 1e9, "quote_size");
            Checks.inRange(gainThreshold, 0, 1, "gain_threshold");
            Checks.inRange(cancelLatencyMs, 0, 60_000, "cancel_latency_ms");
            Checks.inRange(cancelMove, 1e-6, 1, "cancel_move");
            Checks.inRange(lastSeconds, 0, 86_400, "last_seconds");
            Checks.inRange(quotesPerMarket, 0, 1_000_000, "quotes_per_market");
            Checks.inRange(probabilityMargin, 1e-12, 0.49, "probability_margin");
            Checks.inRange(rewardBand, 0, 1, "reward_band");
            Checks.inRange(rewardUsd, 0, 1e6, "reward_usd");
        }
    }

    private final Settings settings;
    private final MakerQuote maker;
    private final long sizeE8;

    public DensityMaker(Settings settings) {
        this.settings = settings;
        this.maker = new MakerQuote(settings.kellyFraction());
        this.sizeE8 = E8.ofDouble(settings.quoteSize()) / LOT_E8 * LOT_E8;
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
    public void quote(MarketView view, Quotes quotes) {
        Gate gate = gate(view);
        if (gate != Gate.OPEN) {
            quotes.refuse(gate);
            return;
        }
        quote(view, quotes.bid());
        quote(view, quotes.offer());
    }

    private Gate gate(MarketView view) {
        if (!view.started() && !settings.quoteBeforeStart()) {
            return Gate.NOT_STARTED;
        }
        if (!(view.secondsToEnd() > settings.lastSeconds())) {
            return Gate.MARKET_ENDED;
        }
        if (view.quotesPlaced() >= settings.quotesPerMarket()) {
            return Gate.ORDERS_PER_MARKET;
        }
        if (sizeE8 < view.slot().terms().minimumSizeE8()) {
            return Gate.SIZE_TOO_SMALL;
        }
        return view.cashE8() + Math.min(view.upE8(), view.downE8()) > 0 ? Gate.OPEN : Gate.CASH;
    }

    /// Thinks of an offer as of a bid in the mirror: the probability, the prices and the two
    /// wealths change places.
    private void quote(MarketView view, Quote quote) {
        boolean isBid = quote.upSide() == Side.BUY;
        double up = E8.toDouble(view.cashE8() + view.upE8());
        double down = E8.toDouble(view.cashE8() + view.downE8());
        double wealthWon = isBid ? up : down;
        double wealthLost = isBid ? down : up;
        double p = isBid ? view.probabilityUp() : 1 - view.probabilityUp();
        double shifted = believed(p - moveBeforeCancel(view));
        double price = bid(view, isBid, shifted, wealthWon, wealthLost);
        if (Double.isNaN(price)) {
            quote.refuse(Gate.GAIN_TOO_SMALL);
            return;
        }
        long upPriceE8 = postOnlyE8(view, isBid, price);
        double placed = E8.toDouble(isBid ? upPriceE8 : E8.ONE - upPriceE8);
        double edge = maker.reservation(believed(p), wealthWon, wealthLost) - placed;
        double gain =
                MakerQuote.bidGain(shifted, wealthWon, wealthLost, E8.toDouble(sizeE8), placed);
        say(view, quote, upPriceE8, edge, gain);
    }

    private void say(MarketView view, Quote quote, long upPriceE8, double edge, double gain) {
        long tickE8 = view.slot().tickE8();
        if (upPriceE8 < tickE8 || upPriceE8 > E8.ONE - tickE8) {
            quote.refuse(Gate.OFF_TICK);
        } else if (!(edge > 0)) {
            quote.refuse(Gate.NO_EDGE);
        } else {
            Outcome token = token(view, quote.upSide() == Side.BUY);
            long keepE8 = (long) (settings.cancelMove() * edge * E8.ONE);
            quote.want(token, upPriceE8, sizeE8, keepE8);
            double p = view.probabilityUp();
            quote.signal().because(token == Outcome.UP ? p : 1 - p, edge, 1, gain);
        }
    }

    /// The highest bid worth its fill; lifted to the edge of the reward band where the reward pays
    /// for what is missing. NaN if there is none.
    private double bid(
            MarketView view, boolean isBid, double p, double wealthWon, double wealthLost) {
        double size = E8.toDouble(sizeE8);
        double gain = settings.gainThreshold();
        double plain = maker.bidForGain(p, wealthWon, wealthLost, size, gain);
        Book book = view.slot().book();
        if (settings.rewardUsd() == 0 || !book.twoSided()) {
            return plain;
        }
        long midE8 = isBid ? book.midE8() : E8.ONE - book.midE8();
        long edgeE8 = Math.max(0, midE8 - E8.ofDouble(settings.rewardBand()));
        double band = E8.toDouble(OrderSizing.ceilToTickE8(edgeE8, view.slot().tickE8()));
        double reward = settings.rewardUsd() / Math.min(wealthWon, wealthLost);
        double rewarded = maker.bidForGain(p, wealthWon, wealthLost, size, gain - reward);
        return !(plain >= band) && rewarded >= band ? band : plain;
    }

    private static long postOnlyE8(MarketView view, boolean isBid, double price) {
        Book book = view.slot().book();
        long tickE8 = view.slot().tickE8();
        if (isBid) {
            long wantedE8 = (long) (price * E8.ONE);
            return MakerQuote.postOnlyBidE8(wantedE8, book.asks().bestE8(E8.ONE), tickE8);
        }
        long wantedE8 = E8.ONE - (long) (price * E8.ONE);
        return MakerQuote.postOnlyOfferE8(wantedE8, book.bids().bestE8(0), tickE8);
    }

    /// What is held on the other side is sold before new shares are bought.
    private Outcome token(MarketView view, boolean isBid) {
        long heldE8 = isBid ? view.downE8() : view.upE8();
        boolean sells = heldE8 >= sizeE8;
        return isBid ^ sells ? Outcome.UP : Outcome.DOWN;
    }

    /// What the probability moves by while a cancel is on its way: one standard deviation, which is
    /// above the mean move.
    private double moveBeforeCancel(MarketView view) {
        double seconds = settings.cancelLatencyMs() * (double) Times.MILLI_NS / Times.SECOND_NS;
        double z = Normal.quantile(believed(view.probabilityUp()));
        return Normal.pdf(z) * Math.sqrt(seconds / view.secondsToEnd());
    }

    private double believed(double p) {
        double margin = settings.probabilityMargin();
        return Math.clamp(p, margin, 1 - margin);
    }
}
