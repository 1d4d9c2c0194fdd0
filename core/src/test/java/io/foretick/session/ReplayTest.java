package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.Command;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.forecast.density.ConstantModel;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.HorizonKnot;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.Season;
import io.foretick.journal.JournalReader;
import io.foretick.journal.JournalWriter;
import io.foretick.lab.DemoRecording;
import io.foretick.store.ModelFile;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.strategy.Trigger;
import io.foretick.venue.recording.InputFiles;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A backtest of made-up markets, run twice and replayed from its journal.
class ReplayTest {

    private static final Config CONFIG = new ConfigReader().flag("journal.digest_every=500").read();

    @TempDir private Path folder = Path.of("");
    private EconometricModel model;
    private InputFiles input = new InputFiles(List.of(), List.of());

    ReplayTest() throws IOException {
        model = ModelFile.loadBundled().model();
    }

    /// Wants one share of Up at any price, always.
    private static final class Eager implements Strategy {

        @Override
        public String name() {
            return "eager";
        }

        @Override
        public Set<Trigger> triggers() {
            return EnumSet.of(Trigger.QUOTE);
        }

        @Override
        public void evaluate(MarketView view, Signal signal) {
            signal.want(Outcome.UP, Side.BUY, E8.parse("0.99"), 10 * E8.ONE);
        }
    }

    /// What is done to a journal's record on the way into another journal.
    private interface Change {
        Command of(Command command);
    }

    @BeforeEach
    void makeMarkets() throws IOException {
        input =
                InputFiles.find(
                        DemoRecording.of(new Seed(20261005))
                                .first(500)
                                .write(folder.resolve("input")));
    }

    @Test
    void theSameBacktestTwiceEndsInTheSameState() throws IOException {
        RunResult first = run("first", List.of());
        RunResult second = run("second", List.of());
        assertEquals(first.digest(), second.digest());
        assertEquals(first.events(), second.events());
        assertEquals(List.of(), first.problems());
    }

    @Test
    void replayGivesTheSameCommandsDigestsAndCheckpoints() throws IOException {
        RunResult run = run("run", List.of());
        Replay.Result replay = replay("run", List.of());
        assertTrue(replay.identical(), replay.divergence());
        assertEquals(run.events(), replay.events());
        assertEquals(run.digest(), replay.digest());
        assertTrue(replay.commands() > 10, replay.toString());
        assertTrue(replay.digests() > 5, replay.toString());
        assertEquals(1, replay.checkpoints()); // the one at the end, loaded and compared
    }

    @Test
    void forecastsMadeAnewAreTheJournalledOnes() throws IOException {
        run("run", List.of());
        Replay.Result replay =
                Replay.recomputing(folder.resolve("run"), List.of(), model).run(List.of());
        assertTrue(replay.identical(), replay.divergence());
        assertTrue(replay.forecasts() > 500, replay.toString());
        var other = new ConstantModel(model.levels(), List.of(new HorizonKnot(60, 1, 5, 0)));
        assertThrows(
                ConfigException.class,
                () -> Replay.recomputing(folder.resolve("run"), List.of(), other));
    }

    @Test
    void forecastsOfAHarModelMadeAnewAreTheJournalledOnes() throws IOException {
        var none = new Quadratic(0, 0, 0);
        var fifth = new Quadratic(0.2, 0, 0);
        model =
                new HarModel(
                        Season.flat(),
                        model.levels(),
                        List.of(none, fifth, fifth, fifth, fifth, fifth, none),
                        new Quadratic(2, -1, 0),
                        none);
        run("run", List.of());
        Replay.Result replay =
                Replay.recomputing(folder.resolve("run"), List.of(), model).run(List.of());
        assertTrue(replay.identical(), replay.divergence());
        assertTrue(replay.forecasts() > 500, replay.toString());
    }

    @Test
    void backtestOfAJournalEndsWhereTheRecordingDid() throws IOException {
        RunResult recording = run("run", List.of());
        input = InputFiles.find(List.of(folder.resolve("run")));
        RunResult again = run("again", List.of());
        assertEquals(recording.frames(), again.frames());
        assertEquals(recording.digest(), again.digest());
    }

    @Test
    void aChangedCommandIsTheFirstDivergence() throws IOException {
        run("run", List.of());
        Change later =
                command ->
                        command instanceof Command.PlaceOrder order && order.orderId() == 3
                                ? new Command.PlaceOrder(
                                        order.timeNs(),
                                        order.orderId(),
                                        order.market(),
                                        "other",
                                        order.terms())
                                : command;
        copy("run", "changed", later, 0);
        Replay.Result replay = replay("changed", List.of());
        assertFalse(replay.identical());
        assertEquals(3, replay.commands());
        String divergence = String.valueOf(replay.divergence());
        assertTrue(divergence.startsWith("record "), divergence);
        assertTrue(divergence.contains("strategy=other"), divergence);
    }

    @Test
    void aChangedDigestIsTheFirstDivergence() throws IOException {
        run("run", List.of());
        copy("run", "changed", command -> command, 1);
        Replay.Result replay = replay("changed", List.of());
        assertFalse(replay.identical());
        assertEquals(1, replay.digests());
        assertTrue(String.valueOf(replay.divergence()).contains("digest of the state"));
    }

    @Test
    void aStrategyOfOnesOwnReplaysWithItAndDivergesWithout() throws IOException {
        run("run", List.of(new Eager()));
        Replay.Result with = replay("run", List.of(new Eager()));
        assertTrue(with.identical(), with.divergence());
        Replay.Result without = replay("run", List.of());
        assertTrue(String.valueOf(without.divergence()).contains("strategy=eager"));
    }

    private RunResult run(String name, List<Strategy> own) throws IOException {
        return Backtest.of(CONFIG, model, own).run(input, folder.resolve(name), (_, _, _) -> {});
    }

    private Replay.Result replay(String name, List<Strategy> own) throws IOException {
        return Replay.of(folder.resolve(name), own).run(List.of());
    }

    /// Writes a journal again, with changed commands and something added to its digests.
    private void copy(String from, String to, Change change, long toDigests) throws IOException {
        try (var reader = JournalReader.open(folder.resolve(from))) {
            assertTrue(reader.next());
            try (var writer = JournalWriter.open(folder.resolve(to), reader.head())) {
                while (reader.next()) {
                    switch (reader.kind()) {
                        case EVENT -> writer.append(reader.event());
                        case COMMAND -> writer.append(change.of(reader.command()));
                        case STATE_DIGEST -> writer.appendDigest(reader.digest() + toDigests);
                        case HEAD, CHECKPOINT, SESSION_END -> {} // written by the writer itself
                    }
                }
            }
        }
    }
}
