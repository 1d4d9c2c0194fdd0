package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.account.AccountAccess;
import io.foretick.session.account.VenueAccount;
import io.foretick.session.control.Emptying;
import io.foretick.venue.polymarket.gateway.GatewayEndpoints;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// `foretick cancel-all`: no order of the account stays at the venue.
@Command(
        name = "cancel-all",
        mixinStandardHelpOptions = true,
        description = {
            "Cancels all open orders of the account at the venue, whoever placed them, and asks"
                    + " until the venue has twice said that none is open. Works without a session;"
                    + " one that runs goes on and may place new ones: stop it first with `foretick"
                    + " kill`.",
            "Positions, kill latches and journals stay as they are. Keys come from the environment."
                    + " Exit code 3 if orders are still open, or the venue did not say."
        },
        footer = {"", "Example:", "  foretick cancel-all --config live.yml"})
final class CancelAllCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long to go on.")
    private Duration patience = Duration.ofSeconds(30);

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Spec private CommandSpec spec;

    private Emptying.Progress last = new Emptying.Progress(0, -1, "");

    @Override
    public Integer call() throws IOException {
        Config config = options.read();
        GatewayEndpoints endpoints = AccountOptions.endpoints(config);
        try {
            AccountAccess access = AccountOptions.open(config);
            try (VenueAccount account =
                    VenueAccount.connect(access, endpoints, Feeds.clock(config))) {
                return cancelAll(account);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while cancelling", e);
        }
    }

    private int cancelAll(VenueAccount account) throws InterruptedException {
        account.cancelAll();
        var emptying = new Emptying(account::cancelAll, account::openOrders, Emptying.Pace.DEFAULT);
        boolean empty = emptying.run(new CountDownLatch(1), patience, progress -> last = progress);
        ObjectNode result = JSON.createObjectNode();
        result.put("empty", empty).put("cancels", 1 + last.cancels());
        result.put("open_orders", last.openOrders()).put("problem", last.problem());
        spec.commandLine().getOut().println(json ? result.toString() : text(empty));
        spec.commandLine().getOut().flush();
        return empty ? ExitCode.OK : ExitCode.VENUE;
    }

    private String text(boolean empty) {
        if (empty) {
            return "the venue says that no order is open";
        }
        return last.openOrders() < 0
                ? "the venue does not say how many orders are open: " + last.problem()
                : last.openOrders() + " orders are still open";
    }
}
