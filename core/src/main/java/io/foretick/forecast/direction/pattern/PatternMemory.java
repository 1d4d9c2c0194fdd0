package io.foretick.forecast.direction.pattern;

import io.foretick.base.DigestSink;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Memory;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Reward;
import io.foretick.forecast.direction.Update;
import io.foretick.market.candle.Timeframe;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What one timeframe's models remember of situations and of their decisions in them; its rules
/// stand in `docs/PATTERNS.md`. Knows no files: a store asks for the changes since it last asked.
/// Owned by one thread.
public final class PatternMemory implements Memory {

    private static final long MAINTENANCE_NS = 600 * Times.SECOND_NS;

    private final Timeframe timeframe;
    private final PatternSettings settings;
    private final List<String> keyStarts = new ArrayList<>(); // by model
    private final PatternTable table = new PatternTable();
    private final PatternLog log = new PatternLog();
    private final Unsaved unsaved = new Unsaved();

    private long written;
    private long seenNs = PatternMarks.NEVER;
    private long maintainedNs = PatternMarks.NEVER;

    /// An empty memory.
    public PatternMemory(Timeframe timeframe, PatternSettings settings) {
        this.timeframe = timeframe;
        this.settings = settings;
        for (ModelName model : ModelName.values()) {
            keyStarts.add(timeframe.name() + ":" + model.name() + ":");
        }
    }

    /// What was saved already, and which keys went since; all else is told by numbers.
    private static final class Unsaved {
        boolean whole = true;
        long from;
        long written;
        long nextEvent = 1;
        final List<String> removed = new ArrayList<>();
    }

    /// Whose candles it remembers.
    public Timeframe timeframe() {
        return timeframe;
    }

    @Override
    public Recall situation(ModelName model, String fineBins, String coarseBins, long nowNs) {
        String start = keyStarts.get(model.ordinal());
        String fineKey = start + "fine:" + fineBins;
        String coarseKey = start + "coarse:" + coarseBins;
        PatternStat fine = table.get(fineKey);
        boolean usedFine = isTrusted(fine, nowNs);
        PatternStat used = usedFine ? fine : table.get(coarseKey);
        Recall.Decision unknown = Recall.Decision.unknown(Direction.FLAT);
        if (used instanceof PatternStat.Context(_, double up, double down, double flat, _)) {
            double trust = used.trust(nowNs);
            return new Recall(fineKey, coarseKey, usedFine, up, down, flat, trust, unknown);
        }
        return new Recall(fineKey, coarseKey, false, 0, 0, 0, 0, unknown);
    }

    @Override
    public Recall.Decision decision(Recall situation, Direction taken, long nowNs) {
        PatternStat fine = table.get(Recall.decisionKey(situation.fineKey(), taken));
        boolean usedFine = isTrusted(fine, nowNs);
        PatternStat used =
                usedFine ? fine : table.get(Recall.decisionKey(situation.coarseKey(), taken));
        if (used instanceof PatternStat.Decision decision) {
            double trust = decision.trust(nowNs);
            boolean anti = decision.isAntiPattern(nowNs);
            return new Recall.Decision(taken, usedFine, trust, decision.wins(), anti);
        }
        return Recall.Decision.unknown(taken);
    }

    /// Learns by all four keys: situation and decision, fine and coarse. The decision is the one
    /// that the model took before memory had its say, so that an anti-pattern whose decision is
    /// suppressed may still prove itself again.
    @Override
    public void learn(Update update) {
        Recall recall = update.prediction().recall();
        if (recall.fineKey().isEmpty()) {
            return; // a model without memory
        }
        PatternEvent.Outcome outcome = PatternEvent.Outcome.of(update);
        seenNs = Math.max(seenNs, outcome.atNs());
        learnContext(recall.fineKey(), outcome);
        learnContext(recall.coarseKey(), outcome);
        Direction taken = recall.decision().taken();
        double earned =
                taken == outcome.predicted()
                        ? outcome.reward()
                        : Reward.of(taken, outcome.fact()).value();
        learnDecision(Recall.decisionKey(recall.fineKey(), taken), outcome, taken, earned);
        learnDecision(Recall.decisionKey(recall.coarseKey(), taken), outcome, taken, earned);
        log.add(false, known(recall.contextKey()), outcome);
        log.add(true, known(recall.decisionKey()), outcome);
    }

    @Override
    public void maintain(long nowNs) {
        seenNs = Math.max(seenNs, nowNs);
        if (maintainedNs == PatternMarks.NEVER) {
            maintainedNs = nowNs;
        }
        boolean full = table.size() > settings.statsMax() || log.size() > settings.eventsMax();
        if (full || nowNs - maintainedNs >= MAINTENANCE_NS) {
            maintainedNs = nowNs;
            PatternUpkeep.tidy(log, settings, nowNs);
            forget(PatternUpkeep.tooOld(table, nowNs));
            forget(PatternUpkeep.tooMany(table, settings, nowNs));
        }
    }

