package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.session.ConfigReference;
import io.foretick.session.doctor.Diagnosis;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.wallet.Wallet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `foretick live`: live prices and markets, real orders, or none with `--shadow`.
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        description = {
            "Trades the live markets with real money. That takes two words: `paper: false` in the"
                    + " configuration, and --real-money here.",
            "With --shadow it does everything but send: orders are made and signed, a simulated"
                    + " venue fills them, and the session's books are compared with the venue's."
        },
        footer = {
            "",
            "Examples:",
            "  foretick live --shadow --config live.yml --duration 1h",
            "  foretick live --real-money --config live.yml --out out/live"
        })
final class LiveCommand implements Callable<Integer> {

    private static final String UNLIMITED = "1.0E9";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the run (default: out/live, or out/shadow).")
    private Path out = Path.of("");

    @Option(names = "--real-money", description = "Send real orders.")
    private boolean realMoney;

    @Option(names = "--shadow", description = "Do everything but send.")
    private boolean shadow;

    @Mixin private final LiveOptions live = new LiveOptions();

    @Override
    public Integer call() throws IOException {
        if (shadow && realMoney) {
            throw new ConfigException("--shadow sends nothing: leave --real-money out");
        }
        return shadow ? rehearse() : trade();
    }

    private int rehearse() throws IOException {
        Config config = live.reader().flag("paper.enabled=true").read();
        Path folder = folder("out/shadow");
        RunPlace.goOn(folder, "shadow");
        VenueClock clock = Feeds.clock(config);
        try (TradingKeys keys = TradingKeys.open(config)) {
            var path = new ShadowPath(config, keys, live.notices());
            return live.run("shadow", folder, config, clock, path, List.of(path.twin()));
        }
    }

    private int trade() throws IOException {
        Config config = live.reader().read();
        requireBothWords(config);
        Path folder = folder("out/live");
        RunPlace.goOn(folder, "live");
        VenueClock clock = Feeds.clock(config);
        try (TradingKeys keys = TradingKeys.open(config)) {
            Diagnosis diagnosis = DoctorCommand.examine(config, folder, clock, false);
            live.notices().println(diagnosis.text());
            if (!diagnosis.passed()) {
                live.notices().println("nothing was sent: see what failed above");
                live.notices().flush();
                return ExitCode.CHECK_FAILED;
            }
            live.notices().println(limits(config, keys.wallet()));
            live.notices().flush();
            return live.run("live", folder, config, clock, new RealPath(config, keys), List.of());
        }
    }

    private void requireBothWords(Config config) {
        if (config.paper().enabled()) {
            throw new ConfigException(
                    "real orders need `paper: false` in the configuration; foretick paper trades on"
                            + " paper, foretick live --shadow sends nothing");
        }
        if (!realMoney) {
            throw new ConfigException("real orders need --real-money as well");
        }
    }

    /// What the session will keep to, one limit a line.
    private static String limits(Config config, Wallet wallet) {
        var text = new StringBuilder();
        text.append("REAL MONEY: orders of wallet ").append(wallet.funder());
        text.append(" on chain ").append(wallet.chainId()).append(", within these limits:");
        ConfigReference.values(config)
                .forEach((key, value) -> {
                    if (key.startsWith("risk.")) {
                        text.append("\n  ").append(key).append(" = ").append(bound(value));
                    }
                });
        return text.toString();
    }

    /// The largest sum that the configuration takes stands for none.
    private static String bound(String value) {
        return value.equals(UNLIMITED) ? "no limit" : value;
    }

    private Path folder(String usual) {
        return out.toString().isEmpty() ? Path.of(usual) : out;
    }
}
