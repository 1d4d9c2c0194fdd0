package io.foretick.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/// A page that does its own work only. One that Playwright drives tells it of all its traffic, its
/// console and its frames, on the thread that also lays out and paints; this one answers what it is
/// asked. Not for tests of what a page shows.
public final class QuietPage implements AutoCloseable {

    private static final long PAUSE_NS = 10_000_000;

    private final CDPSession browser;
    private final String context;
    private final String session;
    private final Map<Integer, JsonObject> answers = new HashMap<>();
    private int asked;

    private QuietPage(CDPSession browser, String context, String session) {
        this.browser = browser;
        this.context = context;
        this.session = session;
        browser.on("Target.receivedMessageFromTarget", this::hear);
    }

    /// An empty page of this size.
    public static QuietPage open(Browser browser, int width, int height) {
        CDPSession session = browser.newBrowserCDPSession();
        String context = text(session.send("Target.createBrowserContext"), "browserContextId");
        var target = new JsonObject();
        target.addProperty("url", "about:blank");
        target.addProperty("browserContextId", context);
        target.addProperty("width", width);
        target.addProperty("height", height);
        var attach = new JsonObject();
        attach.addProperty(
                "targetId", text(session.send("Target.createTarget", target), "targetId"));
        attach.addProperty("flatten", false);
        String id = text(session.send("Target.attachToTarget", attach), "sessionId");
        var page = new QuietPage(session, context, id);
        var size = new JsonObject();
        size.addProperty("width", width);
        size.addProperty("height", height);
        size.addProperty("deviceScaleFactor", 1);
        size.addProperty("mobile", false);
        page.send("Emulation.setDeviceMetricsOverride", size);
        return page;
    }

    public void navigate(String url) {
        var to = new JsonObject();
        to.addProperty("url", url);
        send("Page.navigate", to);
    }

    /// What an expression gives; a promise is waited for, twenty seconds at most.
    public JsonObject evaluate(String expression) {
        var what = new JsonObject();
        what.addProperty("expression", expression);
        what.addProperty("awaitPromise", true);
        what.addProperty("returnByValue", true);
        JsonObject answer = send("Runtime.evaluate", what);
        assertFalse(answer.has("exceptionDetails"), answer::toString);
        return answer.getAsJsonObject("result");
    }

    /// Starts the browser's own count of seconds, in which the page's main thread had a processor.
    public void countProcessorTime() {
        var domain = new JsonObject();
        domain.addProperty("timeDomain", "threadTicks");
        send("Performance.enable", domain);
    }

    /// All counts by their names, such as `TaskDuration`.
    public Map<String, Double> counts() {
        Map<String, Double> counts = new HashMap<>();
        for (var element :
                send("Performance.getMetrics", new JsonObject()).getAsJsonArray("metrics")) {
            JsonObject count = element.getAsJsonObject();
            counts.put(text(count, "name"), count.get("value").getAsDouble());
        }
        return counts;
    }

    @Override
    public void close() {
        var whole = new JsonObject();
        whole.addProperty("browserContextId", context);
        browser.send("Target.disposeBrowserContext", whole);
        browser.detach();
    }

    private JsonObject send(String method, JsonObject parameters) {
        int id = ++asked;
        var message = new JsonObject();
        message.addProperty("id", id);
        message.addProperty("method", method);
        message.add("params", parameters);
        var envelope = new JsonObject();
        envelope.addProperty("sessionId", session);
        envelope.addProperty("message", message.toString());
        browser.send("Target.sendMessageToTarget", envelope);
        Eventually.holds(() -> isAnswered(id), () -> "no answer to " + message);
        JsonObject answer = Objects.requireNonNull(answers.remove(id));
        assertFalse(answer.has("error"), answer::toString);
        return answer.getAsJsonObject("result");
    }

    private boolean isAnswered(int id) {
        if (!answers.containsKey(id)) {
            LockSupport.parkNanos(PAUSE_NS);
            browser.send("Target.getTargets"); // what the page said is handed out during a call
        }
        return answers.containsKey(id);
    }

    private void hear(JsonObject event) {
        if (text(event, "sessionId").equals(session)) {
            JsonObject message = JsonParser.parseString(text(event, "message")).getAsJsonObject();
            if (message.has("id")) {
                answers.put(message.get("id").getAsInt(), message);
            }
        }
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }
}