    /// The most trusted patterns, those that have failed apart. Costs a look at each pattern.
    public List<PatternView> top(int count) {
        return PatternView.top(table.all(), seenNs, count);
    }

    /// The most trusted of the decisions that have failed too often. Costs a look at each pattern.
    public List<PatternView> anti(int count) {
        return PatternView.anti(table.all(), seenNs, count);
    }

    /// The memory in a few numbers. Costs a look at each pattern.
    public PatternSummary summary() {
        return PatternSummary.of(timeframe, table.all(), log.size(), seenNs);
    }

    /// A digest of all that is known. Its cost does not grow with the memory.
    public long digest() {
        DigestSink sink = new DigestSink();
        sink.add(timeframe.name());
        sink.add((long) table.size());
        sink.add(table.digest());
        sink.add(log.digest());
        marks().save(sink);
        return sink.value();
    }

    /// What changed since [#saved] was last called. A memory that never was, or that was loaded
    /// from elsewhere, has changed as a whole.
    public PatternChanges changes() {
        if (unsaved.whole) {
            return whole();
        }
        return new PatternChanges(
                timeframe,
                false,
                unsaved.from,
                digest(),
                marks(),
                unsaved.removed,
                table.since(unsaved.written),
                log.from(unsaved.nextEvent));
    }

    /// All that is known.
    public PatternChanges whole() {
        return new PatternChanges(
                timeframe, true, 0, digest(), marks(), List.of(), table.all(), log.from(0));
    }

    /// Tells that the present state has been saved: changes count from here.
    public void saved() {
        unsaved.whole = false;
        unsaved.from = digest();
        unsaved.written = written;
        unsaved.nextEvent = log.next();
        unsaved.removed.clear();
    }

    /// Tells it that it is saved to another place from now on, where nothing of it is yet.
    public void moved() {
        unsaved.whole = true;
        unsaved.removed.clear();
    }

    /// Forgets everything and takes this state over, which then has changed as a whole.
    ///
    /// @throws IllegalStateException if it is not whole, of another timeframe, or not what its
    ///   digest says
    public void restore(PatternChanges state) {
        if (!state.whole() || !state.timeframe().equals(timeframe)) {
            throw new IllegalStateException(
                    "patterns of timeframe %s are not the whole memory of timeframe %s"
                            .formatted(state.timeframe().name(), timeframe.name()));
        }
        table.clear();
        state.written().forEach(table::put);
        log.restore(state.events(), state.marks().nextEvent());
        written = state.marks().written();
        seenNs = state.marks().seenNs();
        maintainedNs = state.marks().maintainedNs();
        unsaved.whole = true;
        unsaved.removed.clear();
        if (digest() != state.to()) {
            throw new IllegalStateException(
                    "the patterns of timeframe %s are not those that were saved"
                            .formatted(timeframe.name()));
        }
    }

    @Override
    public void save(StateSink out) {
        whole().save(out);
    }

    @Override
    public void load(StateSource in) {
        restore(PatternChanges.read(in));
    }

    private static boolean isTrusted(@Nullable PatternStat stat, long nowNs) {
        return stat != null && stat.trust(nowNs) >= PatternStat.TRUSTED;
    }

    private void learnContext(String key, PatternEvent.Outcome outcome) {
        long nowNs = outcome.atNs();
        long number = ++written;
        if (table.get(key) instanceof PatternStat.Context context) {
            table.put(context.again(nowNs, number, outcome.fact(), outcome.reward()));
            return;
        }
        var support = new PatternStat.Support(key, outcome.model(), 1, nowNs, number);
        table.put(PatternStat.Context.first(support, outcome.fact(), outcome.reward()));
    }

    private void learnDecision(
            String key, PatternEvent.Outcome outcome, Direction taken, double earned) {
        long nowNs = outcome.atNs();
        long number = ++written;
        boolean won = taken == outcome.fact();
        if (table.get(key) instanceof PatternStat.Decision decision) {
            table.put(decision.again(nowNs, number, won, earned));
            return;
        }
        var support = new PatternStat.Support(key, outcome.model(), 1, nowNs, number);
        table.put(PatternStat.Decision.first(support, won, earned));
    }

    /// The key as the table holds it, so that the log keeps no second copy.
    private String known(String key) {
        PatternStat stat = table.get(key);
        return stat == null ? key : stat.support().key();
    }

    private void forget(List<PatternStat> stats) {
        for (PatternStat stat : stats) {
            String key = stat.support().key();
            table.remove(key);
            if (!unsaved.whole) {
                unsaved.removed.add(key);
            }
        }
        if (unsaved.removed.size() > settings.statsMax()) {
            unsaved.removed.clear();
            unsaved.whole = true; // cheaper to write anew
        }
    }

    private PatternMarks marks() {
        return new PatternMarks(written, log.first(), log.next(), seenNs, maintainedNs);
    }
}
