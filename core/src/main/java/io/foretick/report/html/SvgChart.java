package io.foretick.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws one chart as a figure: a title, a legend, and an SVG that takes its colours from the page.
/// NaN is a gap. Mutable, used once; not for large data: thin it before.
public final class SvgChart {

    /// Colours, by what they stand for.
    public enum Ink {
        MAIN,
        SECOND,
        QUIET,
        BUY,
        SELL;

        String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Kind {
        LINE,
        STEP,
        BAND,
        LEVEL,
        POINTS_UP,
        POINTS_DOWN,
        DOTS
    }

    public static final int WIDTH = 720;
    public static final int HEIGHT = 260;

    private static final int LEFT = 58;
    private static final int RIGHT = 10;
    private static final int TOP = 8;
    private static final int BOTTOM = 26;
    private static final int HEAD = 56; // room for title and legend in a file of its own

    private final String title;
    private final Axis horizontal;
    private final Axis vertical;
    private final List<Series> series = new ArrayList<>();

    public SvgChart(String title, Axis horizontal, Axis vertical) {
        this.title = title;
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    /// Straight lines from point to point.
    public SvgChart line(String name, Ink ink, double[] x, double[] y) {
        return add(Kind.LINE, name, ink, x, y);
    }

    /// Each value holds until the next.
    public SvgChart step(String name, Ink ink, double[] x, double[] y) {
        return add(Kind.STEP, name, ink, x, y);
    }

    /// The room between two steps.
    public SvgChart band(String name, Ink ink, double[] x, double[] low, double[] high) {
        series.add(new Series(Kind.BAND, name, ink, x, low, high));
        return this;
    }

    /// A dashed line across at one value.
    public SvgChart level(String name, Ink ink, double y) {
        double[] ends = {horizontal.low(), horizontal.high()};
        return add(Kind.LEVEL, name, ink, ends, new double[] {y, y});
    }

    /// Round points.
    public SvgChart dots(String name, Ink ink, double[] x, double[] y) {
        return add(Kind.DOTS, name, ink, x, y);
    }

    /// Triangles that point up or down.
    public SvgChart arrows(String name, boolean up, double[] x, double[] y) {
        return up
                ? add(Kind.POINTS_UP, name, Ink.BUY, x, y)
                : add(Kind.POINTS_DOWN, name, Ink.SELL, x, y);
    }

    /// The whole figure.
    public String draw() {
        var out = new Markup();
        out.open("figure");
        legend(out);
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                title);
        axes(out);
        for (Series one : series) {
            draw(one, out);
        }
        return out.close().close().toString();
    }

    /// The chart as an SVG file of its own, with title, legend and styles inside.
    ///
    /// @param ownStyles styles after those of all pages
    public String drawAlone(String ownStyles) {
        var out = new Markup();
        String box = "0 -" + HEAD + " " + WIDTH + " " + (HEIGHT + HEAD);
        out.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", box);
        out.leaf("title", title).open("style").raw(Page.styles()).raw(ownStyles);
        out.raw("svg { background: var(--paper); font-family: system-ui, sans-serif; }").close();
        out.leaf("text", title, "x", "0", "y", "" + (18 - HEAD));
        int x = 0;
        for (Series one : series) {
            if (!one.name.isEmpty()) {
                out.open("g", "transform", "translate(" + x + " " + (30 - HEAD) + ")");
                swatch(one, out);
                out.leaf("text", one.name, "x", "20", "y", "9").close();
                x += 40 + 7 * one.name.length();
            }
        }
        axes(out);
        for (Series one : series) {
            draw(one, out);
        }
        return out.close().toString();
    }

    private SvgChart add(Kind kind, String name, Ink ink, double[] x, double[] y) {
        series.add(new Series(kind, name, ink, x, y, y));
        return this;
    }

    private void legend(Markup out) {
        out.open("figcaption").leaf("b", title);
        for (Series one : series) {
            if (!one.name.isEmpty()) {
                out.open("span", "class", "key");
                out.open("svg", "viewBox", "0 0 14 10", "width", "14", "height", "10");
                swatch(one, out);
                out.close().text(one.name).close();
            }
        }
        out.close();
    }

    private static void swatch(Series one, Markup out) {
        String ink = one.ink.css();
        switch (one.kind) {
            case LINE, STEP -> out.empty("path", "class", "line " + ink, "d", "M0 5H14");
            case LEVEL -> out.empty("path", "class", "level " + ink, "d", "M0 5H14");
            case BAND -> out.empty("path", "class", "band " + ink, "d", "M0 1H14V9H0Z");
            case POINTS_UP -> out.empty("path", "class", "point " + ink, "d", arrow(7, 5, -1));
            case POINTS_DOWN -> out.empty("path", "class", "point " + ink, "d", arrow(7, 5, 1));
            case DOTS -> out.empty("path", "class", "point " + ink, "d", dot(7, 5));
        }
    }

