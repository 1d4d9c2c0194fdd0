package io.foretick.session.doctor;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// All findings of an examination, in the order of the checks.
public record Diagnosis(List<Finding> findings) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /// Whether nothing is in the way of trading.
    public boolean passed() {
        return failed().isEmpty();
    }

    /// What is in the way.
    public List<Finding> failed() {
        return findings.stream()
                .filter(finding -> finding.grade() == Finding.Grade.FAILED)
                .toList();
    }

    /// One line a finding.
    public String text() {
        var lines = new StringJoiner("\n");
        for (Finding finding : findings) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-7s  %-24s %s",
                            grade(finding),
                            finding.check(),
                            finding.reason()));
        }
        return lines.toString();
    }

    /// One object: `passed`, and `checks` with `check`, `grade` and `reason` each.
    public String json() {
        ObjectNode out = JSON.createObjectNode();
        out.put("passed", passed());
        ArrayNode checks = out.putArray("checks");
        for (Finding finding : findings) {
            checks.addObject()
                    .put("check", finding.check())
                    .put("grade", grade(finding))
                    .put("reason", finding.reason());
        }
        return out.toString();
    }

    private static String grade(Finding finding) {
        return finding.grade().name().toLowerCase(Locale.ROOT);
    }
}
