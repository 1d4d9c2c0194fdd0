package io.foretick.lab.bench;

import io.foretick.base.Seed;
import io.foretick.feature.sequence.Scaling;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.feature.sequence.Standardization;
import io.foretick.forecast.DensityPredictor;
import io.foretick.forecast.density.AssetLevel;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.Season;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.NetworkModel;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.ShapeByHorizon;
import io.foretick.forecast.density.network.Skew;
import io.foretick.lab.bench.scratch.ScratchFolder;
import io.foretick.math.ShapeCorrection;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.network.Parameters;
import io.foretick.store.DataFile;
import io.foretick.store.Machine;
import io.foretick.store.NetworkFile;
import io.foretick.store.Provenance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A density network as document A has it, at work: four coins together, windows of 256 steps of 1,
/// 32 and 1024 seconds, 128 hidden units. Either one tick of a session on one thread, from the
/// recorded seconds to the curves of all coins at every knot, or the loading of its file.
final class DensityBenchmark implements Benchmark {

    private static final int HEAD = 64;
    private static final double SIGMA = 8e-5;

    private final NetworkModel model;
    private final ScratchFolder folder;
    private final Path file;
    private final boolean loads;
    private final DensityPredictor predictor;
    private long end;

    private DensityBenchmark(boolean loads) throws IOException {
        this.loads = loads;
        Seed seed = new Seed(1).split("density");
        this.model = model(seed);
        this.predictor = model.over(FeatureSequenceBenchmark.coins(seed));
        this.end = FeatureSequenceBenchmark.START + model.settings().inputs().reachSeconds();
        this.folder = new ScratchFolder();
        this.file = folder.resolve("model");
        artefact().write(file);
    }

    /// Ticks, a second after another.
    static DensityBenchmark ofTick() throws IOException {
        return new DensityBenchmark(false);
    }

    /// Reading, checking and taking over an artefact.
    static DensityBenchmark ofLoad() throws IOException {
        return new DensityBenchmark(true);
    }

    @Override
    public void prepare() {}

    @Override
    public long run(int operations) throws IOException {
        long sum = 0;
        for (int k = 0; k < operations; k++) {
            sum += loads ? NetworkFile.load(file).model().members().size() : tick();
        }
        return sum;
    }

    private int tick() {
        end++;
        return predictor.at(end).hashCode();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    private static NetworkModel model(Seed seed) {
        SequenceSpec inputs =
                SequenceSpec.ofSeconds(
                        FeatureSequenceBenchmark.SYMBOLS, new Scaling.Trailing(10_800));
        var settings =
                new NetworkSettings(inputs, 128, 1, false, HEAD, 2, Anchor.HAR, Skew.NETWORK, 0.05);
        Parameters weights = DensityNetwork.initialised(settings, Arithmetic.vector(), seed);
        weights.drawUniform("head.out.weights", 0.1, seed.split("out").random());
        float[] member = ((FloatValues) weights.values()).array();
        return new NetworkModel(
                settings,
                Standardization.none(inputs),
                anchor(),
                ShapeByHorizon.constant(new ShapeCorrection(0.05, -0.05, 0.02)),
                List.of(member));
    }

    private static HarModel anchor() {
        List<Quadratic> weights = new ArrayList<>();
        for (int k = 0; k < HarModel.WEIGHTS; k++) {
            weights.add(new Quadratic(k == 0 ? 0 : 0.2, 0, 0));
        }
        var levels = new CoinLevels(List.of(new AssetLevel("COIN0", SIGMA)), SIGMA);
        var link = new Quadratic(1, 0, 0);
        return new HarModel(Season.flat(), levels, weights, link, new Quadratic(0, 0, 0));
    }

    private NetworkFile artefact() {
        Instant day = Instant.ofEpochSecond(FeatureSequenceBenchmark.START);
        var file = new DataFile("made", "0".repeat(64), 1);
        var provenance =
                new Provenance("bench", List.of(file), null, day, day, 1, 1, null, Machine.here());
        var baselines = new TreeMap<String, EconometricModel>();
        baselines.put("har-t", anchor());
        return new NetworkFile(
                "bench",
                provenance,
                model,
                baselines,
                new NetworkFile.Training("", new TreeMap<>()));
    }
}
