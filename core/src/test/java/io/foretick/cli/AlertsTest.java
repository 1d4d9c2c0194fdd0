package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.report.alert.LoopbackBotApi;
import io.foretick.report.alert.TelegramAlerts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

class AlertsTest {

    @Test
    void aSessionThatEndsByAFaultIsToldAsAHalt() {
        var fault = new UncheckedIOException(new IOException("No space left on device"));
        try (var api = new LoopbackBotApi()) {
            try (var alerts = new TelegramAlerts(api.settings())) {
                UncheckedIOException thrown =
                        assertThrows(
                                UncheckedIOException.class,
                                () ->
                                        Alerts.telling(
                                                alerts,
                                                () -> {
                                                    throw fault;
                                                }));
                assertSame(fault, thrown);
            }
            assertEquals(List.of("HALTED: No space left on device"), api.lines());
        }
    }

    @Test
    void aSessionThatEndsInOrderIsNoHalt() throws IOException {
        try (var api = new LoopbackBotApi()) {
            try (var alerts = new TelegramAlerts(api.settings())) {
                assertEquals(7, Alerts.telling(alerts, () -> 7));
            }
            assertEquals(List.of(), api.lines());
        }
    }
}
