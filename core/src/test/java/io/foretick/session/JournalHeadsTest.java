package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.journal.JournalHead;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

class JournalHeadsTest {

    private static final String LATER = "risk.max_strategy_";

    /// A journal of before there were limits of strategies goes on as it was begun.
    @Test
    void aSettingThatThereWasNotYetCountsAsItsDefault() {
        JournalHead old = withoutLater();
        assertEquals(Config.DEFAULT.risk(), JournalHeads.config(old).risk());
        assertDoesNotThrow(() -> JournalHeads.checkConfig(old, Config.DEFAULT));
    }

    @Test
    void aSettingThatThereWasNotYetMustNotBeSetAnyOtherWay() {
        Config bound = new ConfigReader().flag(LATER + "orders=3").read();
        var refusal =
                assertThrows(
                        ConfigException.class,
                        () -> JournalHeads.checkConfig(withoutLater(), bound));
        assertTrue(String.valueOf(refusal.getMessage()).contains(LATER + "orders"));
    }

    @Test
    void aSettingOfTheFeedsThatThereIsNoLongerIsPassedOver() {
        JournalHead head = JournalHeads.of(Config.DEFAULT, 7, JournalHead.Store.NONE);
        var config =
                new JournalHead.Config(
                        head.config().digest(), head.config().text() + "live.forgotten=1\n");
        var old =
                new JournalHead(
                        head.sessionId(),
                        head.build(),
                        head.seed(),
                        config,
                        head.models(),
                        head.store());
        assertDoesNotThrow(() -> JournalHeads.checkConfig(old, Config.DEFAULT));
    }

    private static JournalHead withoutLater() {
        JournalHead head = JournalHeads.of(Config.DEFAULT, 7, JournalHead.Store.NONE);
        String text =
                head.config()
                        .text()
                        .lines()
                        .filter(line -> !line.startsWith(LATER))
                        .collect(Collectors.joining("\n", "", "\n"));
        assertTrue(text.length() < head.config().text().length());
        var config = new JournalHead.Config(head.config().digest(), text);
        return new JournalHead(
                head.sessionId(), head.build(), head.seed(), config, head.models(), head.store());
    }
}
