package io.foretick.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.report.html.Figures;
import io.foretick.testing.PaperRun;
import io.foretick.testing.RandomEvents;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.StringReader;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

class HtmlReportTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String FULL =
            """
            {"mode": "backtest", "digest": "0123456789abcdef", "wall_seconds": 5.123456,
             "events_per_second": 123456.78, "peak_memory_bytes": 104857600,
             "events": {"total": 7654321, "by_source": {"binance": 7000000, "chainlink": 654321},
                        "unknown": 0, "malformed": 2, "skipped": {"control": 12}},
             "scores": {"n": 120, "brier": 0.20123456, "log_loss": 0.59, "baseline_brier": 0.25,
                        "market_brier": 0.2005,
                        "ci95": {"brier": [0.19, 0.21], "baseline_difference": [-0.06, -0.04],
                                 "market_difference": [-0.001, 0.002]},
                        "reliability": [
                            {"from": 0.2, "to": 0.25, "n": 3, "mean_probability": 0.22,
                             "observed": 0.3333},
                            {"from": 0.25, "to": 0.3, "n": 0, "mean_probability": null,
                             "observed": null},
                            {"from": 0.7, "to": 0.75, "n": 5, "mean_probability": 0.72,
                             "observed": 0.8}],
                        "points": [{"point": "50%", "group": "5m", "n": 60, "brier": 0.2,
                                    "log_loss": 0.58, "baseline_brier": 0.25,
                                    "market_brier": 0.199, "market_n": 55}]},
             "markout": {"density_kelly": {"1s": {"n": 4, "mean": 0.012},
                                           "30s": {"n": 4, "mean": -0.003}}},
             "strategies": {"density_maker": {
                 "orders": 31, "fills": 4, "maker_fills": 4, "shares": 40, "volume": 21.5,
                 "fees": 0,
                 "pnl": {"total": 3.25, "trading": -7, "settlement": 10.25, "markets": 3,
                         "mean": 1.0833, "ci95_windows": [-0.7, 2.8], "ci95_days": null},
                 "edge": {"fills": 4, "mean": 0.0123, "mean_after_fee": 0.0123},
                 "markout": {"5s": {"n": 4, "mean": -0.004, "mean_profit": 0.0083}}}},
             "orders": 9, "fills": 4, "decisions": 40,
             "refusals": {"no_edge": 5000, "stale_spot": 12},
             "pnl": {"total": -12.345678, "trading": -20, "fees": -0.5, "settlement": 8.154322,
                     "by_strategy": {"density_kelly": {"total": -12.345678}},
                     "by_duration": [{"duration": "5m", "markets": 4, "total": -12.345678,
                                      "mean": -3.0864, "ci95": [-9.1, 2.9]}]},
             "problems": ["line 7 of a file: broken"]}
            """;

    @Test
    void isWellFormedAndShowsAllSections() throws Exception {
        ObjectNode summary = (ObjectNode) MAPPER.readTree(FULL);
        summary.set("markets", markets(1, "btc-updown-5m-1784851200"));
        String page = HtmlReport.render(summary, recorded());
        Document parsed = parse(page);
        assertEquals("html", parsed.getDocumentElement().getTagName());
        String text = parsed.getDocumentElement().getTextContent();
        List<String> shown =
                List.of(
                        "Foretick backtest",
                        "0123456789abcdef",
                        "−12.35",
                        "0.2012",
                        "[−0.06000, −0.04000]",
                        "7,654,321",
                        "no_edge",
                        "density_kelly",
                        "density_maker",
                        "[−0.7000, 2.800]",
                        "0.008300",
                        "line 7 of a file: broken",
                        "EDT",
                        "UTC",
                        "65,012.50",
                        "Probability of Up",
                        "Equity");
        for (String part : shown) {
            assertTrue(text.contains(part), "lacks " + part);
        }
    }

    @Test
    void loadsNothingFromElsewhere() throws Exception {
        String page = HtmlReport.render((ObjectNode) MAPPER.readTree(FULL), recorded());
        assertEquals(0, parse(page).getElementsByTagName("script").getLength());
        assertFalse(page.contains("src="));
        assertFalse(page.contains("href="));
        assertFalse(page.contains("url("));
        assertFalse(page.contains("@import"));
    }

    @Test
    void copesWithASummaryThatSaysNothing() throws Exception {
        parse(HtmlReport.render(MAPPER.createObjectNode(), new CurveRecorder()));
        ObjectNode nulls = (ObjectNode) MAPPER.readTree(FULL);
        for (String key : List.copyOf(nulls.propertyNames())) {
            nulls.putNull(key);
            parse(HtmlReport.render(nulls, new CurveRecorder()));
        }
    }

    @Test
    void copesWithNullsInsideEverySection() throws Exception {
        String hollow = FULL.replaceAll("(?<=[:\\[,] )-?[0-9.]+(?=[,\\]}])", "null");
        String page = HtmlReport.render((ObjectNode) MAPPER.readTree(hollow), recorded());
        parse(page);
        assertTrue(page.contains(Figures.ABSENT));
        assertFalse(page.contains("NaN"));
    }

    @Test
    void escapesHostileNames() throws Exception {
        String hostile = "</td><script>alert('1')</script>&\u0000\uD800\"";
        ObjectNode summary = MAPPER.createObjectNode();
        summary.put("mode", hostile);
        summary.set("markets", markets(1, hostile));
        summary.putObject("refusals").put(hostile, 3);
        summary.putArray("problems").add(hostile);
        String page = HtmlReport.render(summary, new CurveRecorder());
        Document parsed = parse(page);
        assertEquals(0, parsed.getElementsByTagName("script").getLength());
        assertTrue(parsed.getDocumentElement().getTextContent().contains("<script>alert('1')"));
    }

    @Test
    void saysHowManyMarketsAreLeftOut() {
        ObjectNode summary = MAPPER.createObjectNode();
        summary.set("markets", markets(1_234, "btc-updown-5m-1784851200"));
        String page = HtmlReport.render(summary, new CurveRecorder());
        assertTrue(page.contains("1,034 more are left out."));
    }

    private static CurveRecorder recorded() {
        var curves = new CurveRecorder();
        new PaperRun(curves).play(RandomEvents.of(1, 4, 4_000));
        return curves;
    }

    private static ArrayNode markets(int count, String slug) {
        ArrayNode markets = MAPPER.createArrayNode();
        for (int k = 0; k < count; k++) {
            ObjectNode market = markets.addObject();
            market.put("slug", slug).put("asset", "BTC").put("duration", "5m");
            market.put("window_start", "2026-07-24T00:00:00Z");
            market.put("window_end", 1_784_851_500L);
            market.put("rule", "chainlink_spot").put("strike", 65_012.5);
            market.put("outcome", "up").putNull("outcome_by_rule").put("brier", 0.04);
        }
        return markets;
    }

    private static Document parse(String page) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(page)));
    }
}
