package io.foretick.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;

import io.foretick.base.Times;
import io.foretick.forecast.direction.Alarm.Level;
import io.foretick.forecast.direction.ModelName;
import io.foretick.report.predictor.FeedHealth;
import io.foretick.testing.Browsers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The predictor's page in a real browser. `-Dforetick.screenshots=FOLDER` keeps pictures of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictorBrowserTest {

    private static final int MODELS = ModelName.values().length;
    private static final String HISTORY = ".history tbody tr";

    private final List<String> complaints = new ArrayList<>();
    private Browsers browsers;
    private LivePredictor predictor;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void startTheBrowser() {
        browsers = Browsers.start();
    }

    @BeforeEach
    void openThePage() {
        complaints.clear();
        predictor = new LivePredictor(301, 0, "1", "5", "15", "60");
        context =
                browsers.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(1440, 900)
                                        .setColorScheme(ColorScheme.DARK));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(predictor.server().url());
    }

    @AfterEach
    void closeThePage() {
        context.close();
        predictor.close();
    }

    @AfterAll
    void stopTheBrowser() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @Test
    void everyModelOfEveryTimeframeHasItsCardWithoutAComplaint() {
        assertThat(page.locator(".card")).hasCount(4 * MODELS);
        assertThat(page.locator(".frame")).hasCount(4);
        assertThat(card("15", "OSCILLATOR")).containsText("raw 0.");
        assertThat(page.locator("#scores")).containsText("last 200");
        assertThat(page.locator(".one canvas")).hasCount(2);
        assertThat(page.locator(".reliability circle").first()).isVisible();
        assertThat(page.locator(".shares").first()).isVisible();
        assertFalse(page.url().contains("token"), page.url());
        picture("predictor-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        picture("predictor-light");
        assertEquals(List.of(), complaints);
    }

    @Test
    void candleArrivesByTheStreamAndIsJudged() throws Exception {
        Locator judged = scoreRow("1", "Trendvic").locator("td").nth(4);
        page.locator("input[value=all]").check();
        assertThat(judged).hasText("300");
        String chance = card("1", "TRENDVIC").locator(".chance b").textContent();
        predictor.step();
        assertThat(judged).hasText("301");
        assertThat(card("1", "TRENDVIC").locator(".chance b")).not().hasText(chance);
        assertThat(page.locator(HISTORY).nth(1).locator("td").nth(2)).hasText(chance);
    }

    @Test
    void historyShowsTwoHundredAndTheOneThatWaits() {
        assertThat(page.locator(HISTORY)).hasCount(201);
        assertThat(page.locator(HISTORY).first()).containsText("waits for its candle");
        assertThat(page.locator(HISTORY).nth(1))
                .containsText(Pattern.compile("\\d\\d:\\d\\d ET \\d\\d:\\d\\d UTC"));
    }

    @Test
    void chosenModelIsOpenedAndStandsInTheAddress() {
        card("15", "VOLUMEMETRIX").click();
        assertThat(page.locator("#model")).containsText("Volumemetrix, 15 m");
        assertThat(card("15", "VOLUMEMETRIX")).hasAttribute("aria-pressed", "true");
        assertTrue(page.url().endsWith("?tf=15&model=VOLUMEMETRIX"), page.url());
        page.reload();
        assertThat(page.locator("#model")).containsText("Volumemetrix, 15 m");
        assertThat(page.locator(HISTORY)).hasCount(201);
    }

    @Test
    void keyboardAloneChoosesModelAndWindow() {
        card("5", "DENSITY").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#model")).containsText("Density, 5 m");
        page.locator("input[value=last_200]").focus();
        page.keyboard().press("ArrowLeft");
        assertThat(scoreRow("5", "Density").locator("td").nth(4)).hasText("50");
    }

    @Test
    void confusionAndItsBaselineAddUp() {
        Locator cells = page.locator(".confusion .count");
        assertThat(cells).hasCount(9);
        int judged = cells.allTextContents().stream().mapToInt(Integer::parseInt).sum();
        assertEquals(300, judged);
        assertThat(page.locator(".one .note")).containsText("would have been right");
    }

    @Test
    void alarmStandsOnTopUntilItIsCleared() throws Exception {
        predictor.alarm(
                ModelName.OSCILLATOR, "calibration_floor", Level.WARNING, "a is 0.19, bound 0.20");
        assertThat(page.locator(".standing li")).containsText("Oscillator 1 m: calibration floor");
        picture("predictor-alarm");
        predictor.alarm(ModelName.OSCILLATOR, "calibration_floor", Level.CLEARED, "a is 0.31");
        assertThat(page.locator(".standing li")).hasCount(0);
        assertThat(page.locator("section:has(#alarms) tbody tr")).hasCount(2);
    }

    @Test
    void lostFeedIsSaid() {
        predictor.feed(FeedHealth.State.RECONNECTING);
        assertThat(page.locator("header")).containsText("reconnecting");
    }

    @Test
    void candleThatDoesNotComeIsMissed() {
        predictor.close();
        predictor = new LivePredictor(30, 3 * Times.MINUTE_NS, "1");
        page.navigate(predictor.server().url());
        assertThat(page.locator(".frame.late")).hasCount(1);
        assertThat(page.locator(".frame[data-tf='1']")).containsText("late by");
        picture("predictor-late");
    }

    @Test
    void silentPredictorIsSaid() {
        assertThat(page.locator(".card")).hasCount(4 * MODELS);
        predictor.stop();
        assertThat(page.locator("[role=status]")).containsText("silent", within(9_000));
    }

    @Test
    void lostConnectionIsSaid() {
        assertThat(page.locator(".card")).hasCount(4 * MODELS);
        predictor.server().close();
        assertThat(page.locator("[role=status]")).containsText("Connection lost");
    }

    @Test
    void predictorThatHasNotBegunSaysSo() {
        predictor.close();
        predictor = new LivePredictor(0, 0);
        page.navigate(predictor.server().url());
        assertThat(page.locator("main")).containsText("No prediction yet");
        assertThat(page.locator("main")).containsText("No guard has spoken so far");
        picture("predictor-empty");
    }

    @Test
    void phoneScrollsDownAndNeverSideways() {
        page.setViewportSize(390, 844);
        assertThat(page.locator(".card")).hasCount(4 * MODELS);
        assertThat(page.locator(".one canvas")).hasCount(2);
        Object overflow =
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth");
        picture("predictor-phone");
        assertEquals(0, overflow);
    }

    private Locator card(String timeframe, String model) {
        return page.locator(
                ".frame[data-tf='%s'] .card[data-model=%s]".formatted(timeframe, model));
    }

    private Locator scoreRow(String timeframe, String model) {
        return page.locator("section:has(#scores) tbody tr")
                .filter(new Locator.FilterOptions().setHasText(timeframe + " m"))
                .filter(new Locator.FilterOptions().setHasText(model))
                .first();
    }

    private static ContainsTextOptions within(double limitMs) {
        return new ContainsTextOptions().setTimeout(limitMs);
    }

    private void picture(String name) {
        String folder = System.getProperty("foretick.screenshots");
        if (folder != null) {
            Path file = Path.of(folder, name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        }
    }
}
