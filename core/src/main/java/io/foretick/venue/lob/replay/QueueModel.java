package io.foretick.venue.lob.replay;

import io.foretick.base.Checks;
import io.foretick.math.Elementary;

/// How far an order of ours moves up when its level shrinks without a trade: nobody tells whether
/// what left stood before us or behind. Quantities are lots, and may have a fraction here.
public sealed interface QueueModel {

    /// Only trades move us up; a level smaller than the queue in front cuts the queue.
    record RiskAverse() implements QueueModel {}

    /// What leaves is split between front and back by the chance that it stood behind us.
    record Probable(Curve curve, Form form) implements QueueModel {

        /// The chance that a lot of the level stands behind us; 1 where the form has no value.
        public double shareBehind(double front, double back) {
            double share =
                    switch (form) {
                        case OF_BOTH -> curve.at(back) / (curve.at(back) + curve.at(front));
                        case OF_WHOLE -> curve.at(back) / curve.at(back + front);
                        case OF_SHARE -> 1 - curve.at(front / (front + back));
                    };
            return Double.isFinite(share) ? share : 1;
        }

        /// The queue in front after `left` lots have left the level. What the back cannot give, the
        /// front does.
        private double frontWithout(double left, double front, double back) {
            double share = shareBehind(front, back);
            return front - (1 - share) * left + Math.min(back - share * left, 0);
        }
    }

    /// How the chance is made of a curve `f`, the queue in front and the queue behind.
    enum Form {
        /// `f(back) / (f(back) + f(front))`.
        OF_BOTH,
        /// `f(back) / f(back + front)`.
        OF_WHOLE,
        /// `1 - f(front / (front + back))`.
        OF_SHARE
    }

    /// A curve through zero.
    sealed interface Curve {

        /// `ln(1 + x)` with `x` in coins, which therefore depends on the size of a lot.
        record Log(double coinsPerLot) implements Curve {
            public Log {
                Checks.inRange(coinsPerLot, Double.MIN_VALUE, 1e9, "coinsPerLot");
            }
        }

        /// `x`.
        record Identity() implements Curve {}

        /// `x²`.
        record Square() implements Curve {}

        /// `x^exponent`. A whole exponent is multiplied out; any other has no value below zero.
        record Power(double exponent) implements Curve {
            public Power {
                Checks.inRange(exponent, Double.MIN_VALUE, 64, "exponent");
            }
        }

        /// Value of the curve.
        ///
        /// @param x a quantity in lots, or a share of one
        default double at(double x) {
            return switch (this) {
                case Log(double coinsPerLot) -> Elementary.log1p(x * coinsPerLot);
                case Identity() -> x;
                case Square() -> x * x;
                case Power(double exponent) -> power(x, exponent);
            };
        }

        private static double power(double x, double exponent) {
            int whole = (int) exponent;
            if (whole != exponent) {
                return Elementary.pow(x, exponent);
            }
            double product = x;
            for (int k = 1; k < whole; k++) {
                product *= x;
            }
            return product;
        }
    }

    /// The model with this name: `risk_averse`, `log`, `log2`, `identity`, `square`, `power`,
    /// `power2` or `power3`.
    ///
    /// @param exponent of the power models
    /// @param coinsPerLot size of a lot, for the logarithmic ones
    /// @throws IllegalArgumentException if there is no such model
    static QueueModel named(String name, double exponent, double coinsPerLot) {
        return switch (name) {
            case "risk_averse" -> new RiskAverse();
            case "log" -> new Probable(new Curve.Log(coinsPerLot), Form.OF_BOTH);
            case "log2" -> new Probable(new Curve.Log(coinsPerLot), Form.OF_WHOLE);
            case "identity" -> new Probable(new Curve.Identity(), Form.OF_BOTH);
            case "square" -> new Probable(new Curve.Square(), Form.OF_BOTH);
            case "power" -> new Probable(new Curve.Power(exponent), Form.OF_BOTH);
            case "power2" -> new Probable(new Curve.Power(exponent), Form.OF_WHOLE);
            case "power3" -> new Probable(new Curve.Power(exponent), Form.OF_SHARE);
            default -> throw new IllegalArgumentException("no queue model is called " + name);
        };
    }

    /// The queue in front of us after the level changed.
    ///
    /// @param front the queue before; negative if trades have eaten into us
    /// @param traded lots traded at this price since the last change of the level
    /// @param before lots of the level before
    /// @param after lots of the level now
    default double frontAfter(double front, double traded, double before, double after) {
        return switch (this) {
            case RiskAverse() -> Math.min(front, after);
            case Probable probable -> {
                double left = before - after - traded; // trades have moved us up already
                yield left < 0
                        ? Math.min(front, after)
                        : Math.min(probable.frontWithout(left, front, before - front), after);
            }
        };
    }
}
