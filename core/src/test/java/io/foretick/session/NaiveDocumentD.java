package io.foretick.session;

import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.Window;

import java.util.ArrayList;
import java.util.List;

/// The three strategies of document D, written down a second time, from its formulas and the bare
/// events, as slowly and plainly as can be: what the real ones are held to. Knows one market and
/// one spot pair, and reads nothing of the engine.
final class NaiveDocumentD {

    /// What one strategy wants.
    ///
    /// @param price of the wanted token
    /// @param share part of the position limit that it wants to spend
    record Wish(
            String strategy,
            Outcome token,
            double fair,
            double price,
            double confidence,
            double share) {

        double edge() {
            return fair - price;
        }
    }

    /// What each strategy asks for and may spend.
    private record Terms(String strategy, double edgeMin, double shareMax) {

        List<Wish> wish(Outcome token, double fair, double price, double confidence) {
            if (fair - price < edgeMin - ROUNDING) {
                return List.of();
            }
            double kelly = between(0, 0.5 * (fair - price) / (1 - price), 0.15);
            double share = Math.min(shareMax, kelly);
            return List.of(new Wish(strategy, token, fair, price, confidence, share));
        }
    }

    private static final Terms FADE = new Terms("distance_fade", 0.08, 0.08);
    private static final Terms MOMENTUM = new Terms("momentum", 0.05, 0.05);
    private static final Terms SNIPER = new Terms("settlement_sniper", 0.05, 0.10);
    private static final double ROUNDING = 1e-9; // prices have at most eight decimals
    private static final long STALE_NS = 3_000_000_000L; // no strategy acts on an older price
    private static final long TENTH_NS = 100_000_000;

    private final Window window;
    private final List<Event.Trade> trades = new ArrayList<>();
    private double strike;
    private double bid; // of Up; 0 if nobody bids
    private double ask; // of Up; 1 if nobody offers

    NaiveDocumentD(Window window) {
        this.window = window;
    }

    void on(Event event) {
        if (event instanceof Event.Trade trade) {
            trades.add(trade);
        } else if (event instanceof Event.StrikePublished published) {
            strike = published.priceE8() / 1e8;
        } else if (event instanceof Event.BookUpdate update) {
            snapshot(update.changes());
        }
    }

    /// What the strategies want after the last event, in the order of the document.
    List<Wish> wishes(long nowNs) {
        var wishes = new ArrayList<Wish>();
        if (nowNs - trades.getLast().at().receiveNs() > STALE_NS) {
            return wishes;
        }
        wishes.addAll(fade(nowNs));
        wishes.addAll(momentum(nowNs));
        wishes.addAll(snipe(nowNs));
        return wishes;
    }

    /// Takes a whole book.
    private void snapshot(BookChanges changes) {
        bid = 0;
        ask = 1;
        for (int k = 0; k < changes.size(); k++) {
            double price = changes.priceE8(k) / 1e8;
            if (changes.isClear(k)) {
                continue;
            }
            bid = changes.isBid(k) ? Math.max(bid, price) : bid;
            ask = changes.isBid(k) ? ask : Math.min(ask, price);
        }
    }

    private List<Wish> fade(long nowNs) {
        double d = distance();
        if (Math.abs(d) < 0.000441) {
            return List.of();
        }
        double late = (1 - left(nowNs)) * 0.15 * Math.signum(d);
        double up = between(0.02, 0.5 + 0.4 * Math.tanh(d / 0.001176) + late, 0.98);
        Outcome token = d > 0 ? Outcome.UP : Outcome.DOWN;
        double fair = d > 0 ? up : 1 - up;
        double confidence = between(0.3, Math.abs(d) / 0.001471, 1);
        return FADE.wish(token, fair, priceOf(token), confidence);
    }

    private List<Wish> momentum(long nowNs) {
        List<Event.Trade> recent = recent(nowNs);
        if (left(nowNs) < 0.15 || recent.size() < 50) {
            return List.of();
        }
        double v = speed(recent);
        double d = distance();
        boolean fast = Math.abs(v) > 7.35e-6 && Math.abs(d) > 0.000294;
        double side = Math.signum(v);
        boolean agreed = side == Math.signum(volume(recent)) && side == Math.signum(d);
        Outcome token = v > 0 ? Outcome.UP : Outcome.DOWN;
        double price = priceOf(token);
        if (!fast || !agreed || price > 0.60 + ROUNDING) {
            return List.of();
        }
        double confidence = between(0.3, recent.size() / span(recent) / 40, 0.8);
        return MOMENTUM.wish(token, 0.65, price, confidence);
    }

    private List<Wish> snipe(long nowNs) {
        double d = distance();
        double seconds = (window.endNs() - nowNs) / 1e9;
        boolean inTime = seconds >= 5 && seconds <= 90;
        double against = -speed(recent(nowNs)) * Math.signum(d);
        if (!inTime || Math.abs(d) < 0.000588 || against > 2.94e-5) {
            return List.of();
        }
        Outcome token = d > 0 ? Outcome.UP : Outcome.DOWN;
        double fair = certainty(Math.abs(d), (long) seconds);
        return SNIPER.wish(token, fair, priceOf(token), 0.95);
    }

    private static double certainty(double distance, long seconds) {
        if (distance > 0.001471) {
            return seconds < 30 ? 0.97 : seconds < 60 ? 0.95 : 0.93;
        }
        if (distance > 0.000735) {
            return seconds < 30 ? 0.95 : seconds < 60 ? 0.92 : 0.88;
        }
        return seconds < 30 ? 0.90 : 0.85;
    }

    private double distance() {
        return (trades.getLast().priceE8() / 1e8 - strike) / strike;
    }

    private double left(long nowNs) {
        return (double) (window.endNs() - nowNs) / window.lengthNs();
    }

    /// Trades of the thirty seconds before, which begin at a full tenth.
    private List<Event.Trade> recent(long nowNs) {
        long firstTenth = nowNs / TENTH_NS - 299;
        return trades.stream().filter(trade -> timeNs(trade) / TENTH_NS >= firstTenth).toList();
    }

    /// Change of the price a second, as a fraction of the strike.
    private double speed(List<Event.Trade> recent) {
        if (recent.size() < 2 || span(recent) == 0) {
            return 0;
        }
        double moved = (recent.getLast().priceE8() - recent.getFirst().priceE8()) / 1e8;
        return moved / span(recent) / strike;
    }

    private static double volume(List<Event.Trade> recent) {
        return recent.stream()
                .mapToDouble(
                        trade -> (trade.taker() == Side.BUY ? 1 : -1) * (trade.quantityE8() / 1e8))
                .sum();
    }

    private static double span(List<Event.Trade> recent) {
        return (timeNs(recent.getLast()) - timeNs(recent.getFirst())) / 1e9;
    }

    /// The venue's time; a recorder's clock may be behind it, and then the recorder's.
    private static long timeNs(Event.Trade trade) {
        return Math.min(trade.at().venueNs(), trade.timeNs());
    }

    private double priceOf(Outcome token) {
        return token == Outcome.UP ? ask : 1 - bid;
    }

    private static double between(double low, double value, double high) {
        return Math.min(high, Math.max(low, value));
    }
}
