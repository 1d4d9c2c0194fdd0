package io.foretick.session.model;

import io.foretick.base.Times;
import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.forecast.DensityModel;
import io.foretick.journal.JournalHead;
import io.foretick.session.Config;
import io.foretick.session.JournalHeads;
import io.foretick.session.Replay;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;

/// Makes the densities of a journal anew, from the trades in it and what the store held when the
/// session began, and compares them. Which seconds the model had no time for is the journal's to
/// say. Owned by one thread; to be closed.
public final class ModelReplay implements Replay.Remaker, AutoCloseable {

    private static final int WAITING_MAX = 86_400; // as many as a model may need seconds

    private final Path store;
    private final List<String> symbols;
    private final ModelLibrary models;
    private final Config.Density settings;
    private final Deque<PastCut> cuts = new ArrayDeque<>(); // the oldest first
    private final Queue<Made> made = new ArrayDeque<>();
    private @Nullable StoredPasts stored; // null before the first session starts
    private @Nullable DensityWork work;

    /// @param store folder of the store of history
    /// @param symbols of the coins, in the order of the session
    /// @param models where those are that the journal names
    /// @param settings of the densities, as the journal has them
    public ModelReplay(
            Path store, List<String> symbols, ModelLibrary models, Config.Density settings) {
        this.store = store;
        this.symbols = List.copyOf(symbols);
        this.models = models;
        this.settings = settings;
    }

    @Override
    public void onStart(JournalHead head, List<Event.Listed> listed) throws IOException {
        close();
        cuts.clear();
        made.clear();
        var opened = StoredPasts.reopen(store, symbols, head.store());
        stored = opened;
        turnTo(JournalHeads.modelDigest(head));
        listed.forEach(opened.pasts()::on);
    }

    @Override
    public @Nullable String on(Event event, Engine engine) throws IOException {
        if (stored == null || work == null) {
            return "the journal does not begin with a head";
        }
        if (event instanceof Event.DensityPublished published) {
            return compare(published, work);
        }
        if (!made.isEmpty()) {
            return "the model gives " + made.peek() + " too, the journal has " + event;
        }
        if (event instanceof Event.ModelChanged changed) {
            turnTo(changed.modelDigest());
        }
        SpotPasts pasts = stored.pasts();
        pasts.on(event);
        if (event instanceof Event.Tick tick) {
            PastCut cut = pasts.next(tick.timeNs());
            if (cut != null) {
                await(cut);
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (stored != null) {
            stored.close();
            stored = null;
        }
    }

    private void turnTo(long modelDigest) throws IOException {
        DensityModel model = models.find(modelDigest).model();
        work = new DensityWork(model, symbols, settings, new ModelCounts());
    }

    private void await(PastCut cut) {
        if (cuts.size() == WAITING_MAX) {
            cuts.removeFirst();
        }
        cuts.addLast(cut);
    }

    private @Nullable String compare(Event.DensityPublished published, DensityWork again) {
        if (made.isEmpty()) {
            make(published.cutNs(), again);
        }
        Made next = made.poll();
        Event anew = next == null ? null : next.at(published.at());
        return published.equals(anew)
                ? null
                : "the model gives " + anew + ", the journal has " + published;
    }

    /// Forecasts at the cut of an instant; the seconds before it had no forecast.
    private void make(long cutNs, DensityWork again) {
        while (!cuts.isEmpty() && cuts.getFirst().endSecond() * Times.SECOND_NS < cutNs) {
            cuts.removeFirst();
        }
        if (!cuts.isEmpty() && cuts.getFirst().endSecond() * Times.SECOND_NS == cutNs) {
            made.addAll(again.at(cuts.removeFirst()));
        }
    }
}
