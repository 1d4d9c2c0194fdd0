package io.foretick.venue.amm;

import io.foretick.event.Side;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A pool of ranges written down as plainly as can be: `BigInteger`, no tables, each tick and each
/// liquidity found afresh from the list of ranges. It does not share out fees.
final class NaiveConcentratedPool {

    private static final BigInteger PPM = BigInteger.valueOf(1_000_000);
    private static final BigInteger Q96 = BigInteger.TWO.pow(96);

    record Range(int low, int high, BigInteger liquidity) {}

    record Done(BigInteger in, BigInteger out, BigInteger fee) {}

    final List<Range> ranges = new ArrayList<>();
    BigInteger root;
    int tick;
    private final int spacing;
    private final BigInteger fee;
    private final Ticks ticks = new Ticks();

    NaiveConcentratedPool(BigInteger root, int feePpm) {
        this.root = root;
        this.fee = BigInteger.valueOf(feePpm);
        spacing = ConcentratedPool.spacing(feePpm);
        tick = tickOf(root);
    }

    Done swap(Side side, BigInteger amount, boolean exactIn, BigInteger limit) {
        BigInteger left = amount;
        BigInteger paid = BigInteger.ZERO;
        BigInteger taken = BigInteger.ZERO;
        BigInteger fees = BigInteger.ZERO;
        while (left.signum() > 0 && !root.equals(limit)) {
            int nextTick = nextTick(side);
            BigInteger nextRoot = rootOf(nextTick);
            BigInteger target = side == Side.BUY ? nextRoot.min(limit) : nextRoot.max(limit);
            BigInteger before = root;
            Done step = step(side, target, left, exactIn);
            paid = paid.add(step.in()).add(step.fee());
            taken = taken.add(step.out());
            fees = fees.add(step.fee());
            left = left.subtract(exactIn ? step.in().add(step.fee()) : step.out());
            if (root.equals(nextRoot)) {
                tick = side == Side.BUY ? nextTick : nextTick - 1;
            } else if (!root.equals(before)) {
                tick = tickOf(root);
            }
        }
        return new Done(paid, taken, fees);
    }

    private Done step(Side side, BigInteger target, BigInteger left, boolean exactIn) {
        BigInteger liquidity = liquidity();
        BigInteger kept = PPM.subtract(fee);
        BigInteger net = left.multiply(kept).divide(PPM);
        BigInteger whole = exactIn ? in(side, target, liquidity) : out(side, target, liquidity);
        BigInteger goal = exactIn ? net : left;
        BigInteger after = target;
        if (goal.compareTo(whole) < 0) {
            after =
                    exactIn
                            ? rootAfterIn(side, net, liquidity)
                            : rootAfterOut(side, left, liquidity);
        }
        BigInteger in = in(side, after, liquidity);
        BigInteger out = out(side, after, liquidity);
        if (!exactIn) {
            out = out.min(left);
        }
        BigInteger charged =
                exactIn && !after.equals(target) ? left.subtract(in) : up(in.multiply(fee), kept);
        root = after;
        return new Done(in, out, charged);
    }

    private BigInteger rootAfterIn(Side side, BigInteger net, BigInteger liquidity) {
        if (side == Side.BUY) {
            return root.add(net.multiply(Q96).divide(liquidity));
        }
        BigInteger scaled = liquidity.multiply(Q96);
        return up(scaled.multiply(root), scaled.add(net.multiply(root)));
    }

    private BigInteger rootAfterOut(Side side, BigInteger amount, BigInteger liquidity) {
        if (side == Side.SELL) {
            return root.subtract(up(amount.multiply(Q96), liquidity));
        }
        BigInteger scaled = liquidity.multiply(Q96);
        return up(scaled.multiply(root), scaled.subtract(amount.multiply(root)));
    }

    private BigInteger in(Side side, BigInteger to, BigInteger liquidity) {
        return side == Side.BUY
                ? up(liquidity.multiply(to.subtract(root)), Q96)
                : up(up(liquidity.multiply(Q96).multiply(root.subtract(to)), root), to);
    }

    private BigInteger out(Side side, BigInteger to, BigInteger liquidity) {
        return side == Side.BUY
                ? liquidity.multiply(Q96).multiply(to.subtract(root)).divide(to).divide(root)
                : liquidity.multiply(root.subtract(to)).divide(Q96);
    }

    BigInteger liquidity() {
        return ranges.stream()
                .filter(range -> range.low() <= tick && tick < range.high())
                .map(Range::liquidity)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private int nextTick(Side side) {
        int usable = Math.floorDiv(tick, spacing);
        int word = Math.floorDiv(side == Side.BUY ? usable + 1 : usable, 256);
        int next = (side == Side.BUY ? 256 * word + 255 : 256 * word) * spacing;
        for (Range range : ranges) {
            for (int end : List.of(range.low(), range.high())) {
                if (side == Side.BUY && end > tick) {
                    next = Math.min(next, end);
                } else if (side == Side.SELL && end <= tick) {
                    next = Math.max(next, end);
                }
            }
        }
        return Math.clamp(next, Ticks.MIN, Ticks.MAX);
    }

    private int tickOf(BigInteger price) {
        int low = Ticks.MIN;
        int high = Ticks.MAX;
        while (high - low > 1) {
            int middle = Math.floorDiv(low + high, 2);
            if (rootOf(middle).compareTo(price) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    BigInteger rootOf(int at) {
        return ticks.sqrtRatio(at, new Wide()).toBigInteger();
    }

    private static BigInteger up(BigInteger a, BigInteger b) {
        return a.add(b).subtract(BigInteger.ONE).divide(b);
    }
}
