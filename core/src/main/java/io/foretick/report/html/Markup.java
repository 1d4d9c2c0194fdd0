package io.foretick.report.html;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes markup that is well formed and escaped by construction. Attributes come as name and value
/// in turn. Mutable, used by one thread for one document.
public final class Markup {

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    /// Opens an element.
    public Markup open(String tag, String... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /// Closes the innermost open element.
    public Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /// An element that holds nothing.
    public Markup empty(String tag, String... attributes) {
        start(tag, attributes).append("/>");
        return this;
    }

    /// An element that holds one text.
    public Markup leaf(String tag, String text, String... attributes) {
        start(tag, attributes).append('>');
        text(text);
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /// Text, escaped.
    public Markup text(String text) {
        escape(text);
        return this;
    }

    /// What is markup already, of a page's own making.
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /// What was written.
    ///
    /// @throws IllegalStateException if an element is still open
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }

    private StringBuilder start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int k = 0; k < attributes.length; k += 2) {
            out.append(' ').append(attributes[k]).append("=\"");
            escape(attributes[k + 1]);
            out.append('"');
        }
        return out;
    }

    private void escape(String text) {
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        case '\'' -> out.append("&#39;");
                        default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
                    }
                });
    }

    /// Whether XML 1.0 has this character at all.
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
