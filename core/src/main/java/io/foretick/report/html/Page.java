package io.foretick.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// The frame of a page that needs nothing but itself: no script, no font, no link. Stateless; what
/// stands in the frame is the business of the packages beside this one.
public final class Page {

    private Page() {}

    /// The page as well-formed XHTML.
    ///
    /// @param content writes what the page shows, and closes every element that it opens
    public static String of(String title, Consumer<Markup> content) {
        return of(title, "", content);
    }

    /// The page as well-formed XHTML, with styles of its own after those of all pages.
    ///
    /// @param content writes what the page shows, and closes every element that it opens
    public static String of(String title, String ownStyles, Consumer<Markup> content) {
        var out = new Markup();
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
        out.empty("meta", "charset", "utf-8");
        String viewport = "width=device-width, initial-scale=1";
        out.empty("meta", "name", "viewport", "content", viewport);
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.leaf("title", title);
        out.open("style").raw(styles()).raw(ownStyles).close().close();
        out.open("body").open("main");
        content.accept(out);
        out.close().close().close();
        return "<!DOCTYPE html>\n" + out;
    }

    /// What pages and their figures look like.
    static String styles() {
        try (InputStream file = Page.class.getResourceAsStream("report.css")) {
            if (file == null) {
                throw new IllegalStateException("report.css is missing from this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read report.css", e);
        }
    }
}
