package io.foretick.cli;

import io.foretick.base.Digest;
import io.foretick.feature.TrainRange;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.lab.data.CoinHistory;
import io.foretick.lab.data.MinuteCloses;
import io.foretick.lab.train.DensityTrainer;
import io.foretick.lab.train.Progress;
import io.foretick.lab.train.Stepper;
import io.foretick.lab.train.Trained;
import io.foretick.lab.train.TrainingPage;
import io.foretick.lab.train.course.Checkpoint;
import io.foretick.lab.train.course.CurvePoint;
import io.foretick.lab.train.settings.TrainingFile;
import io.foretick.market.second.SecondSeries;
import io.foretick.store.DataFile;
import io.foretick.store.Machine;
import io.foretick.store.NetworkFile;
import io.foretick.store.Provenance;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// One run of `density train --config`: trains a network, and writes its file with the picture of
/// its learning beside it. The training itself is `lab.train`.
///
/// @param config what to train
/// @param out where to write the model; the picture goes to `OUT.training.html`
/// @param resume whether to go on where an interrupted run stopped
/// @param threads that work on a batch
/// @param maker of what improves weights, null for our own kernels
/// @param gitCommit of this program, null where it is not known
public record NetworkTraining(
        TrainingFile config,
        Path out,
        boolean resume,
        int threads,
        Stepper.@Nullable Maker maker,
        @Nullable String gitCommit) {

    /// Trains on a range of the coins.
    ///
    /// @throws IllegalArgumentException if the range holds too little
    public NetworkFile run(List<CoinHistory> coins, TrainRange range, PrintWriter err)
            throws IOException, InterruptedException {
        Path checkpointFile = beside(".checkpoint");
        Path folder = checkpointFile.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (!resume && Files.exists(checkpointFile)) {
            throw new IOException(
                    checkpointFile
                            + " is of an interrupted training: go on with --resume, or delete it");
        }
        if (resume && !Files.exists(checkpointFile)) {
            err.println("no " + checkpointFile + ": training begins anew");
        }
        var checkpoint = new Checkpoint(checkpointFile, digest(coins, range));
        List<SecondSeries> series = coins.stream().map(CoinHistory::series).toList();
        var line = new TrainingLine(err);
        var trainer = new DensityTrainer(series, range, config.settings(), line, checkpoint);
        Trained trained = trainer.train(threads, maker);
        NetworkFile file = file(trained, provenance(coins, range));
        file.write(out);
        Files.writeString(beside(".training.html"), TrainingPage.render(file.name(), trained));
        checkpoint.delete();
        return file;
    }

    private NetworkFile file(Trained trained, Provenance provenance) {
        var training = new NetworkFile.Training(config.text(), record(trained));
        String name = out.getFileName().toString();
        return new NetworkFile(name, provenance, trained.model(), trained.baselines(), training);
    }

    private static SortedMap<String, Double> record(Trained trained) {
        SortedMap<String, Double> record = new TreeMap<>();
        record.put("instants", (double) trained.instants());
        for (int member = 0; member < trained.bestSteps().size(); member++) {
            String name = "member_" + (member + 1);
            record.put(name + "_steps", (double) trained.bestSteps().get(member));
            record.put(name + "_validation_loss", trained.bestLosses().get(member));
        }
        if (!trained.bestSteps().isEmpty()) {
            record.put("anchor_validation_loss", trained.anchorLoss());
        }
        return record;
    }

    private Provenance provenance(List<CoinHistory> coins, TrainRange range) {
        List<DataFile> files = coins.stream().flatMap(coin -> coin.files().stream()).toList();
        String version = String.join(" ", Main.commandLine().getCommandSpec().version());
        return new Provenance(
                maker == null ? version : version + ", trained with " + maker.name(),
                files,
                null,
                Instant.ofEpochSecond(range.fromSecond()),
                Instant.ofEpochSecond(range.toSecond()),
                closes(coins, range),
                config.settings().seed().value(),
                gitCommit,
                Machine.here());
    }

    /// How many minutes of the range are held.
    private static long closes(List<CoinHistory> coins, TrainRange range) {
        long closes = 0;
        for (CoinHistory coin : coins) {
            for (MinuteSeries part :
                    MinuteCloses.between(coin.series(), range.fromSecond(), range.toSecond())) {
                closes += part.size();
            }
        }
        return closes;
    }

    private Path beside(String suffix) {
        return out.resolveSibling(out.getFileName() + suffix);
    }

    /// Of all that training depends on.
    private long digest(List<CoinHistory> coins, TrainRange range) {
        Digest digest = new Digest().add(config.text());
        digest.add(range.fromSecond()).add(range.toSecond());
        for (CoinHistory coin : coins) {
            digest.add(coin.symbol());
            coin.files().forEach(file -> digest.add(file.sha256()));
        }
        return digest.value();
    }

    /// Prints how far training is, at most twice a second.
    private static final class TrainingLine implements Progress {

        private static final int WIDTH = 20;

        private final PrintWriter err;
        private final long beganNs = System.nanoTime();
        private long doneBefore = -1; // steps that an earlier run had done

        TrainingLine(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void reached(CurvePoint point, long done, long all) {
            if (doneBefore < 0) {
                doneBefore = done;
            }
            double seconds = (System.nanoTime() - beganNs) / 1e9;
            double perStep = done > doneBefore ? seconds / (done - doneBefore) : 0;
            int filled = (int) Math.min(WIDTH, WIDTH * done / Math.max(all, 1));
            err.printf(
                    "[%s%s] %s member %d step %4d  loss %.4f  validation %.5f  %.0f s left%n",
                    "#".repeat(filled),
                    ".".repeat(WIDTH - filled),
                    point.stage().name().toLowerCase(Locale.ROOT),
                    point.member() + 1,
                    point.step(),
                    point.trainingLoss(),
                    point.validationLoss(),
                    perStep * (all - done));
            err.flush();
        }
    }
}
