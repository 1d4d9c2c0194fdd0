package io.foretick.venue.recording;

import static io.foretick.venue.recording.RecordingFiles.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.SettlementRule;
import io.foretick.event.Source;
import io.foretick.event.Tie;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What market lists say, and when it enters the stream.
class MarketListsTest {

    private static final String HEADER =
            "src,slug,coin,duration,start,end,strike,final,outcome,outcome_src,start_utc";
    private static final long START = 1_771_347_900L;

    @TempDir Path folder;

    private Path quotes(long... seconds) {
        List<String> rows = new ArrayList<>(List.of("slug,ts_ms,up_bid,up_ask"));
        for (long second : seconds) {
            rows.add(row(slug(START), second));
        }
        return new RecordingFiles(folder).write("quotes.csv", lines(rows.stream()));
    }

    private static String row(String slug, long second) {
        return slug + "," + second * 1_000 + ",0.5,0.6";
    }

    private static String slug(long start) {
        return "btc-updown-5m-" + start;
    }

    private static String listed(long start, String rest) {
        return "s," + slug(start) + ",BTC,5m," + start + "," + (start + 300) + "," + rest;
    }

    private Path markets(String... rows) {
        return new RecordingFiles(folder).write("m.csv", HEADER + "\n" + lines(rows));
    }

    /// `second kind` of each event, seconds counted from the window's start.
    private static List<String> story(Reading reading) {
        return reading.events().stream()
                .map(event ->
                        Times.toEpochSecond(event.timeNs())
                                - START
                                + " "
                                + event.getClass().getSimpleName())
                .toList();
    }

    @Test
    void aMarketsLifeEntersTheStreamWhenItBecomesKnown() throws IOException {
        Path markets = markets(listed(START, "68000.5,68001.25,1.0,recorder,"));
        Reading reading = RecordingFiles.read(quotes(START - 200, START + 100), markets);
        assertEquals(
                List.of(
                        "-200 Listed",
                        "-200 Quote",
                        "60 StrikePublished",
                        "100 Quote",
                        "360 MarketResolved"),
                story(reading));
        assertEquals(2, reading.messages());
        assertEquals(
                new Event.MarketResolved(
                        reading.events().getLast().at(), 0, Resolution.UP, 6_800_125_000_000L),
                reading.events().getLast());
        assertEquals(0, reading.events().getLast().at().frame());
        assertEquals(Source.MARKET_LIST, reading.events().getLast().at().source());
    }

    @Test
    void aMarketWithoutRowsIsListedAMinuteAhead() throws IOException {
        Path markets = markets(listed(START + 300, ",,,,"));
        Reading reading = RecordingFiles.read(quotes(START, START + 400), markets);
        assertEquals(List.of("0 Listed", "0 Quote", "240 Listed", "400 Quote"), story(reading));
    }

    @Test
    void marketsOutsideTheRecordingAreLeftOut() throws IOException {
        Path markets =
                markets(
                        listed(START - 600, "1,2,1,recorder,"),
                        listed(START, "1,2,1,recorder,"),
                        listed(START + 3_000, "1,2,1,recorder,"));
        Reading reading = RecordingFiles.read(quotes(START, START + 10), markets);
        assertEquals(
                List.of(
                        "0 Listed",
                        "0 Quote",
                        "10 Quote",
                        "60 StrikePublished",
                        "360 MarketResolved"),
                story(reading));
    }

    @Test
    void outcomesGuessedFromTheLastPriceAreNotSettlements() throws IOException {
        Path markets = markets(listed(START, ",,1.0,last_mid,"));
        Reading reading = RecordingFiles.read(quotes(START), markets);
        assertEquals(List.of("0 Listed", "0 Quote"), story(reading));
    }

    @Test
    void anOutcomeFromTheNextStrikeYieldsToASettlement() throws IOException {
        Path markets =
                markets(
                        listed(START, "68000,,1.0,strike_chain,"),
                        listed(START, ",,0.0,trade_resolution,"));
        Reading reading = RecordingFiles.read(quotes(START), markets);
        Event.MarketResolved resolved = (Event.MarketResolved) reading.events().getLast();
        assertEquals(Resolution.DOWN, resolved.resolution());
        assertEquals("60 StrikePublished", story(reading).get(2));
    }

