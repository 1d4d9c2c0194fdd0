package io.foretick.venue.polymarket.gateway.wire;

import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.account.PlaceAnswer.Delayed;
import io.foretick.venue.polymarket.account.PlaceAnswer.Live;
import io.foretick.venue.polymarket.account.PlaceAnswer.Matched;
import io.foretick.venue.polymarket.account.PlaceAnswer.Refused;
import io.foretick.venue.polymarket.account.PlaceAnswer.Unknown;
import io.foretick.venue.polymarket.account.PlaceAnswer.Unsent;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says of every answer to an order what it means for the order. Pure functions.
///
/// How it works: an order is called refused only where the venue surely did not take it. Whatever
/// leaves a doubt is unknown, and has to be looked up by the order's id.
public final class PlaceAnswers {

    /// What the venue says of an order of another version.
    public static final String VERSION_MISMATCH = "order_version_mismatch";

    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private PlaceAnswers() {}

    /// The answer to one order.
    ///
    /// @param name the order's id, which the answer has to repeat
    public static PlaceAnswer one(String name, int status, String body) {
        return status == 200
                ? Fields.tree(body)
                        .map(answer -> read(name, answer))
                        .orElseGet(() -> new Unknown("an answer that is no JSON"))
                : failed(status, body);
    }

    /// The answers to several orders, in their order.
    ///
    /// @param names the orders' ids
    public static List<PlaceAnswer> all(List<String> names, int status, String body) {
        Optional<JsonNode> tree = status == 200 ? Fields.tree(body) : Optional.empty();
        boolean fits =
                tree.isPresent() && tree.get().isArray() && tree.get().size() == names.size();
        List<PlaceAnswer> answers = new ArrayList<>(names.size());
        for (int k = 0; k < names.size(); k++) {
            if (fits) {
                answers.add(read(names.get(k), tree.orElseThrow().path(k)));
            } else if (status == 200) {
                answers.add(new Unknown("an answer that is no list of as many answers"));
            } else {
                answers.add(failed(status, body));
            }
        }
        return answers;
    }

    /// An answer that is no success by its status.
    private static PlaceAnswer failed(int status, String body) {
        String error = AccountAnswers.error(body);
        String reason = error.isEmpty() ? "status " + status : error;
        if (status == TOO_EARLY || status == TOO_MANY) {
            return new Unsent("status " + status + ": " + reason);
        }
        boolean refused = status >= 400 && status < 500 && status != REQUEST_TIMEOUT;
        return refused ? refusal(reason) : new Unknown("status " + status + ": " + reason);
    }

    private static PlaceAnswer read(String name, JsonNode answer) {
        String id = Fields.text(answer, "orderID");
        String error = errorOf(answer);
        boolean success = answer.path("success").asBoolean(false);
        if (!success || id.isEmpty()) {
            return error.isEmpty()
                    ? new Unknown("an answer without an order's id or a reason")
                    : refusal(error);
        }
        if (!id.equalsIgnoreCase(name)) {
            return new Unknown("an answer for another order");
        }
        return accepted(answer, error);
    }

    private static PlaceAnswer accepted(JsonNode answer, String error) {
        String status = Fields.text(answer, "status");
        return switch (status) {
            case "live" -> new Live();
            case "matched" -> new Matched(tradeIds(answer));
            case "delayed" -> new Delayed();
            default ->
                    new Unknown(
                            "status '%s' %s".formatted(Fields.line(status), error).stripTrailing());
        };
    }

    private static List<String> tradeIds(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : answer.path("tradeIDs")) {
            if (id.isString() && !id.stringValue().isEmpty()) {
                ids.add(id.stringValue());
            }
        }
        return ids;
    }

    private static String errorOf(JsonNode answer) {
        String message = Fields.text(answer, "errorMsg");
        return Fields.line(message.isEmpty() ? Fields.text(answer, "error") : message);
    }

    /// Two of the venue's refusals leave the order alive, or may: it has this very order already,
    /// or it has put its match off.
    private static PlaceAnswer refusal(String reason) {
        boolean alive = reason.contains("Duplicated") || reason.contains("order match delayed");
        return alive ? new Unknown(reason) : new Refused(reason);
    }
}
