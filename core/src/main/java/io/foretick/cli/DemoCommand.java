package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.lab.DemoRecording;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.Wiring;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `foretick demo`: simulated exchanges and a paper session that trades on them.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts simulated exchanges on loopback and a paper session that trades on them, with"
                    + " the dashboard: all four coins, all five window lengths, real sockets.",
            "It needs no account and no network. Nothing in it is real: prices come from a random"
                + " walk, and its makers quote late on purpose, so its profit says nothing about"
                + " any real market."
        },
        footer = {
            "",
            "Examples:",
            "  foretick demo",
            "  foretick demo --duration 60s --speed 20 --seed 7 --headless --json",
            "  foretick demo --faults all --seed 3 --duration 60s --headless",
            "  foretick demo --play recordings/ --speed 1"
        })
final class DemoCommand implements Callable<Integer> {

    private static final double USUAL_SPEED = 10;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the run; that of an earlier demo is replaced.")
    private Path out = Path.of("out/demo");

    @Option(
            names = "--write-recording",
            paramLabel = "DIR",
            description =
                    "Only write a recording of twenty made-up minutes into this folder, for"
                            + " `backtest --input`, and run nothing.")
    private @Nullable Path recordingFolder;

    @Mixin private final ExchangeOptions exchange = new ExchangeOptions();
    @Mixin private final LiveOptions live = new LiveOptions();

    @Override
    public Integer call() throws IOException {
        if (recordingFolder != null) {
            DemoRecording.of(new Seed(exchange.seed())).write(recordingFolder);
            return ExitCode.OK;
        }
        live.reader().read(); // a wrong setting must not cost the run before
        RunPlace.prepare(out, "demo");
        double speed = exchange.speed(USUAL_SPEED);
        live.notices().println(notice(speed));
        live.notices().flush();
        try (LoopbackExchanges exchanges = exchange.start(0, USUAL_SPEED)) {
            Config config = config(exchanges.urls(), speed);
            return live.run(
                    "demo",
                    out,
                    config,
                    exchanges.clock(),
                    OrderPath.within(Wiring.paperVenue(config)),
                    List.of());
        }
    }

    private String notice(double speed) {
        String pace = ", at " + plain(speed) + " times the speed of the clock; ";
        return exchange.plays()
                ? "played: the exchanges play a recording and know no other trader"
                        + pace
                        + "fills are on paper and no order leaves this machine"
                : "simulated: the exchanges, their prices and all other traders are made up from"
                        + " seed "
                        + exchange.seed()
                        + pace
                        + "no order leaves this machine";
    }

    /// The user's settings, with the exchanges' addresses in place of the real ones.
    private Config config(Map<String, String> urls, double speed) {
        ConfigReader reader = live.reader();
        for (String service :
                List.of(
                        "binance_rest",
                        "binance_archive",
                        "binance_ws",
                        "polymarket_gamma",
                        "polymarket_clob",
                        "polymarket_ws",
                        "polymarket_rtds",
                        "polymarket_data")) {
            reader.flag("live.endpoints." + service + "=" + urls.get(service));
        }
        return reader.flag("live.speed=" + speed).flag("seed=" + exchange.seed()).read();
    }

    private static String plain(double speed) {
        return speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed);
    }
}
