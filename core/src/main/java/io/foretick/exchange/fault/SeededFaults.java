package io.foretick.exchange.fault;

import io.foretick.base.Seed;
import io.foretick.exchange.fault.FaultKind.Stage;
import io.foretick.exchange.fault.FaultyPeer.Strike;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.FileEdition;
import io.foretick.exchange.wire.Peer;
import io.foretick.venue.VenueClock;
import io.javalin.http.Context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Spoils what passes between the exchanges and their clients as a plan says, in venue time.
///
/// Rules may be added and removed while it runs. What is drawn for the n-th frame, request or match
/// of a service depends on the seed alone; which frame is the n-th is as certain as the exchange's
/// own order of sending. Any thread.
public final class SeededFaults implements Faults, AutoCloseable {

    private static final double SHARE_MIN = 0.1; // of a truncated file
    private static final double SHARE_MAX = 0.9;

    private final Seed seed;
    private final long startNs;
    private final Moments moments;
    private final Injected injected = new Injected();
    private final List<ActiveRule> rules = new CopyOnWriteArrayList<>();
    private final Map<String, FaultyPeer> peers = new ConcurrentHashMap<>();
    private final RequestFaults requests;

    /// Begins with the plan's schedules now.
    public SeededFaults(FaultPlan plan, VenueClock clock, Seed seed) {
        this.seed = seed;
        this.startNs = clock.nowNs();
        this.moments = new Moments(clock);
        this.requests = new RequestFaults(this, moments, injected);
        add(plan);
    }

    /// The rules in their order of application.
    public List<FaultRule> rules() {
        return rules.stream().map(ActiveRule::rule).toList();
    }

    /// Adds all rules of a plan behind the others, or none. Schedules count from the exchange's
    /// start.
    ///
    /// @throws FaultPlanException if there is a rule of the same name
    public synchronized void add(FaultPlan plan) {
        for (ActiveRule known : rules) {
            String name = known.rule().name();
            if (plan.rules().stream().anyMatch(rule -> rule.name().equals(name))) {
                throw new FaultPlanException("there is a rule called '" + name + "' already");
            }
        }
        plan.rules().forEach(this::add);
    }

    private void add(FaultRule rule) {
        var active = new ActiveRule(rule, seed);
        rules.add(active);
        if (strikesPeersAtTimes(rule)) {
            scheduleAfter(active, sinceStartNs());
        }
    }

    /// Removes the rule of this name; what it has done already stays done.
    ///
    /// @return whether there was one
    public synchronized boolean remove(String name) {
        return rules.removeIf(active -> active.rule().name().equals(name));
    }

    /// Removes all rules.
    public void clear() {
        rules.clear();
    }

    /// How often each kind was done.
    public Map<FaultKind, Long> injected() {
        return injected.byKind();
    }

    @Override
    public void opened(Peer peer) {
        peers.put(peer.id(), new FaultyPeer(peer, moments));
    }

    @Override
    public void closed(Peer peer) {
        peers.remove(peer.id());
    }

    @Override
    public void frame(Peer peer, String text) {
        FaultyPeer faulty = peers.get(peer.id());
        if (faulty == null || !peer.isOpen()) {
            return; // gone: nothing arrives, and no draw is spent
        }
        long shiftNs = shiftNs(peer.service());
        String shown = shiftNs == 0 ? text : ShiftedStamps.inFrame(text, shiftNs);
        faulty.pass(shown, strikes(peer.service(), text));
    }

    private List<Strike> strikes(String service, String text) {
        if (rules.isEmpty() || FrameText.isPong(text)) {
            return List.of();
        }
        var strikes = new ArrayList<Strike>();
        for (ActiveRule active : rulesOf(service, Stage.FRAME)) {
            drawFrame(active, service, strikes);
        }
        for (ActiveRule active : rulesOf(service, Stage.PEER)) {
            if (!strikesPeersAtTimes(active.rule())) {
                drawFrame(active, service, strikes);
            }
        }
        return strikes;
    }

    private void drawFrame(ActiveRule active, String service, List<Strike> strikes) {
        ActiveRule.Draw draw = active.draw(service);
        if (!draw.hits()) {
            return;
        }
        injected.count(active.rule().kind());
        if (active.rule().kind() == FaultKind.RECONNECT_STORM) {
            storm(active);
        } else {
            strikes.add(new Strike(active.rule(), draw.numbers()));
        }
    }

