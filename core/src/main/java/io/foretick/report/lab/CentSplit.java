package io.foretick.report.lab;

import io.foretick.base.E8;
import io.foretick.report.lab.TrialResult.Money;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where a trial's profit came from, in whole cents that add up: parts are rounded to the nearest
/// cent that keeps their sum equal to the rounded sum (largest remainders).
///
/// @param parts cents from spread, inventory, fees, hedge and bribes, in the order of [#NAMES]
/// @param total their sum
public record CentSplit(List<Long> parts, long total) {

    /// What the parts are called, in their order.
    public static final List<String> NAMES =
            List.of("Spread", "Inventory", "Fees", "Hedge", "Bribes");

    private static final double E8_PER_CENT = 1e6;
    private static final double CENTS_MAX = 1e15; // where a double still knows every cent

    public CentSplit {
        parts = List.copyOf(parts);
    }

    /// In dollars as they were earned.
    public static Optional<CentSplit> ofDollars(TrialResult trial) {
        return of(trial.money(), 1);
    }

    /// Per 1,000 dollars of what [TrialResult.Risk#perThousand] divides by, so that the sum is that
    /// figure; empty where nothing was earned or lost.
    public static Optional<CentSplit> perThousand(TrialResult trial) {
        double dollars = E8.toDouble(trial.money().totalE8());
        return of(trial.money(), trial.risk().perThousand() / dollars);
    }

    private static Optional<CentSplit> of(Money money, double scale) {
        double[] cents = {
            money.spreadE8() / E8_PER_CENT * scale,
            money.inventoryE8() / E8_PER_CENT * scale,
            money.feesE8() / E8_PER_CENT * scale,
            money.hedgeE8() / E8_PER_CENT * scale,
            money.bribesE8() / E8_PER_CENT * scale
        };
        double sum = money.totalE8() / E8_PER_CENT * scale;
        for (double part : cents) {
            if (!(Math.abs(part) < CENTS_MAX)) { // true for NaN
                return Optional.empty();
            }
        }
        return Optional.of(rounded(cents, Math.round(sum)));
    }

    /// Rounds down, then gives the cents that are missing to the largest remainders.
    private static CentSplit rounded(double[] cents, long total) {
        List<Long> parts = new ArrayList<>();
        long missing = total;
        for (double part : cents) {
            long down = (long) Math.floor(part);
            parts.add(down);
            missing -= down;
        }
        List<Integer> order =
                IntStream.range(0, cents.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(k -> Math.floor(cents[k]) - cents[k]))
                        .toList();
        for (int k = 0; k < missing; k++) {
            int part = order.get(k % order.size());
            parts.set(part, parts.get(part) + 1);
        }
        return new CentSplit(parts, parts.stream().mapToLong(part -> part).sum());
    }
}
