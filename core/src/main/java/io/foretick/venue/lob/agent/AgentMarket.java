package io.foretick.venue.lob.agent;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.lob.FifoBook;
import io.foretick.venue.lob.FillSink;
import io.foretick.venue.lob.HyperliquidBlocks;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.SelfTrade;

import java.util.function.Consumer;

/// The market that a trial trades in where only trades are known. Background makers keep a ladder
/// around the outside price, each trade of the tape is a taker of its size, noise takers come in
/// between, and our own orders wait in the same queues. The same calls with the same seed give the
/// same reports. No fees: they are the caller's. The agents do not know us: nobody steps in front
/// of our quotes or learns from our fills. Owned by one thread.
///
/// How it works: one FIFO book, and time that moves from one thing that is due to the next: the end
/// of a block, a request of ours that arrives, a noise taker, a report that reaches us; at one
/// instant in this order, and a trade of the tape last. On each trade of the tape the makers first
/// follow the price, then they take all our quotes that the price has gone past, whole: whoever is
/// quicker picks them off. Then the trade takes, no further than the settings let it. With blocks,
/// whatever reaches the market waits for the end of its block and is carried out there in the order
/// of [HyperliquidBlocks].
public final class AgentMarket {

    private static final long NEVER = Long.MAX_VALUE;
    private static final int ORDERS_AT_FIRST = 1 << 10;
    private static final Owner[] OWNERS = Owner.values();

    private final OwnReports listener;
    private final long blockNs;
    private final long tapeReachTicks;
    private final FifoBook book;
    private final BackgroundMakers makers;
    private final NoiseTakers noise;
    private final OwnDesk own;
    private final OwnerLedger ledger = new OwnerLedger();
    private final HyperliquidBlocks<Action> blocks = new HyperliquidBlocks<>();
    private final Consumer<Action> executor = this::execute;
    private boolean started;
    private long nowNs;
    private long blockEndNs = NEVER;
    private long outsideTick;
    private long events;
    private long unmetLots;

    /// An empty market, which begins with the first trade of the tape.
    public AgentMarket(AgentSettings settings, Seed seed, OwnReports listener) {
        this.listener = listener;
        blockNs = settings.blockNs();
        tapeReachTicks = settings.tapeReachTicks();
        book = new FifoBook(SelfTrade.CANCELS_RESTING, new Fills(), ORDERS_AT_FIRST);
        makers = new BackgroundMakers(book, settings.makers());
        noise = new NoiseTakers(book, settings.noise(), seed.split("noise"));
        own = new OwnDesk(book, settings.latency());
    }

    /// A trade of the tape: the outside price is now this, and a taker of that size comes, who
    /// walks as far as the makers' ladder goes.
    ///
    /// @param tradedLots 0 where only the price has changed
    /// @throws IllegalArgumentException if time runs backwards
    public void advance(long timeNs, long tick, long tradedLots, Side taker) {
        Checks.inRange(tick, -FifoBook.TICK_MAX / 2, FifoBook.TICK_MAX / 2, "tick");
        Checks.inRange(tradedLots, 0, FifoBook.LOTS_MAX, "tradedLots");
        if (!started) {
            started = true;
            nowNs = timeNs;
            noise.start(timeNs);
        }
        runTo(timeNs);
        events++;
        if (blockNs == 0) {
            follow(tick);
            trade(taker, tradedLots);
        } else {
            gather(OrderKind.POST_ONLY, new Action.Price(tick));
            gather(OrderKind.IMMEDIATE_OR_CANCEL, new Action.Trade(taker, tradedLots));
        }
        runTo(timeNs); // reports without latency
    }

    /// Lets time pass without a trade of the tape.
    ///
    /// @throws IllegalArgumentException if time runs backwards
    public void runTo(long timeNs) {
        requireStarted();
        Checks.notNegative(timeNs - nowNs, "time passed");
        long dueNs = dueNs();
        while (dueNs <= timeNs) {
            nowNs = dueNs;
            happen();
            dueNs = dueNs();
        }
        nowNs = timeNs;
    }

    /// Sends an order.
    ///
    /// @return its name in reports and in [#cancel]
    public long place(OrderKind kind, Side side, long tick, long lots) {
        Checks.inRange(tick, -FifoBook.TICK_MAX, FifoBook.TICK_MAX, "tick");
        Checks.inRange(lots, 1, FifoBook.LOTS_MAX, "lots");
        requireStarted();
        return own.place(nowNs, kind, side, tick, lots);
    }

    /// Sends a cancel. Nothing happens if it comes too late, or in one block with an order that may
    /// take, since that comes after it.
    public void cancel(long order) {
        requireStarted();
        own.cancel(nowNs, order);
    }

    /// Engine time: that of the last trade of the tape, or of the report at hand.
    public long nowNs() {
        return nowNs;
    }

    /// The highest bid, ours included, or [FifoBook#NO_TICK].
    public long bestBidTick() {
        return book.bestBidTick();
    }

    /// The lowest ask, ours included, or [FifoBook#NO_TICK].
    public long bestAskTick() {
        return book.bestAskTick();
    }

