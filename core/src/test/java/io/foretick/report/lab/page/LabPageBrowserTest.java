package io.foretick.report.lab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.foretick.report.lab.About;
import io.foretick.report.lab.Experiment;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.report.lab.Objective;
import io.foretick.report.lab.Results;
import io.foretick.report.lab.TrialFile;
import io.foretick.report.lab.TrialResult;
import io.foretick.testing.Browsers;
import io.foretick.testing.MadeUpTrials;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The page of an experiment in a real browser. `-Dforetick.screenshots=FOLDER` keeps pictures.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabPageBrowserTest {

    private static final List<TrialResult> TRIALS = MadeUpTrials.of(200, 11, 0.08);
    private static final String ROWS = "#grid tbody tr:not(.gap)";

    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private Browsers browsers;
    private Path file;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void makeThePage(@TempDir Path root) throws IOException {
        browsers = Browsers.start();
        var folder = new ExperimentFolder(root);
        for (TrialResult trial : TRIALS) {
            TrialFile.write(folder.trial(trial.id()), trial);
        }
        List<TrialResult> others = MadeUpTrials.of(36, 12, 0.02);
        for (int k = 0; k < others.size(); k++) {
            TrialResult locked = MadeUpTrials.withId(TRIALS.get(k).id(), others.get(k));
            TrialFile.write(folder.locked(locked.id()), locked);
        }
        new About(
                        "grid-200",
                        "nightly",
                        86_400,
                        0.95,
                        Objective.SHARPE,
                        List.of("The trades are made up."))
                .write(folder);
        LabReport.write(root, root);
        file = folder.page();
    }

    @BeforeEach
    void openThePage() {
        complaints.clear();
        requests.clear();
        context =
                browsers.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(1280, 900)
                                        .setColorScheme(ColorScheme.LIGHT));
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(file.toUri().toString());
    }

    @AfterEach
    void closeThePage() {
        context.close();
        assertEquals(List.of(), complaints);
        assertEquals(List.of(), requests.stream().filter(url -> !url.startsWith("file:")).toList());
    }

    @AfterAll
    void stopTheBrowser() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @Test
    void looksAsItIsMeantTo() {
        assertThat(page.locator("h1")).containsText("Foretick experiment");
        picture("lab-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture("lab-dark");
    }

    @Test
    void columnSortsBothWays() {
        List<TrialResult> finished =
                TRIALS.stream().filter(trial -> trial.failure().isEmpty()).toList();
        Comparator<TrialResult> byPnl = Comparator.comparingLong(trial -> trial.money().totalE8());
        page.locator("#grid [data-key=pnl]").click();
        String most = finished.stream().max(byPnl).orElseThrow().id();
        assertThat(page.locator(ROWS).first()).hasAttribute("data-id", most);
        page.locator("#grid [data-key=pnl]").click();
        String least = finished.stream().min(byPnl).orElseThrow().id();
        assertThat(page.locator(ROWS).first()).hasAttribute("data-id", least);
        assertThat(page.locator("th[aria-sort=ascending]")).hasText("PnL, $");
    }

    @Test
    void filterKeepsWhatPasses() {
        page.locator("#filter").fill("venue.type=AMM gamma<=0.1 sharpe>0");
        long expected =
                TRIALS.stream()
                        .filter(trial -> trial.failure().isEmpty() && trial.risk().sharpe() > 0)
                        .filter(trial -> "AMM".equals(trial.values().get("venue.type")))
                        .filter(trial -> gamma(trial) <= 0.1)
                        .count();
        assertTrue(expected > 0);
        assertThat(page.locator("#shown")).hasText(expected + " of 200 trials");
        page.locator("#filter").fill("nonsense>1");
        assertThat(page.locator("#shown")).containsText("not understood: nonsense>1");
        page.locator("#filter").fill("no trades between");
        assertThat(page.locator("#shown")).hasText("5 of 200 trials");
    }

    private static double gamma(TrialResult trial) {
        return Double.parseDouble(trial.values().getOrDefault("market_maker.gamma", "NaN"));
    }

    @Test
    void heatMapShowsThePickedSettings() {
        page.locator("#across").selectOption("gamma");
        page.locator("#down").selectOption("venue.type");
        page.locator("#figure").selectOption("Sharpe");
        Locator heat = page.locator(".heat");
        assertThat(heat.locator("thead th")).hasCount(6);
        assertThat(heat).containsText("Median of Sharpe");
        Object trials =
                page.evaluate(
                        "[...document.querySelectorAll('.heat small')]"
                                + ".reduce((sum, cell) => sum + Number(cell.textContent), 0)");
        assertEquals(195, trials);
    }

    @Test
    void brushOnAnAxisKeepsTheTrialsThatPassThere() {
        Locator grip = page.locator("#lines [data-axis='market_maker.gamma'] .grip");
        grip.scrollIntoViewIfNeeded();
        var box = grip.boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height - 4);
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2, box.y + box.height - 50);
        page.mouse().up();
        long expected =
                TRIALS.stream()
                        .filter(trial -> trial.failure().isEmpty() && gamma(trial) < 0.1)
                        .count();
        assertThat(page.locator("#shown")).hasText(expected + " of 200 trials");
        page.locator("#unbrush").click();
        assertThat(page.locator("#shown")).hasText("200 of 200 trials");
    }

    /// From the click to the new rows, laid out; the fastest of twenty, since the machine may be
    /// busy.
    @Test
    void thousandTrialsSortInATenthOfASecond(@TempDir Path root) throws IOException {
        var about = new About("grid-1000", "", 86_400, 0.95, Objective.SHARPE, List.of());
        var results = new Results(MadeUpTrials.of(1_000, 12, 0), List.of());
        var none = new Results(List.of(), List.of());
        Path thousand = root.resolve("thousand.html");
        Files.writeString(thousand, LabPage.render(Experiment.of(about, results, none)));
        page.navigate(thousand.toUri().toString());
        assertThat(page.locator("#shown")).hasText("1,000 of 1,000 trials");
        Object slowest =
                page.evaluate(
                        """
                        () => {
                          const sort = (key) => {
                            const begin = performance.now();
                            document.querySelector(`#grid [data-key="${key}"]`).click();
                            document.querySelector("#grid tbody").getBoundingClientRect();
                            return performance.now() - begin;
                          };
                          const keys = ["pnl", "id", "market_maker.gamma", "fills"];
                          const times = (key) => Array.from({ length: 20 }, () => sort(key));
                          return Math.max(...keys.map((key) => Math.min(...times(key))));
                        }
                        """);
        double slowestMs = ((Number) slowest).doubleValue();
        assertTrue(slowestMs < 100, "slowest sort took " + slowestMs + " ms");
        picture("lab-thousand");
    }

    @Test
    void scrollingReachesTheLastTrial() {
        page.evaluate("document.getElementById('grid').scrollTop = 1e9");
        assertThat(page.locator(ROWS).last()).hasAttribute("aria-rowindex", "200");
        assertThat(page.locator(ROWS).last()).hasAttribute("title", "failed: " + failure());
    }

    private static String failure() {
        return TRIALS.stream()
                .map(TrialResult::failure)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void chosenTrialIsMarkedInTableAndLines() {
        Locator row = page.locator(ROWS).nth(2);
        String id = String.valueOf(row.getAttribute("data-id"));
        row.click();
        assertThat(page.locator("#grid tr.chosen")).hasAttribute("data-id", id);
        assertThat(page.locator("#lines .trial.chosen")).hasAttribute("data-id", id);
    }

    @Test
    void phoneScrollsDownAndNeverSideways() {
        page.setViewportSize(390, 844);
        Object overflow =
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth");
        picture("lab-phone");
        assertEquals(0, overflow);
    }

    private void picture(String name) {
        String folder = System.getProperty("foretick.screenshots");
        if (folder != null) {
            Path target = Path.of(folder, name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(target).setFullPage(true));
        }
    }
}
