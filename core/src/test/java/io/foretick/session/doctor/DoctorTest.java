package io.foretick.session.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.LoopbackExchanges;
import io.foretick.exchange.fault.FaultPlan;
import io.foretick.exchange.source.WorldSettings;
import io.foretick.session.Config;
import io.foretick.session.ConfigReader;
import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.KillLatch;
import io.foretick.session.control.Latched;
import io.foretick.session.doctor.Finding.Grade;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.FeedPlan;
import io.foretick.venue.live.rest.ClockOffset;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

@Timeout(60)
class DoctorTest {

    private static final long START_NS = 1_791_208_860L * Times.SECOND_NS;
    private static final String KEY = "4".repeat(64);
    private static final AccountProbe RICH = new Account("", 5_000 * E8.ONE, E8.ONE << 30, false);

    @TempDir private Path folder = Path.of("");

    /// Answers what it was made with.
    private record Account(String problem, long cashE8, long allowanceE8, boolean isClosedOnly)
            implements AccountProbe {

        @Override
        public long tokenAllowanceE8(String tokenId) throws IOException {
            if (tokenId.isEmpty()) {
                throw new IOException("Invalid asset type");
            }
            return allowanceE8;
        }

        @Override
        public void login() throws IOException {
            if (!problem.isEmpty()) {
                throw new IOException(problem);
            }
        }

        @Override
        public Funds funds() {
            return new Funds(cashE8, allowanceE8, 0);
        }
    }

    @Test
    void findsNothingWrongAtTheSimulatedExchanges() throws Exception {
        var settings =
                new LoopbackExchanges.Settings(
                        0,
                        new Seed(7),
                        START_NS,
                        1,
                        10_000,
                        FaultPlan.of("none"),
                        WorldSettings.USUAL);
        try (LoopbackExchanges exchanges = LoopbackExchanges.start(settings)) {
            Config config = config(exchanges.urls());
            Diagnosis diagnosis = Doctor.examine(examination(config, exchanges.clock(), RICH));
            assertTrue(diagnosis.passed(), diagnosis::text);
            for (String check :
                    List.of(
                            "feed_binance_ws",
                            "clock_polymarket_clob",
                            "geo",
                            "login",
                            "token_allowance")) {
                assertEquals(Grade.OK, grade(diagnosis, check), diagnosis::text);
            }
            for (WindowLength length : WindowLength.values()) {
                String check = "market_rule_btc-" + length.key();
                assertEquals(Grade.OK, grade(diagnosis, check), diagnosis::text);
            }
        }
    }

    @Test
    void offlineItAsksNobodyAndSaysSo() throws Exception {
        Diagnosis diagnosis = offline(RICH);
        assertTrue(diagnosis.passed(), diagnosis::text);
        for (String check : List.of("feeds", "market_rules", "geo", "account")) {
            assertEquals(Grade.WARNING, grade(diagnosis, check));
        }
        assertEquals(List.of(), list(folder), "left something behind");
    }

    @Test
    void aLatchedRunFails() throws Exception {
        new KillLatch(new ControlFiles(folder)).latch(Latched.now("tried", "ada"));
        Diagnosis diagnosis = offline(RICH);
        assertEquals(List.of("kill_latch"), checks(diagnosis.failed()));
        assertTrue(diagnosis.failed().getFirst().reason().contains("tried"));
    }

    @Test
    void anAccountThatCannotTradeFails() throws InterruptedException {
        Config config = new ConfigReader().read();
        assertEquals(List.of("account"), checks(accountFailures(config, null)));
        var refused = new Account("Unauthorized/Invalid api key", 0, 0, false);
        assertEquals(List.of("login"), checks(accountFailures(config, refused)));
        var closed = new Account("", 0, 0, true);
        assertEquals(
                List.of("standing", "balance", "allowance"),
                checks(accountFailures(config, closed)));
    }

    @Test
    void tokensThatTheExchangeMayNotTakeFailUnlessNobodyCanTell() throws InterruptedException {
        var unapproved = new Account("", 5_000 * E8.ONE, 0, false);
        assertEquals(Grade.OK, AccountChecks.tokens(RICH, Optional.of("7")).grade());
        assertEquals(Grade.FAILED, AccountChecks.tokens(unapproved, Optional.of("7")).grade());
        assertEquals(Grade.WARNING, AccountChecks.tokens(RICH, Optional.of("")).grade());
        assertEquals(Grade.WARNING, AccountChecks.tokens(RICH, Optional.empty()).grade());
    }

    @Test
    void aSecretThatTheVenueRepeatsIsHidden() {
        Finding repeated = Finding.failed("login", "no such key " + KEY + "!");
        assertEquals("no such key [hidden]!", repeated.hiding(List.of(KEY)).reason());
    }

