package io.foretick.exchange.polymarket.match;

import io.foretick.event.Resolution;
import io.foretick.event.Side;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who has how much: pUSD and tokens by account, pUSD locked in pairs by market, fees taken. Every
/// entry has a counter-entry, so that [#totalE8] only changes when an account is opened. Owned by
/// the engine.
final class Ledger {

    private static final class Account {
        private final boolean house;
        private final Map<String, Long> tokensE8 = new HashMap<>();
        private long cashE8;

        Account(boolean house, long cashE8) {
            this.house = house;
            this.cashE8 = cashE8;
        }

        void add(String tokenId, long sharesE8) {
            tokensE8.merge(tokenId, sharesE8, Math::addExact);
        }
    }

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Long> pairsE8 = new LinkedHashMap<>();
    private long feesE8;

    /// Opens an account; one that is open stays as it is.
    void open(String account, long cashE8) {
        accounts.putIfAbsent(account, new Account(false, cashE8));
    }

    /// Opens an account whose balances may fall below zero.
    void openHouse(String account) {
        accounts.putIfAbsent(account, new Account(true, 0));
    }

    boolean isOpen(String account) {
        return accounts.containsKey(account);
    }

    boolean isHouse(String account) {
        return account(account).house;
    }

    long cashE8(String account) {
        return account(account).cashE8;
    }

    long tokensE8(String account, String tokenId) {
        return account(account).tokensE8.getOrDefault(tokenId, 0L);
    }

    /// Tokens by id, without those of which there are none.
    Map<String, Long> tokensE8(String account) {
        var held = new LinkedHashMap<String, Long>();
        account(account)
                .tokensE8
                .forEach((tokenId, sharesE8) -> {
                    if (sharesE8 != 0) {
                        held.put(tokenId, sharesE8);
                    }
                });
        return held;
    }

    long feesE8() {
        return feesE8;
    }

    /// pUSD locked in pairs of a market's tokens.
    long pairsE8(String conditionId) {
        return pairsE8.getOrDefault(conditionId, 0L);
    }

    /// All money there is.
    long totalE8() {
        long sumE8 = feesE8;
        for (Account account : accounts.values()) {
            sumE8 = Math.addExact(sumE8, account.cashE8);
        }
        for (long lockedE8 : pairsE8.values()) {
            sumE8 = Math.addExact(sumE8, lockedE8);
        }
        return sumE8;
    }

    /// Books a trade.
    void book(TradeReport trade) {
        book(trade, 1);
    }

    /// Takes a booked trade back. An account that has since spent what it got falls below zero.
    void reverse(TradeReport trade) {
        book(trade, -1);
    }

    private void book(TradeReport trade, int sign) {
        TradeReport.Party taker = trade.taker();
        for (TradeReport.Fill fill : trade.fills()) {
            long sharesE8 = sign * fill.sizeE8();
            move(fill.maker(), sharesE8, sign * fill.costE8());
            move(taker, sharesE8, sign * trade.takerCostE8(fill));
            if (!trade.isSameToken(fill)) {
                long mintedE8 = taker.side() == Side.BUY ? sharesE8 : -sharesE8;
                pairsE8.merge(trade.market().conditionId(), mintedE8, Math::addExact);
            }
        }
        account(taker.account()).cashE8 -= sign * trade.feeE8();
        feesE8 += sign * trade.feeE8();
    }

    private void move(TradeReport.Party party, long sharesE8, long costE8) {
        Account account = account(party.account());
        boolean buy = party.side() == Side.BUY;
        account.cashE8 = Math.addExact(account.cashE8, buy ? -costE8 : costE8);
        account.add(party.tokenId(), buy ? sharesE8 : -sharesE8);
    }

    /// Pays the holders of a market's tokens from its pairs.
    void pay(ListedMarket market, Resolution resolution) {
        long paidE8 = 0;
        for (Account account : accounts.values()) {
            long upE8 = taken(account, market.upToken());
            long downE8 = taken(account, market.downToken());
            long shareE8 =
                    switch (resolution) {
                        case UP -> upE8;
                        case DOWN -> downE8;
                        case SPLIT -> (upE8 + downE8) / 2; // six decimals: always even
                    };
            account.cashE8 = Math.addExact(account.cashE8, shareE8);
            paidE8 = Math.addExact(paidE8, shareE8);
        }
        Long lockedE8 = pairsE8.remove(market.conditionId());
        if (paidE8 != (lockedE8 == null ? 0 : lockedE8)) {
            throw new IllegalStateException(
                    market.slug() + " paid " + paidE8 + " of " + lockedE8 + " locked");
        }
    }

    private static long taken(Account account, String tokenId) {
        Long sharesE8 = account.tokensE8.remove(tokenId);
        return sharesE8 == null ? 0 : sharesE8;
    }

    private Account account(String name) {
        Account account = accounts.get(name);
        if (account == null) {
            throw new IllegalArgumentException("no account " + name);
        }
        return account;
    }
}
