package io.foretick.event;

import io.foretick.base.Checks;
import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.event.live.Control;
import io.foretick.event.live.FillState;

/// A fact, in the order the engine saw it. Events are the engine's only input, live or replayed.
/// Sizes in the docs are those of the record itself on a 64-bit JVM, without its [Stamp].
public sealed interface Event {

    /// When and from whom.
    Stamp at();

    /// When the engine saw it: nanoseconds since the Unix epoch.
    default long timeNs() {
        return at().timeNs();
    }

    /// An instrument gets its number; listed again under the same number, its terms have changed.
    record Listed(Stamp at, int instrument, Instrument terms) implements Event {
        public Listed {
            Checks.notNegative(instrument, "instrument");
        }
    }

    /// A trade that others made. 48 bytes.
    ///
    /// @param tradeId the venue's number, counting up; 0 where the venue has none
    record Trade(Stamp at, int instrument, long tradeId, long priceE8, long quantityE8, Side taker)
            implements Event {
        public Trade {
            Checks.positive(priceE8, "priceE8");
            Checks.notNegative(quantityE8, "quantityE8");
        }
    }

    /// Best bid and offer without the book behind them. 64 bytes.
    ///
    /// @param updateId orders quotes of one book, 0 where the venue has none
    /// @param bidE8 0 when nobody bids
    /// @param askE8 [#NO_ASK_E8] when nobody offers
    record Quote(
            Stamp at,
            int instrument,
            long updateId,
            long bidE8,
            long bidQuantityE8,
            long askE8,
            long askQuantityE8)
            implements Event {

        /// The ask of an empty side.
        public static final long NO_ASK_E8 = Long.MAX_VALUE;

        public Quote {
            Checks.notNegative(bidE8, "bidE8");
            Checks.positive(askE8, "askE8");
            Checks.notNegative(bidQuantityE8, "bidQuantityE8");
            Checks.notNegative(askQuantityE8, "askQuantityE8");
        }
    }

    /// All level changes of one frame, applied at once. 40 bytes, and 24 bytes a change.
    ///
    /// @param firstUpdateId first number of the venue's chain in this frame, 0 where it has none
    /// @param lastUpdateId last number of the chain in this frame, 0 where it has none
    record BookUpdate(Stamp at, long firstUpdateId, long lastUpdateId, BookChanges changes)
            implements Event {}

    /// A book that must not be trusted until its next snapshot.
    record BookLost(Stamp at, int instrument, BookLoss reason) implements Event {}

    /// A reference price; `at.venueNs` is the second it stands for. 32 bytes.
    record OracleTick(Stamp at, int instrument, long priceE8) implements Event {
        public OracleTick {
            Checks.positive(priceE8, "priceE8");
        }
    }

    /// A closed candle.
    record Candle(Stamp at, int instrument, Bar bar) implements Event {}

    /// The price step of a market's book changed; its levels are void until the next snapshot.
    record TickSizeChanged(Stamp at, int instrument, long tickE8) implements Event {
        public TickSizeChanged {
            Checks.inRange(tickE8, 1, E8.ONE / 2, "tickE8");
        }
    }

    /// The venue names a market's price to beat.
    record StrikePublished(Stamp at, int instrument, long priceE8) implements Event {
        public StrikePublished {
            Checks.positive(priceE8, "priceE8");
        }
    }

    /// The venue says how a market ended.
    ///
    /// @param finalPriceE8 the venue's final price, 0 if it gave none
    record MarketResolved(Stamp at, int instrument, Resolution resolution, long finalPriceE8)
            implements Event {}

    /// An input message that changed nothing, and why.
    record FrameSkipped(Stamp at, SkipReason reason) implements Event {}

    /// A connection was lost; what came over it is stale from now on.
    record FeedDown(Stamp at, Source feed) implements Event {}

    /// A connection is there again; books over it wait for their snapshots.
    record FeedUp(Stamp at, Source feed) implements Event {}

    /// Messages of a feed never reached the engine; its books wait for their snapshots.
    ///
    /// @param missing how many, 0 where nobody can tell
    record Gap(Stamp at, Source feed, long missing) implements Event {
        public Gap {
            Checks.notNegative(missing, "missing");
        }
    }

    /// Time has passed.
    record Tick(Stamp at) implements Event {}

    /// The session is about to end: what rests is to be withdrawn, and nothing new is to be placed
    /// until a feed is there again.
    record Stopping(Stamp at) implements Event {}

