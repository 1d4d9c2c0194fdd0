package io.foretick.report.lab.page;

import io.foretick.report.html.Axis;
import io.foretick.report.html.Figures;
import io.foretick.report.html.Markup;
import io.foretick.report.lab.CentSplit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Stacked bars, one for each trial: gains to the right of 0, costs to the left, and a mark at the
/// sum. Mutable, used once.
final class SplitBars {

    private record Bar(String name, CentSplit cents) {}

    private static final int WIDTH = 720;
    private static final int LEFT = 92;
    private static final int RIGHT = 84;
    private static final int STEP = 22;
    private static final int BAR = 12;
    private static final int BOTTOM = 24;
    private static final double CENTS = 100;
    private static final int TICKS = 6;

    private final List<Bar> bars = new ArrayList<>();

    /// Adds a trial below those before.
    void add(String name, CentSplit cents) {
        bars.add(new Bar(name, cents));
    }

    /// The whole figure, or nothing without bars.
    String draw() {
        if (bars.isEmpty()) {
            return "";
        }
        var out = new Markup();
        out.open("figure");
        legend(out);
        int height = STEP * bars.size() + BOTTOM;
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-label",
                "Where the money came from");
        Axis axis = axis();
        axis(axis, height - BOTTOM, out);
        for (int k = 0; k < bars.size(); k++) {
            draw(bars.get(k), axis, k * STEP + (STEP - BAR) / 2, out);
        }
        return out.close().close().toString();
    }

    private static void legend(Markup out) {
        out.open("figcaption").leaf("b", "PnL per $1,000 of position, $");
        for (String name : CentSplit.NAMES) {
            out.open("span", "class", "key");
            out.open("svg", "viewBox", "0 0 10 10", "width", "10", "height", "10");
            out.empty("path", "class", css(name), "d", "M0 0H10V10H0Z");
            out.close().text(name.toLowerCase(Locale.ROOT)).close();
        }
        out.open("span", "class", "key");
        out.open("svg", "viewBox", "0 0 10 10", "width", "10", "height", "10");
        out.empty("path", "class", "sum", "d", "M5 0V10");
        out.close().text("sum").close();
        out.close();
    }

    private Axis axis() {
        double low = bars.stream().mapToDouble(bar -> reach(bar.cents, -1)).min().orElse(0);
        double high = bars.stream().mapToDouble(bar -> reach(bar.cents, 1)).max().orElse(0);
        return Axis.ofNumbers(low, high, TICKS);
    }

    /// Sum of the parts of one sign, in dollars.
    private static double reach(CentSplit cents, int sign) {
        long sum =
                cents.parts().stream()
                        .filter(part -> Long.signum(part) == sign)
                        .mapToLong(part -> part)
                        .sum();
        return sum / CENTS;
    }

    private static void axis(Axis axis, int base, Markup out) {
        for (Axis.Tick tick : axis.ticks()) {
            String x = text(x(axis, tick.value()));
            out.empty("path", "class", "grid", "d", "M" + x + " 0V" + base);
            out.leaf("text", tick.label(), "class", "x", "x", x, "y", "" + (base + 16));
        }
        out.empty("path", "class", "axis", "d", "M" + text(x(axis, 0)) + " 0V" + base);
    }

    private static void draw(Bar bar, Axis axis, int y, Markup out) {
        String middle = Integer.toString(y + BAR / 2);
        out.leaf("text", bar.name, "class", "y", "x", "" + (LEFT - 8), "y", middle);
        long below = 0;
        long above = 0;
        for (int k = 0; k < CentSplit.NAMES.size(); k++) {
            long cents = bar.cents.parts().get(k);
            long from = cents < 0 ? below : above;
            String path = block(x(axis, from / CENTS), x(axis, (from + cents) / CENTS), y);
            if (cents != 0) {
                String name = CentSplit.NAMES.get(k);
                out.open("path", "class", css(name), "d", path);
                out.leaf("title", name + " " + Figures.fixed(cents / CENTS, 2)).close();
            }
            below += Math.min(cents, 0);
            above += Math.max(cents, 0);
        }
        double sum = bar.cents.total() / CENTS;
        String at = "M" + text(x(axis, sum)) + " " + (y - 3) + "v" + (BAR + 6);
        out.empty("path", "class", "sum", "d", at);
        String right = Integer.toString(WIDTH);
        out.leaf("text", Figures.fixed(sum, 2), "class", "y total", "x", right, "y", middle);
    }

    private static String block(double from, double to, int y) {
        double left = Math.min(from, to);
        String width = text(Math.abs(to - from));
        return "M" + text(left) + " " + y + "h" + width + "v" + BAR + "h-" + width + "Z";
    }

    private static String css(String name) {
        return "part " + name.toLowerCase(Locale.ROOT);
    }

    private static double x(Axis axis, double value) {
        double share = (value - axis.low()) / (axis.high() - axis.low());
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static String text(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }
}
