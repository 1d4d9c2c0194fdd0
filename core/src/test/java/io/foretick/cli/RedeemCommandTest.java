package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.venue.polymarket.chain.LoopbackChain;
import io.foretick.venue.polymarket.chain.SampleChain;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class RedeemCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private LoopbackChain chain;
    private String secret = SampleChain.SECRET;

    @BeforeEach
    void start() throws IOException {
        chain = new LoopbackChain();
        chain.positions(
                "["
                        + SampleChain.position(0, "5.25", "1", true)
                        + ","
                        + SampleChain.position(1, "2.5", "0", true)
                        + "]");
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void buildsAndSendsNothingUnlessTold() {
        assertEquals(ExitCode.OK, run("--json"), errors.toString());

        JsonNode result = JsonMapper.shared().readTree(out.toString());
        assertEquals("5.25", result.path("expected_payout").stringValue());
        assertEquals(137, result.path("chain_id").intValue());
        JsonNode step = result.path("steps").path(0);
        assertTrue(step.path("data").stringValue().startsWith("0x01b7037c"));
        assertEquals("0", step.path("value").stringValue());
        assertEquals(List.of(), chain.sent());
    }

    @Test
    void looksAtAWalletWithoutAKey() {
        secret = "";

        assertEquals(ExitCode.OK, run("--wallet", SampleChain.OWNER.checksummed()));
        assertTrue(out.toString().contains("5.25 pUSD expected"), out.toString());
    }

    @Test
    void mergesPairsWhereAsked() {
        assertEquals(ExitCode.OK, run("--merge"));

        assertTrue(out.toString().contains("merge 2.5 pairs of a-market"), out.toString());
        assertTrue(out.toString().contains("0x9e7212ad"), out.toString());
    }

    @Test
    void sendsApprovalAndRedemptionOneAfterTheOther() {
        int exitCode = run("--approve", "--send", "--real-money", "--rpc", chain.node().toString());

        assertEquals(ExitCode.OK, exitCode, errors.toString());
        assertEquals(2, chain.sent().size());
        assertTrue(chain.sent().get(0).data().startsWith("0xa22cb465"));
        assertTrue(chain.sent().get(1).data().startsWith("0x01b7037c"));
        assertEquals(1, chain.sent().get(1).nonce());
        assertTrue(out.toString().contains(": DONE"), out.toString());
    }

    @Test
    void stopsAtTheFirstTransactionThatFails() {
        chain.mood(LoopbackChain.Mood.REVERTS);

        int exitCode = run("--approve", "--send", "--real-money", "--rpc", chain.node().toString());

        assertEquals(ExitCode.CHECK_FAILED, exitCode);
        assertEquals(1, chain.sent().size());
    }

    @Test
    void asksForTheSecondYes() {
        assertEquals(ExitCode.USAGE, run("--send", "--rpc", chain.node().toString()));
        assertTrue(errors.toString().contains("--real-money"), errors.toString());
        assertEquals(List.of(), chain.sent());
    }

    @Test
    void sendsThroughASafeWithTheNonceOfTheChain() {
        int exitCode =
                run(
                        "--type",
                        "safe",
                        "--wallet",
                        SampleChain.CONTRACT.checksummed(),
                        "--send",
                        "--real-money",
                        "--rpc",
                        chain.node().toString());

        assertEquals(ExitCode.OK, exitCode, errors.toString());
        assertTrue(chain.sent().getFirst().data().startsWith("0x6a761202"));
    }

    @Test
    void namesTheVenueThatDoesNotAnswer() {
        chain.positions("no list");

        assertEquals(ExitCode.VENUE, run());
        assertTrue(errors.toString().contains("Data API"), errors.toString());
    }

    @Test
    void neverShowsTheKey() {
        run("--json");

        assertFalse((out + errors.toString()).contains(SampleChain.SECRET));
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--data-url", chain.base()));
        arguments.addAll(List.of(options));
        CommandLine line =
                new CommandLine(new RedeemCommand(_ -> secret, Duration.ofMillis(1)))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExitCodeExceptionMapper(_ -> ExitCode.USAGE)
                        .setExecutionExceptionHandler((thrown, command, _) -> {
                            Complaint complaint = Complaint.of(thrown);
                            command.getErr().println(complaint.text());
                            return complaint.exitCode();
                        });
        line.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE);
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(errors, true));
        return line.execute(arguments.toArray(String[]::new));
    }
}
