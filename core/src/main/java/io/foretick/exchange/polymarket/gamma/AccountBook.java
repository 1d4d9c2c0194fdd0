package io.foretick.exchange.polymarket.gamma;

import io.foretick.base.E8;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.exchange.polymarket.match.LevelChange;
import io.foretick.exchange.polymarket.match.ListedMarket;
import io.foretick.exchange.polymarket.match.MatchListener;
import io.foretick.exchange.polymarket.match.OrderReport;
import io.foretick.exchange.polymarket.match.PlaceAnswer;
import io.foretick.exchange.polymarket.match.TradeReport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What clients' accounts hold and have done, as the Data API tells it. It follows the engine's
/// reports and decides nothing: balances are the engine's. Any thread.
///
/// A trade that fails is taken back. A resolution empties the positions of its market, for this
/// venue pays out by itself.
public final class AccountBook implements MatchListener {

    private static final int DEALS_MAX = 10_000; // of an account, the oldest go first

    /// A position in one token.
    ///
    /// @param costE8 pUSD paid for what is held, fees apart
    /// @param boughtE8 shares ever bought
    /// @param realizedE8 pUSD won by what was sold
    record Holding(
            ListedMarket market,
            String tokenId,
            long sharesE8,
            long costE8,
            long boughtE8,
            long realizedE8) {

        Holding with(Deal deal) {
            if (deal.side == Side.BUY) {
                return new Holding(
                        market,
                        tokenId,
                        sharesE8 + deal.sharesE8,
                        costE8 + deal.cashE8,
                        boughtE8 + deal.sharesE8,
                        realizedE8);
            }
            long soldCostE8 =
                    sharesE8 == 0 ? 0 : E8.multiplyDivide(costE8, deal.sharesE8, sharesE8);
            return new Holding(
                    market,
                    tokenId,
                    sharesE8 - deal.sharesE8,
                    costE8 - soldCostE8,
                    boughtE8,
                    realizedE8 + deal.cashE8 - soldCostE8);
        }
    }

    /// An account's part in a trade, or the payment for a position.
    ///
    /// @param id of the trade, or of the market that paid
    /// @param redeemed whether it is a payment
    record Deal(
            String id,
            ListedMarket market,
            String tokenId,
            Side side,
            long sharesE8,
            long cashE8,
            long timeNs,
            String transactionHash,
            boolean redeemed) {

        long priceE8() {
            return E8.divide(cashE8, sharesE8);
        }

        Deal withHash(String hash) {
            return new Deal(id, market, tokenId, side, sharesE8, cashE8, timeNs, hash, redeemed);
        }

        Deal reversed() {
            return new Deal(
                    id,
                    market,
                    tokenId,
                    side.opposite(),
                    sharesE8,
                    cashE8,
                    timeNs,
                    transactionHash,
                    redeemed);
        }
    }

    private static final class Account {
        private final Map<String, Holding> holdings = new LinkedHashMap<>();
        private final Map<String, Deal> deals = new LinkedHashMap<>();

        void apply(Deal deal) {
            Holding none = new Holding(deal.market, deal.tokenId, 0, 0, 0, 0);
            Holding next = holdings.getOrDefault(deal.tokenId, none).with(deal);
            if (next.sharesE8 == 0) {
                holdings.remove(deal.tokenId);
            } else {
                holdings.put(deal.tokenId, next);
            }
        }

        void note(String key, Deal deal) {
            deals.put(key, deal);
            if (deals.size() > DEALS_MAX) {
                deals.remove(deals.keySet().iterator().next());
            }
        }
    }

    private final Map<String, Account> accounts = new HashMap<>(); // by address in lower case
    private final Map<String, Long> volumesE8 = new HashMap<>(); // by condition

    /// pUSD traded in a market so far.
    public synchronized long volumeE8(ListedMarket market) {
        return volumesE8.getOrDefault(market.conditionId(), 0L);
    }