    /// Lots at a price, ours included.
    public long lotsAt(Side side, long tick) {
        return book.lotsAt(side, tick);
    }

    /// What an owner holds at the market, in lots.
    public long positionLots(Owner owner) {
        return ledger.positionLots(owner);
    }

    /// What an owner has got for what it holds, in ticks times lots.
    public long cash(Owner owner) {
        return ledger.cash(owner);
    }

    /// Lots of the tape that found nobody within the ladder.
    public long unmetLots() {
        return unmetLots;
    }

    /// Trades of the tape, noise takers and requests of ours so far.
    public long events() {
        return events;
    }

    private void requireStarted() {
        if (!started) {
            throw new IllegalStateException("the market has not begun");
        }
    }

    private long dueNs() {
        long atMarket = Math.min(blockEndNs, noise.arrivalNs());
        return Math.min(atMarket, Math.min(own.arrivalNs(), own.reportNs()));
    }

    /// One of the things that are due now.
    private void happen() {
        if (blockEndNs == nowNs) {
            blockEndNs = NEVER;
            blocks.end(executor);
        } else if (own.arrivalNs() == nowNs) {
            events++;
            receive(own.arrive());
        } else if (noise.arrivalNs() == nowNs) {
            events++;
            receive(noise.arrive());
        } else {
            listener.onReport(own.report());
        }
    }

    private void receive(OwnRequest request) {
        if (blockNs == 0) {
            own.execute(request, nowNs);
            return;
        }
        switch (request) {
            case OwnRequest.Place place -> gather(place.kind(), new Action.Own(place));
            case OwnRequest.Cancel cancel -> gather(OrderKind.POST_ONLY, new Action.Own(cancel));
        }
    }

    private void receive(long noiseTaker) {
        if (blockNs == 0) {
            noise.take(noiseTaker, outsideTick);
        } else {
            gather(OrderKind.IMMEDIATE_OR_CANCEL, new Action.Noise(noiseTaker));
        }
    }

    /// Puts an action into the block of this instant, among the orders of this kind; cancels go
    /// with those that are post-only.
    private void gather(OrderKind kind, Action action) {
        blocks.place(kind, action);
        if (blockEndNs == NEVER) {
            blockEndNs = (Math.floorDiv(nowNs, blockNs) + 1) * blockNs;
        }
    }

    private void execute(Action action) {
        switch (action) {
            case Action.Price(long tick) -> follow(tick);
            case Action.Trade(Side taker, long lots) -> trade(taker, lots);
            case Action.Noise(long taker) -> noise.take(taker, outsideTick);
            case Action.Own(OwnRequest request) -> own.execute(request, nowNs);
        }
    }

    private void follow(long tick) {
        outsideTick = tick;
        makers.follow(tick);
    }

    private void trade(Side taker, long lots) {
        makers.takeWhatIsInTheWay();
        pickOff(Side.BUY, outsideTick - 1);
        pickOff(Side.SELL, outsideTick + 1);
        if (lots == 0) {
            return;
        }
        book.place(OrderKind.IMMEDIATE_OR_CANCEL, taker, limit(taker), lots, Owner.TAPE.ordinal());
        unmetLots += lots - book.takenLots();
    }

    /// Takes what the price has gone past: quotes of ours, for those of the makers have moved.
    private void pickOff(Side side, long limit) {
        book.place(
                OrderKind.IMMEDIATE_OR_CANCEL,
                side,
                limit,
                FifoBook.LOTS_MAX,
                Owner.MAKERS.ordinal());
    }

    /// The last price at which a trade of the tape takes.
    private long limit(Side taker) {
        long reach = tapeReachTicks - 1;
        return taker == Side.BUY
                ? Math.min(outsideTick + reach, makers.furthestTick(Side.SELL))
                : Math.max(outsideTick - reach, makers.furthestTick(Side.BUY));
    }

    /// What waits for the end of its block.
    private sealed interface Action {

        /// The outside price moved: makers cancel, and place what cannot take.
        record Price(long tick) implements Action {}

        /// A trade of the tape, before which makers take what is in their way.
        record Trade(Side taker, long lots) implements Action {}

        record Noise(long taker) implements Action {}

        record Own(OwnRequest request) implements Action {}
    }

    /// Books the fills of all, and hands on those of makers and ours.
    private final class Fills implements FillSink {

        @Override
        public void onFill(long order, int takerOwner, Side takerSide, long tick, long lots) {
            int maker = book.owner(order);
            ledger.trade(takerSide, takerOwner, maker, tick, lots);
            if (maker == Owner.MAKERS.ordinal()) {
                makers.onFill(takerSide.opposite(), tick, lots);
            } else if (maker == Owner.US.ordinal()) {
                own.onMade(order, nowNs, tick, lots);
            }
            if (takerOwner == Owner.US.ordinal()) {
                own.onTook(nowNs, takerSide, tick, lots);
            }
        }

        @Override
        public void onClose(long order, long lotsLeft) {
            if (OWNERS[book.owner(order)] == Owner.US) {
                own.onClose(order, nowNs, lotsLeft);
            }
        }
    }
}
