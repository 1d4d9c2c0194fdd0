package io.foretick.market;

/// Money won and lost in cash, by cause; nothing in it is marked to a market price. The parts add
/// up to the change of cash.
///
/// @param tradingE8 received for sales less paid for buys
/// @param feesE8 paid to the venue, never positive; a fee withheld in shares counts at the trade's
///   price
/// @param settlementE8 paid out by resolved markets
public record Pnl(long tradingE8, long feesE8, long settlementE8) {

    /// Nothing won, nothing lost.
    public static final Pnl ZERO = new Pnl(0, 0, 0);

    public long totalE8() {
        return tradingE8 + feesE8 + settlementE8;
    }

    public Pnl plus(Pnl other) {
        return new Pnl(
                tradingE8 + other.tradingE8,
                feesE8 + other.feesE8,
                settlementE8 + other.settlementE8);
    }
}