    /// A forecast of the law of log returns, made from an instrument's past.
    ///
    /// @param instrument whose returns
    /// @param cutNs the last instant that the forecast has seen
    /// @param modelDigest which model made it
    /// @param inputDigest what the model saw
    record DensityPublished(
            Stamp at,
            int instrument,
            long cutNs,
            long modelDigest,
            long inputDigest,
            DensityCurve curve)
            implements Event {}

    /// Another model forecasts from now on.
    ///
    /// @param name of the model, as people know it
    /// @param modelDigest which it is
    record ModelChanged(Stamp at, String name, long modelDigest) implements Event {
        public ModelChanged {
            Checks.notBlank(name, "name");
        }
    }

    /// Our order rests on the venue.
    record OrderAccepted(Stamp at, long orderId) implements Event {}

    /// Our order was refused and will never trade.
    record OrderRejected(Stamp at, long orderId, String reason) implements Event {}

    /// Part of our order traded.
    ///
    /// @param tradeId the venue's number of the trade; with `orderId` it names the fill
    /// @param priceE8 price of the token that the order names
    /// @param quantityE8 shares matched, before any fee is withheld in shares
    /// @param feeE8 what we paid, in collateral; shares withheld count at `priceE8`
    /// @param maker whether we rested
    record OrderFilled(
            Stamp at,
            long orderId,
            long tradeId,
            long priceE8,
            long quantityE8,
            long feeE8,
            boolean maker)
            implements Event {
        public OrderFilled {
            Checks.inRange(priceE8, 0, E8.ONE, "priceE8");
            Checks.positive(quantityE8, "quantityE8");
        }
    }

    /// Our order is done: nothing of it rests any more.
    record OrderClosed(Stamp at, long orderId, CloseReason reason) implements Event {}

    /// An operator, or a switch that acts for one, has spoken.
    record Controlled(Stamp at, Control control) implements Event {}

    /// What only an account at a real venue goes through: orders whose fate is not known, trades
    /// that a chain has yet to settle, and what the venue says we own.
    sealed interface AccountNews extends Event {}

    /// The venue's id of our order, known before the order is sent: what has none was never sent.
    ///
    /// @param name lower-case hexadecimal digits behind `0x`
    record OrderNamed(Stamp at, long orderId, String name) implements AccountNews {
        public OrderNamed {
            Checks.notBlank(name, "name");
        }
    }

    /// Our order was sent and no answer came: it may work, or have traded, or never have arrived.
    record OrderUnknown(Stamp at, long orderId) implements AccountNews {}

    /// A trade of ours went on towards its settlement, or back: [FillState#FAILED] undoes it.
    record FillMoved(Stamp at, long orderId, long tradeId, FillState state)
            implements AccountNews {}

    /// Collateral that the venue says is ours, open orders included, at an instant when no order
    /// and no trade was under way. The first of a journal is the money to begin with.
    record CashReported(Stamp at, long cashE8) implements AccountNews {
        public CashReported {
            Checks.notNegative(cashE8, "cashE8");
        }
    }

    /// Tokens of a market that the venue says are ours, open sales included, at such an instant.
    record HoldingReported(Stamp at, int instrument, long upE8, long downE8)
            implements AccountNews {
        public HoldingReported {
            Checks.notNegative(upE8, "upE8");
            Checks.notNegative(downE8, "downE8");
        }
    }

    /// Tokens that were ours before this journal began are counted from now on.
    ///
    /// @param costE8 what they count as having cost, fees included
    record HoldingAdopted(Stamp at, int instrument, Outcome outcome, long quantityE8, long costE8)
            implements AccountNews {
        public HoldingAdopted {
            Checks.positive(quantityE8, "quantityE8");
            Checks.notNegative(costE8, "costE8");
        }
    }

    /// What a resolved market owed us has become collateral.
    record Redeemed(Stamp at, int instrument) implements AccountNews {}

    /// The venue shows something of ours that we cannot explain; nothing is placed there until it
    /// is, or an operator resumes.
    ///
    /// @param instrument the market, -1 if it concerns the account as a whole
    /// @param what for people
    record Unexplained(Stamp at, int instrument, String what) implements AccountNews {
        public Unexplained {
            Checks.inRange(instrument, -1, Integer.MAX_VALUE, "instrument");
            Checks.notBlank(what, "what");
        }
    }
}
