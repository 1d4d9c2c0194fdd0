package io.foretick.lab.trial;

import io.foretick.base.Digest;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.trial.equity.EquityTrack;
import io.foretick.lab.trial.signal.Signals;
import io.foretick.report.lab.TrialResult;
import io.foretick.report.lab.TrialResult.Activity;
import io.foretick.report.lab.TrialResult.Model;
import io.foretick.report.lab.TrialResult.Money;
import io.foretick.report.lab.TrialResult.Risk;
import io.foretick.risk.measure.Moments;
import io.foretick.risk.measure.Performance;
import io.foretick.risk.measure.TailRisk;
import io.foretick.strategy.making.MakerLedger;

/// Makes the result of a trial that has ended.
record Verdict(
        TrialSpec spec,
        MakerDesk desk,
        EquityTrack equity,
        TrialMarket market,
        Signals.Quality quality) {

    TrialResult result() {
        Money money = money();
        Risk risk = risk();
        return new TrialResult(
                spec.id(),
                spec.values(),
                "",
                money,
                activity(),
                risk,
                new Model(
                        spec.trainingKey(),
                        quality.rows(),
                        quality.correlation(),
                        quality.hitRate()),
                equity.periodsE8(),
                equity.alarms(spec.risk().driftTMax()),
                digest(money));
    }

    private Money money() {
        MakerLedger ledger = desk.ledger();
        long totalE8 = ledger.equityE8();
        long sumE8 =
                ledger.spreadE8()
                        + ledger.inventoryE8()
                        + ledger.feesE8()
                        + ledger.hedgeE8()
                        + ledger.bribesE8();
        if (sumE8 != totalE8) {
            throw new IllegalStateException(
                    "the parts make " + sumE8 + ", the whole is " + totalE8);
        }
        return new Money(
                ledger.spreadE8(),
                ledger.inventoryE8(),
                ledger.feesE8(),
                ledger.hedgeE8(),
                ledger.bribesE8(),
                totalE8);
    }

    private Activity activity() {
        return new Activity(
                market.events(),
                market.sent(),
                desk.fills(),
                desk.hedges(),
                desk.volumeUsd(),
                market.included());
    }

    /// Returns are profits over the dollars that the position may reach. A maker that holds next to
    /// nothing still risks the order that rests: profit is never divided by less than that.
    private Risk risk() {
        double profit = desk.ledger().equityE8() * 1e-8;
        double[] profits = equity.periodsUsd();
        double capital = Math.max(1, spec.maker().positionUsdMax());
        double[] returns = new double[profits.length];
        for (int k = 0; k < profits.length; k++) {
            returns[k] = profits[k] / capital;
        }
        double level = spec.risk().varLevel();
        double orderUsd = spec.maker().orderUsd();
        return new Risk(
                Performance.perThousand(profit, Math.max(orderUsd, equity.positionUsdMean())),
                Performance.perThousand(profit, Math.max(orderUsd, equity.positionUsdMax())),
                Performance.yearlySharpe(Moments.of(returns), equity.periodsPerYear()),
                equity.drawdownUsd(),
                TailRisk.historicalValueAtRisk(profits, level),
                TailRisk.historicalShortfall(profits, level),
                equity.positionUsdMean(),
                equity.positionUsdMax());
    }

    private String digest(Money money) {
        Digest digest = desk.digest();
        digest.add(money.spreadE8()).add(money.inventoryE8()).add(money.feesE8());
        digest.add(money.hedgeE8()).add(money.bribesE8()).add(money.totalE8());
        equity.periodsE8().forEach(digest::add);
        return Digest.hex(digest.value());
    }
}
