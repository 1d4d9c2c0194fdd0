package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.lab.DemoRecording;
import io.foretick.risk.Verdict;
import io.foretick.store.ModelFile;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;
import io.foretick.venue.recording.InputFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// All strategies beside each other in one session.
class MixedStrategiesTest {

    private static final Config CONFIG =
            new ConfigReader()
                    .flag("journal.digest_every=500")
                    .flag("strategy.density_maker.enabled=true")
                    .flag("strategy.density_kelly.weight=0.5")
                    .flag("strategy.distance_fade.enabled=true")
                    .flag("strategy.momentum.enabled=true")
                    .flag("strategy.momentum.trades_min=5")
                    .flag("strategy.settlement_sniper.enabled=true")
                    .flag("strategy.settlement_sniper.weight=3")
                    .read();

    /// Orders by strategy.
    private static final class Orders implements EngineObserver {

        private final TreeMap<String, Integer> placed = new TreeMap<>();

        @Override
        public void applied(Event event, Engine engine) {}

        @Override
        public void commanded(Command command) {
            if (command instanceof Command.PlaceOrder order) {
                placed.merge(order.strategy(), 1, Integer::sum);
            }
        }

        @Override
        public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}
    }

    @Test
    void theirSessionReplaysToTheSameCommandsDigestsAndCheckpoints(@TempDir Path folder)
            throws IOException {
        List<Path> made = DemoRecording.of(new Seed(7)).first(900).write(folder.resolve("input"));
        Path journal = folder.resolve("journal");
        var backtest = Backtest.of(CONFIG, ModelFile.loadBundled().model(), List.of());
        backtest.run(InputFiles.find(made), journal, (_, _, _) -> {});
        var orders = new Orders();
        Replay.Result replay = Replay.of(journal, List.of()).run(List.of(orders));
        assertNull(replay.divergence());
        assertEquals(backtest.engine().digest(), replay.digest());
        assertTrue(replay.checkpoints() > 0 && replay.digests() > 3);
        String all = "[density_kelly, density_maker, distance_fade, momentum, settlement_sniper]";
        assertEquals(all, orders.placed.keySet().toString());
    }
}
