package io.foretick.venue.polymarket;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// The two tokens of a market, told apart by the names of the outcomes.
///
/// @param up id of the Up token, empty if not found
/// @param down id of the Down token, empty if not found
/// @param upPlace place of Up, or of the Up market's Yes, in the market's lists
/// @param paired whether they are the Yes tokens of two markets
record OutcomeTokens(String up, String down, int upPlace, boolean paired) {

    private static final OutcomeTokens NONE = new OutcomeTokens("", "", 0, false);

    boolean complete() {
        return isId(up) && isId(down) && !up.equals(down);
    }

    static OutcomeTokens ofGammaMarket(JsonNode market) {
        return of(Json.texts(market.path("outcomes")), Json.texts(market.path("clobTokenIds")));
    }

    static OutcomeTokens ofAnnouncement(JsonNode market) {
        boolean named = market.path("clob_token_ids").isArray();
        List<String> ids = Json.texts(market.path(named ? "clob_token_ids" : "assets_ids"));
        return of(Json.texts(market.path("outcomes")), ids);
    }

    static OutcomeTokens ofClobMarket(JsonNode market) {
        List<String> outcomes = market.path("tokens").findValuesAsString("outcome");
        List<String> ids = market.path("tokens").findValuesAsString("token_id");
        return of(outcomes, ids);
    }

    /// The older layout: two markets titled Up and Down, each with a Yes token.
    static OutcomeTokens ofPair(JsonNode markets) {
        int upMarket = titledUp(markets);
        JsonNode down = markets.path(1 - upMarket);
        if (markets.size() != 2 || !Json.text(down, "groupItemTitle").equals("Down")) {
            return NONE;
        }
        JsonNode up = markets.path(upMarket);
        int place = Math.max(0, Json.texts(up.path("outcomes")).indexOf("Yes"));
        return new OutcomeTokens(yes(up), yes(down), place, true);
    }

    /// Which of two markets is titled Up, 0 or 1.
    static int titledUp(JsonNode markets) {
        return Json.text(markets.path(1), "groupItemTitle").equals("Up") ? 1 : 0;
    }

    private static String yes(JsonNode market) {
        List<String> outcomes = Json.texts(market.path("outcomes"));
        List<String> ids = Json.texts(market.path("clobTokenIds"));
        int place = outcomes.indexOf("Yes");
        return place >= 0 && ids.size() == outcomes.size() ? ids.get(place) : "";
    }

    private static OutcomeTokens of(List<String> outcomes, List<String> ids) {
        int up = outcomes.indexOf("Up");
        int down = outcomes.indexOf("Down");
        if (outcomes.size() != 2 || ids.size() != 2 || up < 0 || down < 0) {
            return NONE;
        }
        return new OutcomeTokens(ids.get(up), ids.get(down), up, false);
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= 78 && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
