package io.foretick.report.lab.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.report.lab.About;
import io.foretick.report.lab.Experiment;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.Objective;
import io.foretick.report.lab.Results;
import io.foretick.report.lab.ResultsDigest;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;
import io.foretick.report.lab.TrialResult.Money;
import io.foretick.testing.MadeUpTrials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.parsers.DocumentBuilderFactory;

class LabReportTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir Path root;

    @Test
    void pageIsWellFormedAndLoadsNothing() throws Exception {
        write(MadeUpTrials.of(80, 1, 0.1));
        LabReport.write(root, root);
        String page = Files.readString(root.resolve("index.html"));
        Document parsed = parsed(page);
        assertEquals("html", parsed.getDocumentElement().getTagName());
        String addresses = page.replace("http://www.w3.org/", "");
        assertFalse(addresses.contains("http://") || addresses.contains("https://"));
        assertFalse(page.contains(" src=") || page.contains("<link"));
    }

    @Test
    void pageOfAThousandTrialsStaysSmall() {
        var about = new About("grid-1000", "", 86_400, 0.95, Objective.SHARPE, List.of());
        var results = new Results(MadeUpTrials.of(1_000, 12, 0), List.of());
        var none = new Results(List.of(), List.of());
        int length = LabPage.render(Experiment.of(about, results, none)).length();
        assertTrue(length < MEGABYTE, "page has " + length + " characters");
    }

    @Test
    void wordsComeFirstAndSayWhenTheBestIsLuck() throws IOException {
        write(MadeUpTrials.of(150, 1, 0));
        LabReport.write(root, root);
        String page = Files.readString(root.resolve("index.html"));
        int judgement = page.indexOf("The best trial is likely luck.");
        assertTrue(judgement > 0 && judgement < page.indexOf("<table"));
        assertTrue(page.contains("With 146 trials, which count as about 1"), "chance in words");
        assertTrue(page.contains("Probability that the choice is overfitted: 0."));
        assertTrue(
                page.contains("is below 0.90 or the probability of overfitting is at least 0.40"));
        assertTrue(page.contains("The locked window has not been opened."));
    }

    @Test
    void saysHowManyWereComparedAndWhyOthersWereNot() throws IOException {
        List<TrialResult> trials = new ArrayList<>();
        for (TrialResult trial : MadeUpTrials.of(36, 1, 0.1)) {
            boolean other = trials.size() % 4 == 0;
            trials.add(with(trial, Map.of("data.symbol", other ? "ETH" : "BTC"), trial.money()));
        }
        write(trials);
        ObjectNode summary = LabReport.write(root, root);
        String page = Files.readString(root.resolve("index.html"));
        assertTrue(
                page.contains("27 trials are compared and ranked; 9 are left out: their periods"));
        assertEquals(27, summary.at("/compared/trials").asInt());
        assertEquals(9, summary.at("/compared/left_out").asInt());
        assertEquals(2, summary.at("/compared/groups").asInt());
        assertFalse(summary.at("/compared/last_rung").asBoolean());
        assertTrue(summary.at("/compared/reason").asString().contains("not the same hours"));
        for (JsonNode best : summary.path("best")) {
            String id = best.path("id").asString();
            TrialResult trial =
                    trials.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
            assertEquals("BTC", trial.values().get("data.symbol"), "ranked within the group");
        }
    }

    @Test
    void realityCheckStandsBesideTheOtherFigures() throws IOException {
        write(MadeUpTrials.of(36, 1, 0));
        ObjectNode summary = LabReport.write(root, root);
        double hansen = summary.at("/overfit/hansen_p").asDouble();
        assertTrue(hansen > 0.02 && hansen < 1.0, "p-value " + hansen);
        assertTrue(summary.at("/overfit/white_p").asDouble() > 0.02);
        String page = Files.readString(root.resolve("index.html"));
        assertTrue(page.contains("Reality check, White"));
        assertTrue(page.contains("Hansen’s comes out low too often"));
    }

    @Test
    void bestOfLosersIsCalledTheLeastBad() throws IOException {
        Money loss = new Money(-200_000_000, 0, 0, 0, 0, -200_000_000);
        write(MadeUpTrials.of(36, 1, 0).stream().map(t -> with(t, Map.of(), loss)).toList());
        LabReport.write(root, root);
        String page = Files.readString(root.resolve("index.html"));
        assertTrue(page.contains("None of the 36 compared trials earned money"));
        assertTrue(page.contains("None of them earned money: they are the least bad."));
    }

    @Test
    void figuresThatNoBestTrialHasStandInNoColumn() throws IOException {
        write(MadeUpTrials.of(12, 1, 0)); // books alone
        LabReport.write(root, root);
        String page = Files.readString(root.resolve("index.html"));
        assertTrue(page.contains("Hit rate, %"));
        assertFalse(page.contains("Included, %"));
    }

    @Test
    void lockedResultsStandAgainstThoseBefore() throws IOException {
        List<TrialResult> trials = MadeUpTrials.of(30, 1, 0.1);
        write(trials);
        for (TrialResult trial : trials.subList(0, 12)) {
            TrialFile.write(folder().locked(trial.id()), trial);
        }
        ObjectNode summary = LabReport.write(root, root);
        String page = Files.readString(root.resolve("index.html"));
        assertFalse(page.contains("has not been opened"));
        assertTrue(page.contains("of 12 trials earned money in the locked window"));
        assertTrue(page.contains("Sharpe in the locked window"));
        assertEquals(12, summary.path("locked_trials").asInt());
    }

    @Test
    void namesOfSettingsAndReasonsAreNeverMarkup() throws Exception {
        String nasty = "</script><img src=x onerror=alert(1)>&amp;]]>\"'";
        Map<String, String> values = new TreeMap<>(Map.of(nasty, nasty));
        TrialResult one = MadeUpTrials.failed("a", values);
        TrialResult other = MadeUpTrials.failed("b", Map.of(nasty, "2"));
        write(List.of(one, other));
        new About(nasty, nasty, 3_600, 0.95, Objective.SHARPE, List.of(nasty)).write(folder());
        LabReport.write(root, root);
        String page = Files.readString(root.resolve("index.html"));
        assertFalse(page.contains("<img"));
        Document parsed = parsed(page);
        JsonNode data =
                new JsonMapper()
                        .readTree(parsed.getElementsByTagName("script").item(0).getTextContent());
        assertEquals(nasty, data.at("/settings/0/path").asString());
    }

    @Test
    void experimentWithoutTrialsHasItsPage() throws Exception {
        ObjectNode summary = LabReport.write(root, root);
        String page = Files.readString(root.resolve("index.html"));
        assertEquals("html", parsed(page).getDocumentElement().getTagName());
        assertTrue(page.contains("No trial has finished, so there is nothing to choose from."));
        assertEquals(0, summary.path("trials").asInt());
    }

    @Test
    void pageMayLieAnywhereUnderAnyName() throws IOException {
        write(MadeUpTrials.of(3, 1, 0));
        Path file = root.resolve("out/summary.html");
        LabReport.write(root, file);
        assertTrue(Files.isRegularFile(file));
        LabReport.write(root, root.resolve("elsewhere"));
        assertTrue(Files.isRegularFile(root.resolve("elsewhere/index.html")));
    }

    @Test
    void summaryHasCountsDigestAndTheBest() throws IOException {
        List<TrialResult> trials = MadeUpTrials.of(80, 1, 0.1);
        write(trials);
        Files.writeString(folder().trials().resolve("torn.json"), "{\"id\":");
        ObjectNode summary = LabReport.write(root, root);
        assertEquals(80, summary.path("trials").asInt());
        assertEquals(2, summary.path("failed").asInt());
        assertEquals(1, summary.path("left_out").asInt());
        assertEquals(ResultsDigest.of(trials), summary.path("digest").asString());
        assertEquals(12, summary.path("best").size());
        JsonNode best = summary.at("/best/0");
        JsonNode cents = best.path("per_thousand_cents");
        long sum = 0;
        for (String part : List.of("spread", "inventory", "fees", "hedge", "bribes")) {
            sum += cents.path(part).asLong();
        }
        assertEquals(sum, cents.path("total").asLong());
        assertEquals(
                best.path("deflated_sharpe").asDouble(),
                summary.at("/overfit/deflated_sharpe").asDouble());
        assertTrue(Files.readString(root.resolve("index.html")).contains("torn.json"));
    }

    @Test
    void sameResultsGiveTheSameBytes() throws IOException {
        write(MadeUpTrials.of(40, 1, 0.1));
        LabReport.write(root, root);
        byte[] first = Files.readAllBytes(root.resolve("index.html"));
        LabReport.write(root, root);
        assertEquals(
                new String(first, StandardCharsets.UTF_8),
                Files.readString(root.resolve("index.html")));
    }

    @Test
    void plotsAreFilesOfTheirOwn() throws Exception {
        write(MadeUpTrials.of(40, 1, 0.1));
        LabReport.write(root, root);
        for (String name : List.of("equity", "drawdown", "logits")) {
            String plot = Files.readString(root.resolve("plots/" + name + ".svg"));
            assertEquals("svg", parsed(plot).getDocumentElement().getTagName());
        }
    }

    private static TrialResult with(TrialResult trial, Map<String, String> more, Money money) {
        Map<String, String> values = new TreeMap<>(trial.values());
        values.putAll(more);
        return new TrialResult(
                trial.id(),
                values,
                trial.failure(),
                money,
                trial.activity(),
                trial.risk(),
                trial.model(),
                trial.periods(),
                trial.alarms(),
                trial.digest());
    }

    private ExperimentFolder folder() {
        return new ExperimentFolder(root);
    }

    private void write(List<TrialResult> trials) throws IOException {
        for (TrialResult trial : trials) {
            TrialFile.write(folder().trial(trial.id()), trial);
        }
    }

    private static Document parsed(String text) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }
}