    @Test
    void labelsNeedOnlyASlugThatTellsItsWindow() throws IOException {
        Path labels =
                new RecordingFiles(folder)
                        .write(
                                "labels.csv",
                                lines(
                                        "slug,strike,final,outcome_up",
                                        slug(START) + ",68000,68001,1",
                                        "who-knows,1,2,1"));
        Reading reading = RecordingFiles.read(quotes(START), labels);
        assertTrue(story(reading).contains("360 MarketResolved"));
        assertEquals(1, reading.problems().size());
        assertTrue(reading.problems().getFirst().contains("line 3"), reading.problems()::toString);
    }

    @Test
    void sessionMarketsAreListedWithTheFirstMessage() throws IOException {
        String market =
                """
                {"slug":"btc-updown-15m-1777452300","asset":"BTC","condition_id":"0xab",\
                "outcomes":[{"token_id":"22","outcome":"Down"},{"token_id":"11","outcome":"Up"}],\
                "start_ts":1777452300000,"end_ts":1777453200000,\
                "resolution_source":"https://data.chain.link/streams/btc-usd",\
                "tick_size":0.01,"min_order_size":5.0,\
                "fee_parameters":{"raw_fee_config":{"exponent":1,"rate":0.072}}}
                """;
        RecordingFiles files = new RecordingFiles(folder);
        Path markets = files.write("m.jsonl", market);
        Path messages =
                files.write(
                        "r.jsonl",
                        "{\"source\":\"pyth\",\"recv_wall_ts\":1777366986264,\"payload\":\"\"}\n");
        Reading reading = RecordingFiles.read(markets, messages);
        Event.Listed listed = (Event.Listed) reading.events().getFirst();
        assertEquals(1_777_366_986_264_000_000L, listed.timeNs());
        Market terms = (Market) listed.terms();
        assertEquals("11", terms.upToken());
        assertEquals("22", terms.downToken());
        assertEquals("15m", terms.window().durationName());
        assertEquals(new SettlementRule.OraclePrice("btc/usd", 0, Tie.UP), terms.rule());
        assertEquals(new FeeSchedule(7_200_000, 1, false), terms.fees());
        assertEquals(E8.ONE / 100, terms.tickE8());
        assertEquals(5 * E8.ONE, terms.minimumSizeE8());
    }

    @Test
    void marketsWithTheVenuesDescriptionCarryStrikeAndOutcome() throws IOException {
        String market =
                """
                {"slug":"btc-updown-5m-1784850900","asset":"btc","condition_id":"0xcd",\
                "token_ids":["11","22"],"start_sec":1784850900,"end_sec":1784851200,\
                "resolved":true,"outcome_prices":["0","1"],\
                "strike_value":"65026457815000000000000","raw":{"outcomes":"[\\"Up\\", \\"Down\\"]",\
                "resolutionSource":"https://data.chain.link/streams/btc-usd-twap-60s-streams",\
                "feeSchedule":{"rate":0.07,"exponent":1},"orderPriceMinTickSize":0.001}}
                """;
        RecordingFiles files = new RecordingFiles(folder);
        Path prices =
                files.write(
                        "BTCUSD.csv",
                        lines(
                                "feed_ts_ms,value,full_accuracy_value,server_ts_ms,recv_ms",
                                "1784850899000,65000,,1,1784850900000",
                                "1784851199000,65000,,1,1784851200000"));
        Reading reading = RecordingFiles.read(files.write("m.jsonl", market), prices);
        Market terms = (Market) ((Event.Listed) reading.events().getFirst()).terms();
        assertEquals("chainlink_twap60", terms.rule().key());
        assertEquals("11", terms.upToken());
        Event.StrikePublished strike =
                reading.events().stream()
                        .filter(Event.StrikePublished.class::isInstance)
                        .map(Event.StrikePublished.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(6_502_645_781_500L, strike.priceE8());
        assertEquals(1_784_850_960L, Times.toEpochSecond(strike.timeNs()));
        assertEquals(
                Resolution.DOWN, ((Event.MarketResolved) reading.events().getLast()).resolution());
    }

    @Test
    void linesThatAreNoMarketsAreReportedAndLeftOut() throws IOException {
        Path markets =
                markets(
                        "s,x,BTC,5m,soon,later,,,,,",
                        listed(START, "much,,,,"),
                        listed(START, ",,perhaps,recorder,"),
                        listed(START, "68000,,1,recorder,"));
        Reading reading = RecordingFiles.read(quotes(START), markets);
        assertEquals(3, reading.problems().size());
        assertTrue(story(reading).contains("360 MarketResolved"));
    }
}
