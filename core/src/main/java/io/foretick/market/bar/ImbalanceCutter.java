package io.foretick.market.bar;

import io.foretick.base.E8;

/// Ends a bar when one side was ahead by more than expected; the formula is at [BarRule.Imbalance].
/// Of a row of many trades only the sums are known: they count as so many equal trades at once,
/// each with the buyers' share of the row.
final class ImbalanceCutter implements Cutter {

    private final BarRule.Imbalance rule;
    private double tradesExpected;
    private double amountExpected = Double.NaN; // E[v], unknown before the first trade
    private double signedExpected;
    private double threshold;
    private double ahead;
    private long trades;

    ImbalanceCutter(BarRule.Imbalance rule) {
        this.rule = rule;
        this.tradesExpected = rule.tradesExpected();
    }

    @Override
    public Cut cut(long timeNs, long priceE8, long quantityE8, long buyE8, int count) {
        double amount =
                switch (rule.measure()) {
                    case TICK -> count;
                    case VOLUME -> E8.toDouble(quantityE8);
                    case DOLLAR -> E8.toDouble(priceE8) * E8.toDouble(quantityE8);
                };
        double signed = quantityE8 == 0 ? 0 : amount * ((2.0 * buyE8 - quantityE8) / quantityE8);
        if (trades == 0) {
            open(amount / count);
        }
        ahead += signed;
        trades += count;
        learn(amount / count, signed / count, Math.min(1, count * rule.tradeWeight()));
        if (Math.abs(ahead) < threshold && trades < rule.tradesMax()) {
            return Cut.NONE;
        }
        close();
        return Cut.AFTER;
    }

    private void open(double amount) {
        if (Double.isNaN(amountExpected)) {
            amountExpected = amount;
        }
        double coin = amountExpected / Math.sqrt(tradesExpected);
        threshold = tradesExpected * Math.max(Math.abs(signedExpected), coin);
    }

    private void learn(double amount, double signed, double weight) {
        amountExpected += weight * (amount - amountExpected);
        signedExpected += weight * (signed - signedExpected);
    }

    private void close() {
        double next = tradesExpected + rule.barWeight() * (trades - tradesExpected);
        tradesExpected = Math.clamp(next, (double) rule.tradesMin(), (double) rule.tradesMax());
        ahead = 0;
        trades = 0;
    }
}
