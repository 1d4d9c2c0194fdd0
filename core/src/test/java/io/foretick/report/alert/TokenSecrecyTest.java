package io.foretick.report.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The bot's token never reaches a log, the console or an exception, whatever goes wrong.
final class TokenSecrecyTest {

    private static final String CANARY = "CANARY";

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 404, 429, 500, 503})
    void staysOutOfEveryOutputForEveryAnswer(int status) {
        try (var api = new LoopbackBotApi()) {
            api.answering(status, status, status, status);
            String output = captured(() -> sendOne(api.settings()));
            assertFalse(output.contains(CANARY), output);
        }
    }

    @Test
    void staysOutOfEveryOutputWhenNobodyListens() {
        var api = new LoopbackBotApi();
        TelegramSettings settings = api.settings();
        api.close();
        String output = captured(() -> sendOne(settings));
        assertTrue(output.contains("Telegram does not take alerts"), output);
        assertFalse(output.contains(CANARY), output);
    }

    @Test
    void staysOutOfTexts() {
        var token = BotToken.parse(LoopbackBotApi.TOKEN, "token");
        assertFalse(token.toString().contains(CANARY));
        var settings = TelegramSettings.of(TelegramSettings.API, token, LoopbackBotApi.CHAT);
        assertFalse(settings.toString().contains(CANARY));
        assertFalse(settings.toString().contains(LoopbackBotApi.CHAT));
    }

    @Test
    void staysOutOfTheMessageAboutAMissingVariable() {
        Map<String, String> half = Map.of(TelegramSettings.TOKEN_VARIABLE, LoopbackBotApi.TOKEN);
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> TelegramSettings.fromEnvironment(half, TelegramSettings.API));
        assertTrue(thrown.toString().contains(TelegramSettings.CHAT_VARIABLE));
        assertFalse(thrown.toString().contains(CANARY), thrown.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANARY", "1:CANARY token", "1:CANARY/../..", "x:CANARYCANARY"})
    void staysOutOfTheMessageAboutItsForm(String text) {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> BotToken.parse(text, TelegramSettings.TOKEN_VARIABLE));
        assertTrue(thrown.toString().contains(TelegramSettings.TOKEN_VARIABLE));
        assertFalse(thrown.toString().contains(CANARY), thrown.toString());
    }

    @Test
    void travelsUnencryptedOnThisMachineOnly() {
        var token = BotToken.parse(LoopbackBotApi.TOKEN, "token");
        for (String api : new String[] {"http://example.org", "ftp://127.0.0.1", "example"}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> TelegramSettings.of(URI.create(api), token, LoopbackBotApi.CHAT));
        }
    }

    @Test
    void alertsAreOffWithoutVariables() {
        assertEquals(
                Optional.empty(), TelegramSettings.fromEnvironment(Map.of(), TelegramSettings.API));
    }

    private static void sendOne(TelegramSettings settings) {
        var sender = new AlertSender(settings);
        sender.offer("one");
        sender.close();
    }

    /// All that is printed or logged, of any level, while `work` runs.
    private static String captured(Runnable work) {
        var bytes = new ByteArrayOutputStream();
        var print = new PrintStream(bytes, true, UTF_8);
        PrintStream out = System.out;
        PrintStream err = System.err;
        Logger root = Logger.getLogger("");
        Handler handler = new Capture(print);
        Level level = root.getLevel();
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        System.setOut(print);
        System.setErr(print);
        try {
            work.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
            root.setLevel(level);
            root.removeHandler(handler);
        }
        return bytes.toString(UTF_8);
    }

    private static final class Capture extends Handler {
        private final PrintStream print;
        private final SimpleFormatter formatter = new SimpleFormatter();

        Capture(PrintStream print) {
            this.print = print;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord logged) {
            print.print(formatter.format(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