    @Override
    public boolean request(String service, Context request) {
        return requests.answers(service, request);
    }

    @Override
    public void answered(String service, Context request) {
        requests.answered(service, request);
    }

    @Override
    public boolean refusesPeers(String service) {
        long nowNs = moments.nowNs();
        return rules.stream()
                .anyMatch(rule -> rule.concerns(service) && nowNs < rule.refusesUntilNs());
    }

    @Override
    public FileEdition edition(String service, String path) {
        FileEdition edition = FileEdition.USUAL;
        for (ActiveRule active : rulesOf(service, Stage.FILE)) {
            ActiveRule.Draw draw = active.drawFor(service, path);
            if (active.concernsPath(path) && draw.hits()) {
                injected.count(active.rule().kind());
                edition = spoiled(edition, active.rule(), draw.numbers());
            }
        }
        return edition;
    }

    private static FileEdition spoiled(
            FileEdition edition, FaultRule rule, SplittableRandom numbers) {
        return switch (rule.kind()) {
            case TRUNCATED_ARCHIVE ->
                    edition.withShare(
                            numbers.nextDouble(SHARE_MIN, SHARE_MAX), numbers.nextBoolean());
            case REISSUED_ARCHIVE -> edition.issuedAgain();
            case MISSING_ARCHIVE -> edition.withoutAll();
            default -> throw new IllegalStateException(rule + " strikes no files");
        };
    }

    @Override
    public boolean matchFailsLater(String service) {
        boolean fails = false;
        for (ActiveRule active : rulesOf(service, Stage.MATCH)) {
            fails |= active.draw(service).hits();
        }
        if (fails) {
            injected.count(FaultKind.GHOST_FILL);
        }
        return fails;
    }

    /// How far the clock of a service is wrong now.
    long shiftNs(String service) {
        long shiftNs = 0;
        for (ActiveRule active : rulesOf(service, Stage.CLOCK)) {
            shiftNs += active.rule().shiftNs();
        }
        return shiftNs;
    }

    /// The rules of a stage that are at work for a service now.
    List<ActiveRule> rulesOf(String service, Stage stage) {
        long sinceStartNs = sinceStartNs();
        var found = new ArrayList<ActiveRule>();
        for (ActiveRule active : rules) {
            if (active.rule().kind().stage() == stage
                    && active.rule().schedule().isActive(sinceStartNs)
                    && active.concerns(service)) {
                found.add(active);
            }
        }
        return found;
    }

    private long sinceStartNs() {
        return moments.nowNs() - startNs;
    }

    private static boolean strikesPeersAtTimes(FaultRule rule) {
        return rule.kind().stage() == Stage.PEER && rule.schedule().hasBeginnings();
    }

    private void scheduleAfter(ActiveRule active, long sinceStartNs) {
        long beginNs = active.rule().schedule().nextBeginNs(sinceStartNs);
        if (beginNs != FaultSchedule.NEVER_NS) {
            moments.at(startNs + beginNs, () -> begin(active, beginNs));
        }
    }

    private void begin(ActiveRule active, long beginNs) {
        if (!rules.contains(active)) {
            return; // removed meanwhile
        }
        if (active.rule().kind() == FaultKind.RECONNECT_STORM) {
            if (active.draw("*").hits()) {
                injected.count(FaultKind.RECONNECT_STORM);
                storm(active);
            }
        } else {
            strikePeers(active);
        }
        scheduleAfter(active, beginNs + 1);
    }

    private void strikePeers(ActiveRule active) {
        for (FaultyPeer peer : peersOf(active)) {
            if (active.draw(peer.peer().service()).hits()) {
                injected.count(active.rule().kind());
                peer.strike(active.rule());
            }
        }
    }

    private void storm(ActiveRule active) {
        active.refuseUntil(moments.nowNs() + active.rule().lastingNs());
        peersOf(active).forEach(peer -> peer.strike(active.rule()));
    }

    private List<FaultyPeer> peersOf(ActiveRule active) {
        return peers.values().stream()
                .filter(peer -> active.concerns(peer.peer().service()))
                .sorted(Comparator.comparingLong(peer -> peer.peer().number()))
                .toList();
    }

    @Override
    public void close() {
        moments.close();
    }
}
