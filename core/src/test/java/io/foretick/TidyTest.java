package io.foretick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.Rule.Exemption;
import io.foretick.Rule.Finding;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps the code as small, plain and pure as the house style says. The rules are in [Rule]; an
/// exception is listed here by name, with its reason, and goes when it is no longer needed.
class TidyTest {

    private static final List<Exemption> EXEMPTIONS = List.of();

    private static List<Finding> found = List.of();

    @BeforeAll
    static void readTheProject() throws IOException {
        found = new ArrayList<>(SourceRules.check(ProjectFiles.sources()));
        found.addAll(PackageRules.check(ProjectFiles.ROOT.resolve("core/src/main/java")));
        found.addAll(ClassRules.checkMain(ProjectFiles.CLASSES));
        found.addAll(ClassRules.checkTest(ProjectFiles.TEST_CLASSES));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void holds(Rule rule) {
        String broken =
                found.stream()
                        .filter(finding -> finding.rule() == rule && !isExempt(finding))
                        .map(Finding::toString)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n"));
        assertEquals("", broken, () -> "\n" + rule + ", but:\n" + broken + "\n");
    }

    @Test
    void everyExemptionIsStillNeeded() {
        List<Exemption> idle =
                EXEMPTIONS.stream()
                        .filter(exemption -> found.stream().noneMatch(exemption::covers))
                        .toList();
        assertEquals(List.of(), idle, "remove these exemptions");
    }

    private static boolean isExempt(Finding finding) {
        return EXEMPTIONS.stream().anyMatch(exemption -> exemption.covers(finding));
    }
}
