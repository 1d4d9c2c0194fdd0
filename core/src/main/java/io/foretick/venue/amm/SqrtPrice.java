package io.foretick.venue.amm;

/// How the square root of a price and amounts of the two coins go together at some liquidity, with
/// the roundings of SqrtPriceMath: always in favour of the pool. Prices are square roots times
/// 2^96. Amounts lie below 2^160 and liquidity below 2^128. Owned by its pool.
final class SqrtPrice {

    private final WideDivider divider;
    private final WideDivider byOne = new WideDivider();
    private final Wide one = new Wide().set(1).shiftLeft(Ticks.RESOLUTION);
    private final Wide scaled = new Wide();
    private final Wide gap = new Wide();
    private final Wide product = new Wide();
    private final Wide part = new Wide();

    SqrtPrice(WideDivider divider) {
        this.divider = divider;
    }

    /// Sets `result` to `L 2^96 (B - A) / B / A`, base between two prices, rounded down.
    Wide base(Wide low, Wide high, Wide liquidity, Wide result) {
        scaled.set(liquidity).shiftLeft(Ticks.RESOLUTION);
        gap.set(high).subtract(low);
        divider.multiplyDivide(scaled, gap, high, part);
        return divider.divide(part, low, result);
    }

    /// The same rounded up, twice.
    Wide baseUp(Wide low, Wide high, Wide liquidity, Wide result) {
        scaled.set(liquidity).shiftLeft(Ticks.RESOLUTION);
        gap.set(high).subtract(low);
        divider.multiplyDivideUp(scaled, gap, high, part);
        return divider.divideUp(part, low, result);
    }

    /// Sets `result` to `L (B - A) / 2^96`, quote between two prices, rounded down.
    Wide quote(Wide low, Wide high, Wide liquidity, Wide result) {
        return byOne.multiplyDivide(liquidity, gap.set(high).subtract(low), one, result);
    }

    /// The same rounded up.
    Wide quoteUp(Wide low, Wide high, Wide liquidity, Wide result) {
        return byOne.multiplyDivideUp(liquidity, gap.set(high).subtract(low), one, result);
    }

    /// Sets `result` to the price after so much base was paid in, rounded up.
    Wide afterBaseIn(Wide price, Wide liquidity, Wide amount, Wide result) {
        if (amount.isZero()) {
            return result.set(price);
        }
        scaled.set(liquidity).shiftLeft(Ticks.RESOLUTION);
        if (amount.bitLength() + price.bitLength() <= 255) { // then the sum fits 256 bits as well
            part.set(product.setProduct(amount, price)).add(scaled);
            return divider.multiplyDivideUp(scaled, price, part, result);
        }
        divider.divide(scaled, price, part);
        return divider.divideUp(scaled, part.add(amount), result);
    }

    /// Sets `result` to the price after so much base was taken out, rounded up.
    ///
    /// @throws ArithmeticException if there is not so much
    Wide afterBaseOut(Wide price, Wide liquidity, Wide amount, Wide result) {
        if (amount.isZero()) {
            return result.set(price);
        }
        scaled.set(liquidity).shiftLeft(Ticks.RESOLUTION);
        part.set(scaled).subtract(product.setProduct(amount, price));
        return divider.multiplyDivideUp(scaled, price, part, result);
    }

    /// Sets `result` to the price after so much quote was paid in, rounded down.
    Wide afterQuoteIn(Wide price, Wide liquidity, Wide amount, Wide result) {
        scaled.set(amount).shiftLeft(Ticks.RESOLUTION);
        divider.divide(scaled, liquidity, part);
        return result.set(price).add(part);
    }

    /// Sets `result` to the price after so much quote was taken out, rounded down.
    ///
    /// @throws ArithmeticException if there is not so much
    Wide afterQuoteOut(Wide price, Wide liquidity, Wide amount, Wide result) {
        scaled.set(amount).shiftLeft(Ticks.RESOLUTION);
        divider.divideUp(scaled, liquidity, part);
        return result.set(price).subtract(part);
    }
}