    @Test
    void readsWhetherThePlaceIsAllowed() {
        assertEquals(Grade.FAILED, place("{\"blocked\":true,\"country\":\"XX\"}"));
        assertEquals(Grade.OK, place("{\"blocked\":false,\"country\":\"XX\"}"));
        assertEquals(Grade.FAILED, place("{}"));
        assertEquals(Grade.FAILED, place("<html>"));
    }

    @Test
    void aSiteThatDoesNotSayWhetherThePlaceIsAllowedFails() {
        for (RestAnswer answer :
                List.of(
                        new RestAnswer.Missing(),
                        new RestAnswer.Busy(429, 1),
                        new RestAnswer.Failed(0, "connection refused"))) {
            assertEquals(Grade.FAILED, GeoCheck.finding(answer).grade());
        }
    }

    @Test
    void oneSeriesWithoutAMarketIsAWarningAllOfThemAreAFailure() {
        Finding none = RuleChecks.ofMarkets("market_rule_btc-5m", List.of());
        assertEquals(Grade.WARNING, none.grade());
        assertEquals(List.of("market_rules"), checks(RuleChecks.missing(List.of(none, none))));
        Finding listed = Finding.ok("market_rule_btc-15m", "3 open");
        assertEquals(List.of(), RuleChecks.missing(List.of(none, listed)));
    }

    @Test
    void gradesWhatItMeasures() {
        assertEquals(Grade.FAILED, FolderChecks.room(100).grade());
        assertEquals(Grade.WARNING, FolderChecks.room(1_000).grade());
        assertEquals(Grade.FAILED, FolderChecks.speed(600).grade());
        assertEquals(Grade.OK, FolderChecks.speed(3).grade());
        assertEquals(Grade.FAILED, MachineChecks.version(21).grade());
        assertEquals(Grade.FAILED, MachineChecks.heapDumps("true").grade());
        assertEquals(Grade.WARNING, MachineChecks.signing(5_000).grade());
        assertEquals(Grade.FAILED, clock(-8_000));
        assertEquals(Grade.WARNING, clock(900));
        assertEquals(Grade.OK, clock(30));
        var never = new ClockOffset("binance_rest", 0, 0, 0, 0, 0);
        assertEquals(Grade.FAILED, VenueChecks.clock(never).grade());
    }

    private static Grade clock(long offsetMs) {
        long offsetNs = offsetMs * Times.MILLI_NS;
        return VenueChecks.clock(new ClockOffset("binance_rest", offsetNs, Times.MILLI_NS, 0, 0, 4))
                .grade();
    }

    private static Grade place(String answer) {
        return GeoCheck.read(answer.getBytes(StandardCharsets.UTF_8)).grade();
    }

    private Diagnosis offline(AccountProbe account) throws InterruptedException {
        Config config = new ConfigReader().read();
        return Doctor.examine(examination(config, VenueClock.wall(), account).asOffline());
    }

    private List<Finding> accountFailures(Config config, @Nullable AccountProbe account)
            throws InterruptedException {
        List<Finding> findings =
                new AccountChecks().examine(examination(config, VenueClock.wall(), account));
        return new Diagnosis(findings).failed();
    }

    private Examination examination(
            Config config, VenueClock clock, @Nullable AccountProbe account) {
        var plan =
                FeedPlan.of(
                        config.live().endpoints(),
                        List.of(Coin.BTC),
                        List.of(WindowLength.values()),
                        new Seed(1));
        var environment = new HashMap<String, String>();
        environment.put("FORETICK_PRIVATE_KEY", KEY);
        return new Examination(config, plan, clock, folder, environment, account, false);
    }

    private static Config config(Map<String, String> urls) {
        var reader = new ConfigReader();
        for (String service :
                List.of(
                        "binance_rest",
                        "binance_ws",
                        "polymarket_gamma",
                        "polymarket_clob",
                        "polymarket_ws",
                        "polymarket_rtds")) {
            reader.flag("live.endpoints." + service + "=" + urls.get(service));
        }
        reader.flag("live.endpoints.polymarket_geo=" + urls.get("polymarket_gamma"));
        return reader.read();
    }

    private static Grade grade(Diagnosis diagnosis, String check) {
        List<Finding> found =
                diagnosis.findings().stream()
                        .filter(finding -> finding.check().equals(check))
                        .toList();
        assertFalse(found.isEmpty(), () -> "no check " + check + " in\n" + diagnosis.text());
        return found.getFirst().grade();
    }

    private static List<String> checks(List<Finding> findings) {
        return findings.stream().map(Finding::check).toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