    synchronized List<Holding> holdings(String address) {
        return List.copyOf(account(address).holdings.values());
    }

    /// Newest first.
    synchronized List<Deal> deals(String address) {
        return new ArrayList<>(account(address).deals.values()).reversed();
    }

    @Override
    public synchronized void traded(TradeReport trade) {
        volumesE8.merge(trade.market().conditionId(), trade.takerCostE8(), Long::sum);
        eachDeal(
                trade,
                (party, key, deal) -> {
                    Account account = account(party.account());
                    account.apply(deal);
                    account.note(key, deal);
                });
    }

    @Override
    public synchronized void tradeState(TradeReport trade) {
        boolean failed = trade.status() == TradeReport.Status.FAILED;
        eachDeal(
                trade,
                (party, key, deal) -> {
                    Account account = account(party.account());
                    if (failed && account.deals.remove(key) != null) {
                        account.apply(deal.reversed());
                    } else if (!failed) {
                        account.deals.computeIfPresent(
                                key, (_, known) -> known.withHash(trade.transactionHash()));
                    }
                });
    }

    @Override
    public synchronized void resolved(ListedMarket market, Resolution resolution, long nowNs) {
        for (Account account : accounts.values()) {
            for (Outcome outcome : Outcome.values()) {
                Holding held = account.holdings.remove(market.token(outcome));
                if (held != null) {
                    long paidE8 = E8.multiply(held.sharesE8, paidE8(outcome, resolution));
                    Deal payment =
                            new Deal(
                                    market.conditionId(),
                                    market,
                                    held.tokenId,
                                    Side.SELL,
                                    held.sharesE8,
                                    paidE8,
                                    nowNs,
                                    "",
                                    true);
                    account.note("redeem " + held.tokenId, payment);
                }
            }
        }
    }

    @Override
    public void bookChanged(ListedMarket market, List<LevelChange> changes, long nowNs) {}

    @Override
    public void order(OrderReport report) {}

    @Override
    public void tickChanged(ListedMarket market, long oldTickE8, long newTickE8, long nowNs) {}

    @Override
    public void delayEnded(String orderId, PlaceAnswer answer, long nowNs) {}

    /// What a share of an outcome pays.
    static long paidE8(Outcome outcome, Resolution resolution) {
        return switch (resolution) {
            case UP -> outcome == Outcome.UP ? E8.ONE : 0;
            case DOWN -> outcome == Outcome.DOWN ? E8.ONE : 0;
            case SPLIT -> E8.ONE / 2;
        };
    }

    @FunctionalInterface
    private interface DealUse {
        void use(TradeReport.Party party, String key, Deal deal);
    }

    private static void eachDeal(TradeReport trade, DealUse use) {
        if (isClient(trade.taker())) {
            Deal deal = deal(trade, trade.taker(), trade.sizeE8(), trade.takerCostE8());
            use.use(trade.taker(), trade.id() + " " + trade.taker().orderId(), deal);
        }
        for (TradeReport.Fill fill : trade.fills()) {
            if (isClient(fill.maker())) {
                Deal deal = deal(trade, fill.maker(), fill.sizeE8(), fill.costE8());
                use.use(fill.maker(), trade.id() + " " + fill.maker().orderId(), deal);
            }
        }
    }

    private static Deal deal(
            TradeReport trade, TradeReport.Party party, long sharesE8, long cashE8) {
        return new Deal(
                trade.id(),
                trade.market(),
                party.tokenId(),
                party.side(),
                sharesE8,
                cashE8,
                trade.matchedNs(),
                trade.transactionHash(),
                false);
    }

    // Houses have names, clients have addresses.
    private static boolean isClient(TradeReport.Party party) {
        return party.account().startsWith("0x");
    }

    private Account account(String address) {
        return accounts.computeIfAbsent(address.toLowerCase(Locale.ROOT), _ -> new Account());
    }
}
