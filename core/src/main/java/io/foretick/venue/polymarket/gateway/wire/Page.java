package io.foretick.venue.polymarket.gateway.wire;

import io.foretick.venue.polymarket.account.OrderRecord;
import io.foretick.venue.polymarket.account.TradeRecord;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A page of a list.
///
/// @param next cursor of the page behind it, empty behind the last
public record Page<T>(List<T> items, String next) {

    /// The cursor of the first page.
    public static final String FIRST = "MA==";

    private static final String END = "LTE=";

    public Page {
        items = List.copyOf(items);
    }

    /// Open orders; empty if any of them cannot be read.
    public static Optional<Page<OrderRecord>> ofOrders(String text) {
        return of(text, node -> OrderRecords.of(node, OrderRecord.Phase.LISTED));
    }

    /// Trades; empty if any of them cannot be read.
    public static Optional<Page<TradeRecord>> ofTrades(String text) {
        return of(text, TradeRecords::of);
    }

    private static <T> Optional<Page<T>> of(String text, Function<JsonNode, Optional<T>> reader) {
        JsonNode page = Fields.tree(text).orElse(null);
        if (page == null || !page.path("data").isArray()) {
            return Optional.empty();
        }
        List<T> items = new ArrayList<>();
        for (JsonNode element : page.path("data")) {
            reader.apply(element).ifPresent(items::add);
        }
        if (items.size() != page.path("data").size()) {
            return Optional.empty();
        }
        String next = Fields.text(page, "next_cursor");
        return Optional.of(new Page<>(items, next.equals(END) ? "" : next));
    }
}
