package io.foretick.exchange.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FaultPlanTest {

    private static String complaint(String yaml) {
        return String.valueOf(
                assertThrows(FaultPlanException.class, () -> FaultPlan.parse(yaml, "faults.yaml"))
                        .getMessage());
    }

    @Test
    void readsAllKeysOfARule() {
        FaultPlan plan =
                FaultPlan.parse(
                        """
                        faults:
                          - name: cut
                            kind: half-open
                            service: binance_*
                            path: /ws*
                            probability: 0.25
                            at: 90s
                            every: 2m
                            for: 500ms
                            lasting: 1h
                        """,
                        "faults.yaml");
        var schedule = new FaultSchedule(90 * Times.SECOND_NS, 2 * Times.MINUTE_NS, 500_000_000);
        assertEquals(
                List.of(
                        new FaultRule(
                                "cut",
                                FaultKind.HALF_OPEN,
                                "binance_*",
                                "/ws*",
                                0.25,
                                schedule,
                                Times.HOUR_NS,
                                0)),
                plan.rules());
    }

    @Test
    void namesRulesThatHaveNoName() {
        FaultPlan plan = FaultPlan.parse("{faults: [{kind: gap}, {kind: \"429\"}]}", "x");
        assertEquals(
                List.of("gap-0", "429-1"), plan.rules().stream().map(FaultRule::name).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "faults:\\n - kind: gap\\n   often: 3 | line 3: faults[0].often: unknown key",
                "faults:\\n - kind: gas | line 2: faults[0].kind: no kind of fault is called 'gas'",
                "faults:\\n - at: 3s | line 2: faults[0].kind: is missing",
                "faults:\\n - kind: gap\\n\\n   at: 3 | line 4: faults[0].at: '3' is no span",
                "faults:\\n - kind: gap\\n   probability: 2 | line 2: faults[0]: probability must",
                "faults:\\n - kind: gap\\n   probability: x | line 3: faults[0].probability: 'x'",
                "faults:\\n - kind: gap\\n   shift: 3s | line 2: faults[0]: shift belongs to",
                "faults:\\n - kind: clock-skew | line 2: faults[0]: shift belongs to clock-skew",
                "faults:\\n - kind: gap\\n   at: [1] | line 3: faults[0].at: expected one value",
                "fault: [] | line 1: unknown key 'fault'",
                "faults: 3 | line 1: faults: expected a list of rules",
                "[1] | line 1: expected the key 'faults'",
            })
    void saysKeyAndLineOfWhatIsWrong(String yaml, String expected) {
        String complaint = complaint(yaml.replace("\\n", "\n"));
        assertTrue(complaint.startsWith("faults.yaml, " + expected), complaint);
    }

    @Test
    void refusesTwoRulesOfOneName() {
        assertTrue(
                complaint("{faults: [{kind: gap, name: a}, {kind: late, name: a}]}")
                        .contains("two rules are called 'a'"));
    }

    @Test
    void refusesTextThatIsNoYaml() {
        assertTrue(complaint("faults: [").startsWith("faults.yaml, line "));
    }

    @Test
    void isEmptyForAnEmptyText() {
        assertEquals(FaultPlan.NONE, FaultPlan.parse("", "x"));
        assertEquals(FaultPlan.NONE, FaultPlan.of("none"));
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("faults.yaml");
        Files.writeString(file, "faults: [{kind: gap}]");
        assertEquals(1, FaultPlan.of(file.toString()).rules().size());
        Path absent = folder.resolve("absent.yaml");
        assertThrows(FaultPlanException.class, () -> FaultPlan.of(absent.toString()));
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void hasEveryKindInTheSetOfAll(FaultKind kind) {
        List<FaultRule> rules =
                FaultPlan.of("all").rules().stream().filter(rule -> rule.kind() == kind).toList();
        assertFalse(rules.isEmpty());
        for (FaultRule rule : rules) {
            assertTrue(rule.schedule().nextBeginNs(0) <= 20 * Times.MINUTE_NS);
        }
    }

    @Test
    void beginsAndEndsAsItsScheduleSays() {
        var schedule = new FaultSchedule(10, 5, 2);
        assertEquals(10, schedule.nextBeginNs(0));
        assertEquals(10, schedule.nextBeginNs(10));
        assertEquals(15, schedule.nextBeginNs(11));
        assertEquals(FaultSchedule.NEVER_NS, new FaultSchedule(10, 0, 2).nextBeginNs(11));
        assertTrue(schedule.isActive(11) && schedule.isActive(15));
        assertTrue(!schedule.isActive(9) && !schedule.isActive(12) && !schedule.isActive(14));
    }
}
