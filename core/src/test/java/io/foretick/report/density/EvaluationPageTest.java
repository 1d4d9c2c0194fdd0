package io.foretick.report.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.forecast.density.evaluation.Contestant;
import io.foretick.forecast.density.evaluation.Evaluation;
import io.foretick.forecast.density.evaluation.EvaluationPlan;
import io.foretick.forecast.density.evaluation.Exam;
import io.foretick.forecast.density.evaluation.Fan;
import io.foretick.forecast.density.evaluation.Grading;
import io.foretick.market.second.BarSeries;
import io.foretick.store.SampleModels;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;

import javax.xml.parsers.DocumentBuilderFactory;

class EvaluationPageTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String FULL = document("steady", "rival").toString();

    @Test
    void isWellFormedAndShowsAllSections() throws Exception {
        ObjectNode document = parsed(FULL);
        Document page = parse(EvaluationPage.render(document));
        String text = page.getDocumentElement().getTextContent();
        List<String> shown =
                List.of(
                        "Foretick evaluation of steady",
                        "2025-02-11T00:00:00Z",
                        "Better than, by duration of the market",
                        "Gain over rival by horizon",
                        "Log score by hour of the UTC day",
                        "Returns apart",
                        "Tail score",
                        "Calibration error",
                        "80-100%",
                        "Reliability",
                        "A day of BTCUSDT",
                        "a warning",
                        "made.csv, 1,000 rows");
        for (String part : shown) {
            assertTrue(text.contains(part), "lacks " + part);
        }
        String mix = document.at("/log_score/mix").asString().substring(0, 4);
        assertTrue(text.contains(mix), mix);
    }

    @Test
    void loadsNothingFromElsewhere() throws Exception {
        String page = EvaluationPage.render(parsed(FULL));
        assertEquals(0, parse(page).getElementsByTagName("script").getLength());
        for (String loading : List.of("src=", "href=", "url(", "@import")) {
            assertFalse(page.contains(loading), loading);
        }
    }

    @Test
    void copesWithADocumentThatSaysNothing() throws Exception {
        parse(EvaluationPage.render(MAPPER.createObjectNode()));
        ObjectNode nulls = parsed(FULL);
        for (String key : List.copyOf(nulls.propertyNames())) {
            nulls.putNull(key);
            String page = EvaluationPage.render(nulls);
            parse(page);
            assertFalse(page.contains("NaN"), key);
        }
    }

    @Test
    void copesWithNullsInsideEverySection() throws Exception {
        String hollow = FULL.replaceAll("(?<=[:\\[,])-?[0-9.]+(?:E-?[0-9]+)?(?=[,\\]}])", "null");
        String page = EvaluationPage.render(parsed(hollow));
        parse(page);
        assertFalse(page.contains("NaN"));
    }

    @Test
    void escapesHostileNames() throws Exception {
        String hostile = "</td><script>alert('1')</script>&\"";
        String page = EvaluationPage.render(document(hostile, hostile + "2"));
        assertEquals(0, parse(page).getElementsByTagName("script").getLength());
    }

    /// What the command writes, of made-up prices.
    private static ObjectNode document(String model, String rival) {
        BarSeries series = new BarSeries("BTCUSDT", 60);
        SplittableRandom random = new SplittableRandom(1);
        double log = Math.log(50_000);
        for (int k = 0; k < 10 * 1440; k++) {
            log += 8e-4 * random.nextGaussian();
            series.bar(1_738_368_000L + 60L * k, E8.ofDouble(Math.exp(log)), E8.ONE);
        }
        Exam exam =
                Exam.draw(List.of(series), new EvaluationPlan(0, 2_000_000_000L, 500, new Seed(1)));
        List<Contestant> contestants =
                List.of(
                        new Contestant(model, SampleModels.constant(1e-4)),
                        new Contestant(rival, SampleModels.constant(1.3e-4)));
        Evaluation evaluation =
                Grading.grade(
                        exam,
                        contestants.stream().map(Contestant::name).toList(),
                        contestants.stream().map(one -> exam.answers(one.model())).toList());
        ObjectNode root = MAPPER.createObjectNode();
        root.putObject("model").put("name", model).put("digest", "0123").put("file", model);
        root.putObject("range").put("from", "2025-02-11T00:00:00Z");
        root.putArray("warnings").add("a warning");
        ObjectNode coin = root.putArray("data").addObject();
        coin.putArray("files").addObject().put("name", "made.csv").put("rows", 1_000);
        root.setAll(EvaluationJson.of(evaluation));
        ((ObjectNode) root.path("rivals").path(rival)).put("source", "file");
        Fan fan = Fan.of(exam, contestants.getFirst().model()).orElseThrow();
        root.set("fan", EvaluationJson.of(fan));
        return root;
    }

    private static ObjectNode parsed(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    private static Document parse(String page) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        String content = page.substring(page.indexOf('\n') + 1);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(content)));
    }
}
