package io.foretick.exchange.polymarket.match;

import io.foretick.base.E8;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A plain model of one market: a list of orders that is searched from its start for each match,
/// two kinds of token, and decimals. Nobody is ever short of money here.
final class NaiveMarket {

    private static final class Resting {
        private final OrderRequest request;
        private final BigDecimal price;
        private BigDecimal left;

        Resting(OrderRequest request) {
            this.request = request;
            this.price = price(request);
            this.left = decimal(request.sharesE8());
        }
    }

    private final List<Resting> resting = new ArrayList<>();
    private final Map<String, BigDecimal> balances = new TreeMap<>();

    void place(OrderRequest request) {
        var taker = new Resting(request);
        List<Resting> before = new ArrayList<>(resting);
        BigDecimal budget = decimal(request.cashE8());
        BigDecimal fee = BigDecimal.ZERO;
        List<Runnable> effects = new ArrayList<>();
        @Nullable Resting maker = best(taker, before);
        while (maker != null && taker.left.signum() > 0) {
            BigDecimal price = takerPrice(taker, maker);
            BigDecimal wanted =
                    request.isBudget() ? budget.divide(price, 6, RoundingMode.FLOOR) : taker.left;
            BigDecimal size = wanted.min(maker.left);
            if (size.signum() == 0) {
                break;
            }
            BigDecimal made = maker.price.multiply(size).setScale(6, RoundingMode.FLOOR);
            boolean same = maker.request.tokenId().equals(request.tokenId());
            BigDecimal paid = same ? made : size.subtract(made);
            Resting hit = maker;
            effects.add(() -> move(hit.request, size, made));
            effects.add(() -> move(request, size, paid));
            effects.add(() -> hit.left = hit.left.subtract(size));
            fee =
                    fee.add(
                            size.multiply(new BigDecimal("0.07"))
                                    .multiply(price)
                                    .multiply(BigDecimal.ONE.subtract(price)));
            budget = budget.subtract(paid);
            taker.left = request.isBudget() ? taker.left : taker.left.subtract(size);
            if (size.compareTo(wanted) == 0) {
                taker.left = BigDecimal.ZERO;
            }
            before.remove(maker);
            maker = best(taker, before);
        }
        if (request.timeInForce() == TimeInForce.FOK && taker.left.signum() > 0) {
            return;
        }
        effects.forEach(Runnable::run);
        add(request.account() + " cash", fee.setScale(5, RoundingMode.FLOOR).negate());
        resting.removeIf(order -> order.left.signum() == 0);
        if (!request.isImmediate() && taker.left.signum() > 0) {
            resting.add(taker);
        }
    }

    void cancel(String id) {
        resting.removeIf(order -> order.request.orderId().equals(id));
    }

    List<String> openIds() {
        return resting.stream().map(order -> order.request.orderId()).toList();
    }

    long balanceE8(String account, String what) {
        return E8.parse(
                balances.getOrDefault(account + " " + what, BigDecimal.ZERO).toPlainString());
    }

    /// Total size by price among the bids of one token, other token's orders included.
    Map<Long, Long> bidsE8(String token) {
        var levels = new TreeMap<Long, Long>();
        for (Resting order : resting) {
            boolean own = order.request.tokenId().equals(token);
            if (own == (order.request.side() == Side.BUY)) {
                BigDecimal price = own ? order.price : BigDecimal.ONE.subtract(order.price);
                levels.merge(unitsE8(price), unitsE8(order.left), Long::sum);
            }
        }
        return levels;
    }

    private @Nullable Resting best(Resting taker, List<Resting> candidates) {
        @Nullable Resting best = null;
        for (Resting maker : candidates) {
            if (!matches(taker, maker)) {
                continue;
            }
            int better =
                    best == null ? -1 : takerPrice(taker, maker).compareTo(takerPrice(taker, best));
            if (taker.request.side() == Side.BUY ? better < 0 : best == null || better > 0) {
                best = maker;
            }
        }
        return best;
    }

    private static boolean matches(Resting taker, Resting maker) {
        boolean same = taker.request.tokenId().equals(maker.request.tokenId());
        boolean buy = taker.request.side() == Side.BUY;
        if (same) {
            int over = taker.price.compareTo(maker.price);
            return maker.request.side() != taker.request.side() && (buy ? over >= 0 : over <= 0);
        }
        int sum = taker.price.add(maker.price).compareTo(BigDecimal.ONE);
        return maker.request.side() == taker.request.side() && (buy ? sum >= 0 : sum <= 0);
    }

    private static BigDecimal takerPrice(Resting taker, Resting maker) {
        boolean same = taker.request.tokenId().equals(maker.request.tokenId());
        return same ? maker.price : BigDecimal.ONE.subtract(maker.price);
    }

    private void move(OrderRequest request, BigDecimal shares, BigDecimal cash) {
        boolean buy = request.side() == Side.BUY;
        add(request.account() + " " + request.tokenId(), buy ? shares : shares.negate());
        add(request.account() + " cash", buy ? cash.negate() : cash);
    }

    private void add(String key, BigDecimal amount) {
        balances.merge(key, amount, BigDecimal::add);
    }

    private static BigDecimal price(OrderRequest request) {
        return decimal(request.cashE8())
                .divide(decimal(request.sharesE8()), 3, RoundingMode.HALF_UP);
    }

    private static BigDecimal decimal(long valueE8) {
        return BigDecimal.valueOf(valueE8, 8);
    }

    private static long unitsE8(BigDecimal value) {
        return value.movePointRight(8).longValueExact();
    }
}
