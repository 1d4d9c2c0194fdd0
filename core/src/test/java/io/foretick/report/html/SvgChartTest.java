package io.foretick.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.report.html.SvgChart.Ink;

import org.junit.jupiter.api.Test;

import java.util.List;

class SvgChartTest {

    private static final double[] X = {0, 1, 2, 3};

    @Test
    void breaksTheLineWhereAValueIsUnknown() {
        String svg = chart().line("", Ink.MAIN, X, new double[] {0, 1, Double.NaN, 1}).draw();
        String path = svg.replaceFirst("(?s).* class=\"line main\" d=\"([^\"]*)\".*", "$1");
        assertEquals(2, path.chars().filter(c -> c == 'M').count(), path);
    }

    @Test
    void holdsEachStepUntilTheNext() {
        String svg = chart().step("", Ink.MAIN, X, new double[] {0, 1, 1, 0}).draw();
        assertTrue(svg.contains("M58 234H275.3V8H492.7V8H710V234"), svg);
    }

    @Test
    void putsTicksOnRoundValues() {
        Axis axis = Axis.exact(0, 1, 5);
        List<String> labels = axis.ticks().stream().map(Axis.Tick::label).toList();
        assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), labels);
    }

    @Test
    void putsTimeTicksOnRoundLocalTimes() {
        double start = 1_784_851_200; // 20:00 in New York
        Axis axis = Axis.ofTime(start + 7, start + 307, 8);
        List<String> labels = axis.ticks().stream().map(Axis.Tick::label).toList();
        assertEquals(List.of("20:01", "20:02", "20:03", "20:04", "20:05"), labels);
    }

    private static SvgChart chart() {
        return new SvgChart("chart", Axis.exact(0, 3, 3), Axis.exact(0, 1, 5));
    }
}
