package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.Wiring;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `foretick paper`: live prices and markets, simulated orders.
@Command(
        name = "paper",
        mixinStandardHelpOptions = true,
        description = {
            "Trades the live markets on paper: prices, markets and books come from the venues,"
                    + " orders go to a simulated one that fills them from what is visible.",
            "It needs no account. A session that ended, or died, in the same folder is taken up"
                    + " where its journal ends."
        },
        footer = {
            "",
            "Examples:",
            "  foretick paper --out out/paper",
            "  foretick paper --set filter.assets=btc --set filter.intervals=5m --duration 30m"
        })
final class PaperCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the run.")
    private Path out = Path.of("out/paper");

    @Mixin private final LiveOptions live = new LiveOptions();

    @Override
    public Integer call() throws IOException {
        Config config = live.reader().read();
        RunPlace.goOn(out, "paper");
        return live.run(
                "paper",
                out,
                config,
                Feeds.clock(config),
                OrderPath.within(Wiring.paperVenue(config)),
                List.of());
    }
}
