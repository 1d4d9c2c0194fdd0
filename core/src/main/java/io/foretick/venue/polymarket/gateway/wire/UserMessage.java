package io.foretick.venue.polymarket.gateway.wire;

import io.foretick.venue.polymarket.account.Heard;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a text of the user channel says.
///
/// @param news of orders and trades, in its order
/// @param unreadable how many orders or trades in it could not be read; whoever follows the account
///   has missed something then
public record UserMessage(List<Heard> news, int unreadable) {

    public UserMessage {
        news = List.copyOf(news);
    }

    /// Reads one object or an array of them. Words of control, such as `PONG`, and kinds of news
    /// that nobody knows say nothing.
    public static UserMessage parse(String text) {
        boolean json = text.startsWith("{") || text.startsWith("[");
        if (!json) {
            return new UserMessage(List.of(), 0);
        }
        Optional<JsonNode> tree = Fields.tree(text);
        if (tree.isEmpty()) {
            return new UserMessage(List.of(), 1);
        }
        List<JsonNode> elements = new ArrayList<>();
        if (tree.get().isArray()) {
            tree.get().forEach(elements::add);
        } else {
            elements.add(tree.get());
        }
        return of(elements);
    }

    private static UserMessage of(List<JsonNode> elements) {
        List<Heard> news = new ArrayList<>(elements.size());
        int unreadable = 0;
        for (JsonNode element : elements) {
            boolean order = isOrder(element);
            if (!order && !isTrade(element)) {
                continue;
            }
            Optional<? extends Heard> heard = order ? order(element) : trade(element);
            heard.ifPresent(news::add);
            unreadable += heard.isPresent() ? 0 : 1;
        }
        return new UserMessage(news, unreadable);
    }

    private static boolean isOrder(JsonNode node) {
        String kind = Fields.text(node, "event_type");
        return kind.equals("order") || (kind.isEmpty() && OrderRecords.phase(node).isPresent());
    }

    private static boolean isTrade(JsonNode node) {
        String kind = Fields.text(node, "event_type");
        return kind.equals("trade")
                || (kind.isEmpty() && Fields.text(node, "type").equals("TRADE"));
    }

    private static Optional<Heard.OrderTold> order(JsonNode node) {
        return OrderRecords.phase(node)
                .flatMap(phase -> OrderRecords.of(node, phase))
                .map(Heard.OrderTold::new);
    }

    private static Optional<Heard.TradeTold> trade(JsonNode node) {
        return TradeRecords.of(node).map(Heard.TradeTold::new);
    }
}
