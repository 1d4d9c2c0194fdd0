package io.foretick.exchange.polymarket.gamma;

import io.foretick.exchange.polymarket.market.Directory;
import io.foretick.exchange.polymarket.market.Listing;
import io.foretick.exchange.polymarket.market.Series;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One request for a list of events or markets: which, in what order, and which page of them. What
/// Gamma does not understand it ignores, and so does this.
///
/// @param context the request
/// @param closed tells which markets are resolved
record GammaQuery(Context context, Directory directory, Predicate<Listing> closed, long nowNs) {

    private static final int PAGE_MAX = 100;
    private static final int PAGE_USUAL = 20;
    private static final int OFFSET_MAX = 2_000;

    /// All that was asked for, before it is cut into pages.
    List<Listing> all(boolean hideClosed) {
        List<Listing> found = new ArrayList<>(candidates());
        String wanted = text("closed");
        if (!wanted.isEmpty()) {
            found.removeIf(listing -> closed.test(listing) != Boolean.parseBoolean(wanted));
        } else if (hideClosed) {
            found.removeIf(closed);
        }
        found.sort(order());
        return found;
    }

    /// The page of a list that was asked for by number.
    List<Listing> page(List<Listing> all) {
        int from = Math.min(number("offset", 0), all.size());
        return all.subList(from, Math.min(from + limit(), all.size()));
    }

    /// The first of a list that comes after the event with this number.
    Optional<List<Listing>> after(List<Listing> all, long eventId) {
        return directory
                .ofEvent(eventId, nowNs)
                .map(last -> {
                    Comparator<Listing> order = order();
                    return all.stream()
                            .filter(listing -> order.compare(listing, last) > 0)
                            .toList();
                });
    }

    int limit() {
        return Math.clamp(number("limit", PAGE_USUAL), 1, PAGE_MAX);
    }

    boolean tooFar() {
        return number("offset", 0) > OFFSET_MAX;
    }

    String text(String name) {
        @Nullable String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    private List<Listing> candidates() {
        List<Listing> named = new ArrayList<>();
        boolean asked = false;
        for (String name : List.of("slug", "id", "condition_ids", "clob_token_ids")) {
            for (String value : context.queryParams(name)) {
                asked = true;
                find(name, value).filter(listing -> !named.contains(listing)).ifPresent(named::add);
            }
        }
        if (asked) {
            return named;
        }
        if (context.queryParam("series_slug") == null && context.queryParam("series_id") == null) {
            // Lists of what is active leave these markets out: they are tagged to be hidden.
            boolean hidden = text("active").equals("true");
            return hidden ? List.of() : directory.listed(nowNs);
        }
        return Series.all().stream()
                .filter(this::wanted)
                .flatMap(series -> directory.listed(series, nowNs).stream())
                .toList();
    }

    private Optional<Listing> find(String name, String value) {
        return switch (name) {
            case "slug" -> directory.ofSlug(value, nowNs);
            case "id" -> directory.ofEvent(GammaRoutes.number(value), nowNs);
            default -> directory.ofId(value, nowNs);
        };
    }

    private boolean wanted(Series series) {
        return context.queryParams("series_slug").contains(series.slug())
                || context.queryParams("series_id").contains(Long.toString(series.id()));
    }

    // Ties and unknown keys go by the number of the event.
    private Comparator<Listing> order() {
        Comparator<Listing> byId = Comparator.comparingLong(Listing::eventId);
        Comparator<Listing> order =
                switch (text("order")) {
                    case "endDate", "end_date" ->
                            Comparator.comparingLong(
                                    (Listing listing) -> listing.market().window().endNs());
                    case "startTime", "start_time", "eventStartTime" ->
                            Comparator.comparingLong(
                                    (Listing listing) -> listing.market().window().startNs());
                    case "startDate", "start_date", "createdAt" ->
                            Comparator.comparingLong(Listing::listedNs);
                    default -> byId;
                };
        boolean descending = text("ascending").equals("false");
        Comparator<Listing> whole = order.thenComparing(byId);
        return descending ? whole.reversed() : whole;
    }

    private int number(String name, int otherwise) {
        String value = text(name);
        boolean plain = !value.isEmpty() && value.length() < 9;
        return plain && value.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(value)
                : otherwise;
    }
}
