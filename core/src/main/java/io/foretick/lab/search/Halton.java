package io.foretick.lab.search;

import io.foretick.base.Seed;

import java.util.SplittableRandom;

/// Quasi-random points that fill the unit cube evenly: Halton's sequence (Numerische Mathematik 2,
/// 1960), one prime base an axis, its digits permuted and the whole shifted by the seed, without
/// which the axes of large bases move together. Immutable.
final class Halton {

    private final int[][] permutations;
    private final double[] shifts;

    Halton(int dimensions, Seed seed) {
        permutations = new int[dimensions][];
        shifts = new double[dimensions];
        int base = 1;
        for (int d = 0; d < dimensions; d++) {
            base = primeAfter(base);
            SplittableRandom random = seed.split(d).random();
            permutations[d] = permutation(base, random);
            shifts[d] = random.nextDouble();
        }
    }

    /// Point number `number`, from 0; each place in `[0, 1)`.
    double[] point(int number) {
        double[] point = new double[shifts.length];
        for (int d = 0; d < point.length; d++) {
            double place = radicalInverse(number, permutations[d]) + shifts[d];
            point[d] = place - Math.floor(place);
        }
        return point;
    }

    private static double radicalInverse(int number, int[] digits) {
        int base = digits.length;
        double value = 0.0;
        double weight = 1.0 / base;
        for (int rest = number; rest > 0; rest /= base) {
            value += digits[rest % base] * weight;
            weight /= base;
        }
        return value;
    }

    /// A random order of the digits that leaves 0 in place, since numbers end in zeros without end.
    private static int[] permutation(int base, SplittableRandom random) {
        int[] digits = new int[base];
        for (int k = 1; k < base; k++) {
            int other = 1 + random.nextInt(k);
            digits[k] = digits[other];
            digits[other] = k;
        }
        return digits;
    }

    private static int primeAfter(int number) {
        int candidate = number + 1;
        while (!isPrime(candidate)) {
            candidate++;
        }
        return candidate;
    }

    private static boolean isPrime(int number) {
        for (int k = 2; k * k <= number; k++) {
            if (number % k == 0) {
                return false;
            }
        }
        return true;
    }
}
