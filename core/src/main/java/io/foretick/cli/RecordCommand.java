package io.foretick.cli;

import io.foretick.report.telemetry.MarketDataCsv;
import io.foretick.session.Config;
import io.foretick.venue.Venue;
import io.foretick.venue.VenueClock;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `foretick record`: live prices and markets into a journal, and nothing else.
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description =
                "Records the live markets into a journal, without strategies and without orders;"
                        + " the journal can be given to `backtest --input`.",
        footer = {
            "",
            "Examples:",
            "  foretick record --out out/record --duration 8h",
            "  foretick record --set filter.assets=btc,eth --csv out/csv"
        })
final class RecordCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the run.")
    private Path out = Path.of("out/record");

    @Option(
            names = "--csv",
            paramLabel = "DIR",
            description =
                    "Also write spot trades and best quotes of every market as CSV into this"
                            + " folder, as `backtest --input` reads them.")
    private @Nullable Path csv;

    @Mixin private final LiveOptions live = new LiveOptions();

    @Override
    public Integer call() throws IOException {
        live.refuseStrategies("record");
        Config config = live.reader().flag("strategy.density_kelly.enabled=false").read();
        RunPlace.goOn(out, "record");
        VenueClock clock = Feeds.clock(config);
        if (csv == null) {
            return live.run("record", out, config, clock, OrderPath.within(Venue.NONE), List.of());
        }
        try (var tables = new MarketDataCsv(csv)) {
            return live.run(
                    "record", out, config, clock, OrderPath.within(Venue.NONE), List.of(tables));
        }
    }
}