    private void axes(Markup out) {
        for (Axis.Tick tick : vertical.ticks()) {
            String y = text(y(tick.value()));
            out.empty("path", "class", "grid", "d", "M" + LEFT + " " + y + "H" + (WIDTH - RIGHT));
            out.leaf("text", tick.label(), "class", "y", "x", "" + (LEFT - 8), "y", y);
        }
        String base = text(HEIGHT - BOTTOM);
        out.empty("path", "class", "axis", "d", "M" + LEFT + " " + base + "H" + (WIDTH - RIGHT));
        for (Axis.Tick tick : horizontal.ticks()) {
            String x = text(x(tick.value()));
            out.empty("path", "class", "axis", "d", "M" + x + " " + base + "v4");
            out.leaf("text", tick.label(), "class", "x", "x", x, "y", "" + (HEIGHT - 8));
        }
    }

    private void draw(Series one, Markup out) {
        String ink = one.ink.css();
        switch (one.kind) {
            case LINE -> out.empty("path", "class", "line " + ink, "d", path(one, false));
            case STEP -> out.empty("path", "class", "line " + ink, "d", path(one, true));
            case LEVEL -> out.empty("path", "class", "level " + ink, "d", path(one, false));
            case BAND -> out.empty("path", "class", "band " + ink, "d", bandPath(one));
            case POINTS_UP, POINTS_DOWN, DOTS ->
                    out.empty("path", "class", "point " + ink, "d", marks(one));
        }
    }

    private String path(Series one, boolean stepped) {
        var path = new StringBuilder();
        boolean drawing = false;
        for (int k = 0; k < one.x.length; k++) {
            boolean known = isKnown(one.x[k], one.y[k]);
            if (known && drawing && stepped) {
                path.append('H').append(text(x(one.x[k]))).append('V').append(text(y(one.y[k])));
            } else if (known) {
                path.append(drawing ? 'L' : 'M').append(point(one.x[k], one.y[k]));
            } else if (drawing && stepped && !Double.isNaN(one.x[k])) {
                path.append('H').append(text(x(one.x[k]))); // the value held until it was lost
            }
            drawing = known;
        }
        return path.toString();
    }

    private String bandPath(Series one) {
        var path = new StringBuilder();
        int k = 0;
        while (k < one.x.length) {
            int from = k;
            while (k < one.x.length && isKnown(one.y[k], one.second[k])) {
                k++;
            }
            if (k > from) {
                appendBand(one, from, k, path);
            }
            k = Math.max(k, from + 1);
        }
        return path.toString();
    }

    private void appendBand(Series one, int from, int to, StringBuilder path) {
        path.append('M').append(point(one.x[from], one.y[from]));
        for (int k = from + 1; k < to; k++) {
            path.append('H').append(text(x(one.x[k]))).append('V').append(text(y(one.y[k])));
        }
        path.append('V').append(text(y(one.second[to - 1])));
        for (int k = to - 1; k > from; k--) {
            path.append('V').append(text(y(one.second[k - 1])));
            path.append('H').append(text(x(one.x[k - 1])));
        }
        path.append('Z');
    }

    private String marks(Series one) {
        var path = new StringBuilder();
        for (int k = 0; k < one.x.length; k++) {
            if (isKnown(one.x[k], one.y[k])) {
                double x = x(one.x[k]);
                double y = y(one.y[k]);
                switch (one.kind) {
                    case POINTS_UP -> path.append(arrow(x, y, -1));
                    case POINTS_DOWN -> path.append(arrow(x, y, 1));
                    case DOTS -> path.append(dot(x, y));
                    case LINE, STEP, BAND, LEVEL -> {} // these have no marks
                }
            }
        }
        return path.toString();
    }

    private static String arrow(double x, double y, int way) {
        return "M"
                + text(x - 4.5)
                + " "
                + text(y - 4 * way)
                + "h9L"
                + text(x)
                + " "
                + text(y + 4 * way)
                + "Z";
    }

    private static String dot(double x, double y) {
        return "M" + text(x - 3.5) + " " + text(y) + "a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z";
    }

    private static boolean isKnown(double x, double y) {
        return !Double.isNaN(x) && !Double.isNaN(y);
    }

    private String point(double x, double y) {
        return text(x(x)) + " " + text(y(y));
    }

    private double x(double value) {
        return LEFT + horizontal.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        double share = Math.clamp(vertical.share(value), -0.02, 1.02);
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    private static String text(double pixels) {
        long tenths = Math.round(pixels * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    /// What was asked to be drawn. Arrays are taken over, not copied.
    private static final class Series {
        private final Kind kind;
        private final String name;
        private final Ink ink;
        private final double[] x;
        private final double[] y;
        private final double[] second; // upper edge of a band, else the same as y

        Series(Kind kind, String name, Ink ink, double[] x, double[] y, double[] second) {
            this.kind = kind;
            this.name = name;
            this.ink = ink;
            this.x = x;
            this.y = y;
            this.second = second;
        }
    }
}
