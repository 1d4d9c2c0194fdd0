package io.foretick.session.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

class FaultLogTest {

    private final Logger logger = Logger.getLogger(FaultLog.class.getName());
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    logged.add(entry);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void tellsTheFirstOfEachRowWithItsCause() {
        var faults = new FaultLog();
        var why = new IllegalStateException("first");
        faults.fault("one", why);
        faults.fault("two", new IllegalStateException());
        assertEquals(1, logged.size());
        assertSame(why, logged.getFirst().getThrown());
        faults.fine();
        faults.fault("three", new IllegalStateException());
        assertEquals(2, logged.size());
        assertTrue(logged.getLast().getMessage().startsWith("three"));
    }
}
