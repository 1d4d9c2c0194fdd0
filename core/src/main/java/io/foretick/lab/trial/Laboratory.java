package io.foretick.lab.trial;

import io.foretick.base.Seed;
import io.foretick.lab.dataset.DatasetCache;
import io.foretick.lab.dataset.Datasets;
import io.foretick.lab.dataset.Tape;
import io.foretick.lab.model.Accelerator;
import io.foretick.lab.run.TrialRunner;
import io.foretick.lab.run.memory.TrialMemory;
import io.foretick.lab.spec.MakerSpec;
import io.foretick.lab.spec.SplitSpec;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.spec.VenueSpec;
import io.foretick.lab.trial.equity.EquityTrack;
import io.foretick.lab.trial.signal.SigmaTrack;
import io.foretick.lab.trial.signal.Signals;
import io.foretick.report.lab.TrialResult;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Runs trials, and keeps what they share: tapes, bars, trainings. Any thread.
public final class Laboratory implements TrialRunner {

    private static final int TAPES = 3;
    private static final int BAR_SETS = 24;

    private final DatasetCache datasets = new DatasetCache(TAPES, BAR_SETS);
    private final Trainings trainings;

    /// @param folder where trainings are kept for later, if anywhere
    /// @param trainingsAtOnce how many may run at the same time
    public Laboratory(Optional<Path> folder, int trainingsAtOnce) {
        trainings = new Trainings(datasets, new Accelerator(trainingsAtOnce), folder);
    }

    /// One that keeps nothing on disk.
    public static Laboratory inMemory() {
        return new Laboratory(
                Optional.empty(), Math.max(1, Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public TrialResult run(TrialSpec spec) throws IOException {
        return examine(spec).result();
    }

    /// Runs a trial and says what its fills were worth later.
    ///
    /// @throws IOException as for [#run]
    public Examined examine(TrialSpec spec) throws IOException {
        Tape tape = datasets.tape(spec.data(), spec.split());
        return run(spec, tape, trainings.of(spec));
    }

    /// Refuses a trial to which the locked window could show nothing, without running it.
    ///
    /// @throws IOException saying why: no trade lies in the window, or too few bars end there
    public void checkLocked(TrialSpec spec) throws IOException {
        TrialSpec opened = opened(spec);
        Tape tape = datasets.tape(opened.data(), opened.split());
        TrialScene _ = TrialScene.of(opened, tape, Datasets.grid(opened.data()));
        trainings.checkBlocks(opened);
    }

    /// Runs a trial over the locked window: its models are trained on all that lies before.
    ///
    /// @return the result, which bears the trial's own id and settings
    public TrialResult runLocked(TrialSpec spec) throws IOException {
        TrialSpec opened = opened(spec);
        Tape tape = datasets.tape(opened.data(), opened.split());
        return run(opened, tape, trainings.trained(opened)).result();
    }

    /// The same trial with the locked window as its only test block.
    private static TrialSpec opened(TrialSpec spec) {
        SplitSpec split = spec.split();
        var all =
                new SplitSpec(0, 1 - split.lockedShare(), 1, split.embargoBars(), split.rolling());
        return new TrialSpec(
                spec.id(),
                spec.values(),
                spec.seed(),
                spec.data(),
                spec.bars(),
                spec.features(),
                spec.labels(),
                spec.model(),
                all,
                spec.maker(),
                spec.venue(),
                spec.bribe(),
                spec.risk());
    }

    private static Examined run(TrialSpec spec, Tape tape, Signals signals) throws IOException {
        TrialScene scene = TrialScene.of(spec, tape, Datasets.grid(spec.data()));
        var terms = new DeskTerms(scene, makerFee(spec));
        var equity = new EquityTrack(scene.startNs(), scene.endNs(), terms.monitors());
        var desk = new MakerDesk(terms, signals.track(), sigma(scene), equity);
        TrialMarket market = market(scene, desk);
        market.run();
        desk.account(scene.endNs());
        equity.close();
        TrialResult result = new Verdict(spec, desk, equity, market, signals.quality()).result();
        return new Examined(result, desk.markout1s(), desk.markout10s());
    }

    /// What a fill costs as a share of its notional; on a pool, whose own fee is in the price at
    /// which it is compared with the quotes, that is gas.
    private static double makerFee(TrialSpec spec) {
        VenueSpec venue = spec.venue();
        return switch (venue.type()) {
            case LOB -> venue.lob().makerFee();
            case AMM -> venue.amm().gasUsd() / Math.max(1, spec.maker().orderUsd());
        };
    }

    private static SigmaTrack sigma(TrialScene scene) throws IOException {
        MakerSpec maker = scene.spec().maker();
        return switch (maker.fair()) {
            case MID, MICRO -> SigmaTrack.ofFit();
            case DENSITY -> PastDensity.track(scene);
        };
    }

    private static TrialMarket market(TrialScene scene, MakerDesk desk) throws IOException {
        TrialSpec spec = scene.spec();
        var seed = new Seed(spec.seed()).split("market");
        long stepNs = spec.maker().requoteMillis() * 1_000_000;
        return switch (spec.venue().type()) {
            case LOB ->
                    scene.tape().books().size() > 0 && !spec.venue().lob().agents()
                            ? new FeedTrial(scene, spec.venue().lob(), desk, stepNs)
                            : new AgentTrial(scene, spec.venue().lob(), desk, seed);
            case AMM -> new PoolTrial(scene, desk, seed);
        };
    }

    @Override
    public long bytes(TrialSpec spec) {
        return TrialMemory.bytes(spec);
    }
}
