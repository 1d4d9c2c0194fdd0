package io.foretick.session.model;

import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Stamp;
import io.foretick.forecast.DensityModel;
import io.foretick.risk.Verdict;
import io.foretick.session.Config;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Lets a model forecast each second of a session's time, beside the session's thread, and hands
/// all coins' densities of a second over together. Watches the engine on the session's thread; the
/// model works on one thread of the executor.
public final class ModelRunner implements EngineObserver {

    /// What a runner works with.
    ///
    /// @param pasts of the coins, fed by nobody else
    /// @param model that forecasts first
    /// @param settings of the densities
    /// @param saver keeps what the pasts have grown by
    /// @param counts where withheld densities are counted
    public record Parts(
            SpotPasts pasts,
            DensityModel model,
            Config.Density settings,
            PastSaver saver,
            ModelCounts counts) {}

    /// The way of what a runner has found into its session.
    @FunctionalInterface
    public interface Taker {
        /// Takes what is to enter the session together, from the worker's thread.
        ///
        /// @param askedNs the session's time when it was asked for: what took long is as old
        /// @param facts each makes an event once its stamp is known
        void take(long askedNs, List<Function<Stamp, Event>> facts);
    }

    private final SpotPasts pasts;
    private final List<String> symbols;
    private final Config.Density settings;
    private final PastSaver saver;
    private final ModelCounts counts;
    private final Executor worker;
    private final Taker session;
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicReference<@Nullable NamedModel> next = new AtomicReference<>();
    private final FaultLog faults = new FaultLog(); // of the worker's thread
    private DensityWork work; // of the worker's thread

    /// @param worker runs one task after another; the caller ends it
    public ModelRunner(Parts parts, Executor worker, Taker session) {
        this.pasts = parts.pasts();
        this.symbols = parts.pasts().symbols();
        this.settings = parts.settings();
        this.saver = parts.saver();
        this.counts = parts.counts();
        this.worker = worker;
        this.session = session;
        this.work = work(parts.model());
    }

    /// Makes another model the one that forecasts, between two forecasts; the session is told. Any
    /// thread.
    public void change(NamedModel model) {
        next.set(model);
    }

    @Override
    public void applied(Event event, Engine engine) {
        pasts.on(event);
        if (event instanceof Event.Tick tick) {
            onTick(tick.timeNs());
        }
    }

    @Override
    public void commanded(Command command) {}

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

    private void onTick(long nowNs) {
        boolean idle = !working.get();
        saver.onTick(nowNs, idle);
        PastCut cut = pasts.next(nowNs);
        if (cut == null) {
            return;
        }
        if (!idle) {
            counts.withhold(Withheld.BUSY, cut.coins().size());
            return;
        }
        working.set(true);
        worker.execute(() -> forecast(nowNs, cut));
    }

    private void forecast(long askedNs, PastCut cut) {
        NamedModel changed = next.getAndSet(null);
        try {
            forecast(askedNs, cut, changed);
            faults.fine();
        } catch (RuntimeException e) {
            next.compareAndSet(null, changed); // the session was not told: it is still to come
            counts.withhold(Withheld.FAILED, cut.coins().size());
            faults.fault("no densities at " + cut.endSecond(), e);
        } finally {
            working.set(false);
        }
    }

    private void forecast(long askedNs, PastCut cut, @Nullable NamedModel changed) {
        DensityWork present = changed == null ? work : work(changed.model());
        var facts = new ArrayList<Function<Stamp, Event>>();
        if (changed != null) {
            String name = changed.name();
            long digest = changed.model().digest();
            facts.add(at -> new Event.ModelChanged(at, name, digest));
        }
        List<Made> made = present.at(cut);
        made.forEach(density -> facts.add(density::at));
        if (!facts.isEmpty()) {
            session.take(askedNs, facts);
            counts.give(made.size());
        }
        work = present; // only once the session knows
    }

    private DensityWork work(DensityModel model) {
        return new DensityWork(model, symbols, settings, counts);
    }
}
