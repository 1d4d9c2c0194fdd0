package io.foretick.market.bar;

import io.foretick.base.E8;

/// Ends a bar when one side was ahead by more than expected; the formula is at [BarRule.Imbalance].
/// Of a row of many trades only the sums are known: they count as so many equal trades at once,
/// each with the buyers' share of the row.
final class ImbalanceCutter implements Cutter {

    private final BarRule.Imbalance rule;
    private double tradesExpected;
    private double squareExpected = Double.NaN; // E[v²], unknown before the first trade
    private double signedExpected;
    private double threshold;
    private double ahead;
    private long trades;

    ImbalanceCutter(BarRule.Imbalance rule) {
        this.rule = rule;
        this.tradesExpected = rule.tradesExpected();
    }

    @Override
    public boolean cuts(long timeNs, long priceE8, long quantityE8, long buyE8, int count) {
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
            return false;
        }
        close();
        return true;
    }

    @Override
    public boolean opensNext() {
        return false;
    }

    @Override
    public void restart() {
        ahead = 0;
        trades = 0;
    }

    private void open(double amount) {
        if (Double.isNaN(squareExpected)) {
            squareExpected = amount * amount;
        }
        double coin = Math.sqrt(squareExpected / tradesExpected);
        threshold = tradesExpected * Math.max(Math.abs(signedExpected), coin);
    }

    private void learn(double amount, double signed, double weight) {
        squareExpected += weight * (amount * amount - squareExpected);
        signedExpected += weight * (signed - signedExpected);
    }

    private void close() {
        double next = tradesExpected + rule.barWeight() * (trades - tradesExpected);
        tradesExpected = Math.clamp(next, (double) rule.tradesMin(), (double) rule.tradesMax());
        restart();
    }
}
