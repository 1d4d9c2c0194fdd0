package io.foretick.venue.lob.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.lob.OrderKind;
import io.foretick.venue.lob.agent.OwnReport.Liquidity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// What must hold on any tape, with orders of ours of all kinds in between.
class AgentMarketPropertiesTest {

    private static final long BLOCK_NS = 200_000_000;
    private static final int TRADES = 3_000;

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @Test
    void cashAndLotsAreConservedOverAllOwners() {
        seeds().forEach(seed -> {
            assertConserved(run(seed, seed, blockNs(seed)));
        });
    }

    /// What we were told adds up to what the market holds for us.
    @Test
    void reportsAddUpToOurAccount() {
        seeds().forEach(seed -> {
            RandomTape tape = run(seed, seed, blockNs(seed));
            long lots = 0;
            long cash = 0;
            for (OwnReport report : tape.reports()) {
                if (report instanceof OwnReport.Fill fill) {
                    long bought = bought(fill);
                    lots += bought;
                    cash -= bought * fill.tick();
                }
            }
            assertEquals(tape.market().positionLots(Owner.US), lots);
            assertEquals(tape.market().cash(Owner.US), cash);
        });
    }

    @ParameterizedTest(name = "block {0} ns")
    @ValueSource(longs = {0, BLOCK_NS})
    void everyOrderIsClosedOnceAndTimeNeverRunsBack(long blockNs) {
        RandomTape tape = run(5, 5, blockNs);
        Map<Long, Integer> closes = new HashMap<>();
        long lastNs = 0;
        int makers = 0;
        int takers = 0;
        for (OwnReport report : tape.reports()) {
            assertTrue(report.localNs() >= lastNs);
            assertEquals(3_000_000, report.localNs() - report.exchangeNs());
            assertTrue(blockNs == 0 || report.exchangeNs() % blockNs == 0);
            lastNs = report.localNs();
            assertEquals(null, closes.get(report.order()), "nothing comes after a close");
            switch (report) {
                case OwnReport.Close close -> closes.merge(close.order(), 1, Integer::sum);
                case OwnReport.Fill fill -> {
                    makers += fill.liquidity() == Liquidity.MAKER ? 1 : 0;
                    takers += fill.liquidity() == Liquidity.TAKER ? 1 : 0;
                }
            }
        }
        assertTrue(makers > 100 && takers > 100, makers + " made, " + takers + " taken");
        assertEquals(tape.placed(), closes.size());
    }

    @Test
    void sameSeedGivesTheSameReports() {
        for (long blockNs : new long[] {0, BLOCK_NS}) {
            long first = digest(run(1, 9, blockNs).reports());
            assertEquals(first, digest(run(1, 9, blockNs).reports()));
            assertNotEquals(first, digest(run(1, 10, blockNs).reports()));
        }
    }

    /// Written down once, so that no change of the rules can pass unseen.
    @Test
    void reportsStayTheSameForever() {
        assertEquals("b304d7094801c60b", Digest.hex(digest(run(1, 9, 0).reports())));
        assertEquals("cc93c6fbedd75514", Digest.hex(digest(run(1, 9, BLOCK_NS).reports())));
    }

    /// Nobody else in reach, a quote at distance d is met at rate A exp(-d / depth) from its side.
    @ParameterizedTest(name = "distance {0}")
    @ValueSource(longs = {1, 3, 6})
    void noiseReachesQuotesByTheExponentialLaw(long distance) {
        var noise = new AgentSettings.Noise(600, 4, 1e-9); // one lot each
        var makers = new AgentSettings.Makers(1_000, 1, 1, 1);
        var settings =
                new AgentSettings(
                        makers,
                        noise,
                        new AgentSettings.Latency(0, 0),
                        0,
                        AgentSettings.WHOLE_LADDER);
        long[] met = new long[1];
        AgentMarket market =
                new AgentMarket(settings, new Seed(distance), report -> met[0] += lotsOf(report));
        market.advance(0, 0, 0, Side.BUY);
        market.place(OrderKind.POST_ONLY, Side.SELL, distance, 1_000_000);
        double minutes = 60;
        market.runTo((long) (minutes * 60e9));
        double arrivals = 600 * minutes;
        double expected = arrivals / 2 * Math.exp(-distance / 4.0);
        assertEquals(arrivals, (double) (market.events() - 2), 4.5 * Math.sqrt(arrivals));
        assertEquals(expected, (double) met[0], 4.5 * Math.sqrt(expected));
    }

    private static long lotsOf(OwnReport report) {
        return report instanceof OwnReport.Fill fill ? fill.lots() : 0;
    }

    private static void assertConserved(RandomTape tape) {
        long lots = 0;
        long cash = 0;
        for (Owner owner : Owner.values()) {
            assertNotEquals(0, tape.market().cash(owner), owner + " never traded");
            lots += tape.market().positionLots(owner);
            cash += tape.market().cash(owner);
        }
        assertEquals(0, lots);
        assertEquals(0, cash);
    }

    private static RandomTape run(long tapeSeed, long seed, long blockNs) {
        var settings =
                new AgentSettings(
                        new AgentSettings.Makers(1 + tapeSeed % 3, 1 + tapeSeed % 2, 6, 15),
                        new AgentSettings.Noise(120, 3, 8),
                        new AgentSettings.Latency(2_000_000, 3_000_000),
                        blockNs,
                        AgentSettings.WHOLE_LADDER);
        RandomTape tape =
                new RandomTape(
                        tapeSeed, reports -> new AgentMarket(settings, new Seed(seed), reports));
        tape.run(TRADES);
        tape.finish();
        return tape;
    }

    private static long blockNs(long seed) {
        return seed % 2 * BLOCK_NS;
    }

    private static long bought(OwnReport.Fill fill) {
        return fill.side() == Side.BUY ? fill.lots() : -fill.lots();
    }

    private static long digest(List<OwnReport> reports) {
        Digest digest = new Digest();
        for (OwnReport report : reports) {
            digest.add(report.order()).add(report.exchangeNs()).add(report.localNs());
            switch (report) {
                case OwnReport.Close close -> digest.add(close.lotsLeft());
                case OwnReport.Fill fill -> digest.add(bought(fill)).add(fill.tick());
            }
        }
        return digest.value();
    }
}
