package io.foretick.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ColorScheme;

import io.foretick.event.Resolution;
import io.foretick.testing.Browsers;
import io.foretick.testing.LiveDesk;

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

/// The page in a real browser. `-Dforetick.screenshots=FOLDER` keeps pictures of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardBrowserTest {

    private static final String ROWS = "section:has(#markets) tbody tr";
    private static final String DISTRIBUTIONS = "section:has(#distributions) tbody tr";

    private final List<String> complaints = new ArrayList<>();
    private Browsers browsers;
    private LiveSession session;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void startTheBrowser() {
        browsers = Browsers.start();
    }

    @BeforeEach
    void openThePage() {
        complaints.clear();
        session = new LiveSession(20);
        context =
                browsers.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(1720, 980)
                                        .setColorScheme(ColorScheme.DARK));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(session.server().url());
    }

    @AfterEach
    void closeThePage() {
        context.close();
        session.close();
    }

    @AfterAll
    void stopTheBrowser() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @Test
    void rowsOfBothTablesAppearWithoutAComplaint() {
        assertThat(page.locator(ROWS)).hasCount(20);
        page.evaluate("scrollTo(0, document.body.scrollHeight)");
        assertThat(page.locator(DISTRIBUTIONS)).hasCount(20);
        page.evaluate("scrollTo(0, 0)");
        assertThat(page.locator("thead tr").nth(1).locator("th")).hasCount(26);
        assertThat(cell(0, "probability")).hasText(Pattern.compile("0\\.\\d{4}"));
        assertThat(cell(0, "end_time"))
                .hasText(Pattern.compile("\\d\\d:\\d\\d ET \\d\\d:\\d\\d UTC"));
        picture("markets-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        picture("markets-light");
        assertEquals(List.of(), complaints);
    }

    @Test
    void tokenLeavesTheAddressAndACookieTakesItsPlace() {
        assertThat(page.locator(ROWS)).hasCount(20);
        assertFalse(page.url().contains("token"), page.url());
        page.reload();
        assertThat(page.locator(ROWS)).hasCount(20);
        assertEquals("", page.evaluate("document.cookie"));
    }

    @Test
    void filtersHideRowsAndStandInTheAddress() {
        assertThat(page.locator(ROWS)).hasCount(20);
        page.locator("input[name=coin][value=BTC]").check();
        assertThat(page.locator(ROWS)).hasCount(5);
        page.locator("input[name=duration][value='5m']").check();
        page.locator("input[name=duration][value='1h']").check();
        assertThat(page.locator(ROWS)).hasCount(2);
        assertTrue(page.url().endsWith("/?coin=BTC&duration=5m,1h"), page.url());
        page.reload();
        assertThat(page.locator(ROWS)).hasCount(2);
        page.getByText("Show all").click();
        assertThat(page.locator(ROWS)).hasCount(20);
        assertTrue(page.url().endsWith("/"), page.url());
    }

    @Test
    void settledMarketsAreNotOpenForBets() throws Exception {
        session.once(desk -> desk.resolve(0, Resolution.UP));
        page.locator("input[name=bets_open][value=no]").check();
        assertThat(page.locator(ROWS)).hasCount(1);
        assertThat(cell(0, "age_ms")).hasText("up");
        assertThat(cell(0, "probability")).hasText("1.0000");
        page.locator("input[name=bets_open][value=no]").uncheck();
        page.locator("input[name=in_interval][value=no]").check();
        assertThat(page.locator(ROWS)).hasCount(0);
        assertThat(page.getByText("No market passes the filters.")).isVisible();
    }

    @Test
    void keyboardAloneChoosesAndSorts() {
        assertThat(page.locator(ROWS)).hasCount(20);
        page.locator("input[name=coin][value=SOL]").focus();
        page.keyboard().press("Space");
        assertThat(page.locator(ROWS)).hasCount(5);
        Locator head = page.locator("th:has(button:text-is('Dur'))");
        head.locator("button").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        assertThat(head).hasAttribute("aria-sort", "descending");
        assertThat(cell(0, "duration")).hasText("1d");
    }

    @Test
    void valuesMoveAndCellsStayWhereTheyAre() {
        Locator probability = cell(0, "probability");
        assertThat(probability).hasText(Pattern.compile("0\\.\\d{4}"));
        String first = probability.textContent();
        double left = probability.boundingBox().x;
        double top = probability.boundingBox().y;
        assertThat(probability).not().hasText(first);
        assertEquals(left, probability.boundingBox().x);
        assertEquals(top, probability.boundingBox().y);
    }

    @Test
    void silentFeedTurnsItsRowsGrey() {
        assertThat(page.locator(ROWS + ".fresh")).hasCount(20);
        session.does(desk -> desk.pass(10 * LiveDesk.STEP_NS)); // time flies and nobody speaks
        assertThat(page.locator(ROWS + ".stale")).hasCount(20, within(9_000));
        assertThat(page.locator("tr.stale[data-feed=polymarket_clob]")).hasCount(1, within(9_000));
        picture("stale-dark");
    }

    @Test
    void deadSessionTurnsGreyWithoutASnapshot() {
        assertThat(page.locator(ROWS + ".fresh")).hasCount(20);
        session.does(_ -> {});
        assertThat(page.locator(ROWS + ".stale")).hasCount(20, within(9_000));
        assertThat(page.locator("[role=status]")).containsText("silent");
    }

    @Test
    void lostConnectionIsSaid() {
        assertThat(page.locator(ROWS + ".fresh")).hasCount(20);
        assertThat(page.locator("[role=status]")).isHidden();
        session.server().close();
        assertThat(page.locator("[role=status]")).containsText("Connection lost");
        picture("lost-dark");
    }

    @Test
    void marketPageShowsChartsBookAndDecisions() throws Exception {
        session.once(DashboardBrowserTest::aMinute);
        cell(0, "coin").locator("a").click();
        assertThat(page).hasURL(Pattern.compile("/market/.*-updown-5m-.*"));
        assertThat(page.locator(".chart canvas")).hasCount(2);
        assertThat(page.locator(".book tbody tr")).hasCount(8);
        assertThat(page.locator(".trace tbody tr").first()).isVisible();
        assertThat(page.locator(".answers tr").first()).isVisible();
        picture("market-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(page.locator(".chart canvas")).hasCount(2);
        picture("market-light");
        page.goBack();
        assertThat(page.locator(ROWS)).hasCount(20);
        assertEquals(List.of(), complaints);
    }

    @Test
    void wrongTokenSeesNothing() {
        try (BrowserContext stranger = browsers.browser().newContext()) {
            Page other = stranger.newPage();
            String base = "http://127.0.0.1:" + session.server().port();
            assertEquals(401, other.navigate(base + "/").status());
            assertEquals(401, other.navigate(base + "/?token=guess").status());
            assertEquals(401, other.navigate(base + "/api/markets").status());
            assertThat(other.locator("tr")).hasCount(0);
        }
    }

    @Test
    void manyRowsScrollAndOnlyThoseInSightAreInTheDocument() {
        show(200);
        assertTrue(page.locator(ROWS).count() < 60);
        String first = page.locator(ROWS).first().getAttribute("data-key");
        page.locator(".rows").first().evaluate("box => box.scrollTop = 3000");
        assertThat(page.locator("tr[data-key='" + first + "']")).hasCount(0);
        assertThat(page.locator(ROWS).first()).isAttached();
    }

    @Test
    void rowsBelowTheWindowAreDrawnOnceTheyCanBeSeen() {
        show(200);
        assertThat(page.locator(DISTRIBUTIONS).first()).isAttached();
        assertThat(page.locator(DISTRIBUTIONS)).not().hasCount(20);
        page.evaluate("scrollTo(0, document.body.scrollHeight)");
        assertThat(page.locator(DISTRIBUTIONS)).hasCount(20);
        page.evaluate("scrollTo(0, 0)");
        assertThat(page.locator(DISTRIBUTIONS)).not().hasCount(20);
        page.locator("input[name=bets_open][value=no]").check(); // the table above is empty now
        assertThat(page.locator(ROWS)).hasCount(0);
        assertThat(page.locator(DISTRIBUTIONS)).hasCount(20);
    }

    private void show(int markets) {
        session.close();
        session = new LiveSession(markets);
        page.navigate(session.server().url());
        assertThat(page.locator("#markets")).containsText(markets + " of " + markets);
    }

    private static void aMinute(LiveDesk desk) {
        for (int k = 0; k < 600; k++) {
            desk.step();
        }
    }

    private Locator cell(int row, String column) {
        return page.locator(ROWS).nth(row).locator("td[data-column=" + column + "]");
    }

    private static HasCountOptions within(double limitMs) {
        return new HasCountOptions().setTimeout(limitMs);
    }

    private void picture(String name) {
        String folder = System.getProperty("foretick.screenshots");
        if (folder != null) {
            Path file = Path.of(folder, name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }
}
