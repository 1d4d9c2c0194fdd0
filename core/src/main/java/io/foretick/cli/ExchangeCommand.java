package io.foretick.cli;

import io.foretick.exchange.LoopbackExchanges;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// `foretick exchange`: the simulated exchanges alone.
@Command(
        name = "exchange",
        mixinStandardHelpOptions = true,
        description = {
            "Serves simulated exchanges on 127.0.0.1: Binance, Polymarket, Bybit and Hyperliquid"
                + " with their own paths, messages, errors and limits, for any program that can be"
                + " told another base URL.",
            "When all are ready, one line of JSON on stdout names the base URL of each service."
                    + " Markets are made from a seed; nothing is real. Ctrl-C ends it."
        },
        footer = {
            "",
            "Examples:",
            "  foretick exchange --port-base 18000",
            "  foretick exchange --port-base 18000 --speed 60 --seed 7 --faults all",
            "  foretick exchange --port-base 18000 --play recordings/ --speed 10"
        })
final class ExchangeCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description =
                    "Port of the first service, the others follow; 0 lets the system choose all.")
    private int portBase = 18_000;

    @Mixin private final ExchangeOptions options = new ExchangeOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var ended = new CountDownLatch(1);
        try (var signals = new StopSignals();
                LoopbackExchanges exchanges = options.start(portBase, 1)) {
            signals.stopWith(ended::countDown);
            PrintWriter out = spec.commandLine().getOut();
            out.println(JSON.writeValueAsString(exchanges.urls()));
            out.flush();
            ended.await();
            return ExitCode.INTERRUPTED;
        }
    }
}
