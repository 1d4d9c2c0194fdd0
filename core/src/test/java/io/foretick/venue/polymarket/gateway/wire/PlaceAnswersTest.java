package io.foretick.venue.polymarket.gateway.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.foretick.venue.polymarket.account.PlaceAnswer;
import io.foretick.venue.polymarket.account.PlaceAnswer.Delayed;
import io.foretick.venue.polymarket.account.PlaceAnswer.Live;
import io.foretick.venue.polymarket.account.PlaceAnswer.Matched;
import io.foretick.venue.polymarket.account.PlaceAnswer.Refused;
import io.foretick.venue.polymarket.account.PlaceAnswer.Unknown;
import io.foretick.venue.polymarket.account.PlaceAnswer.Unsent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// Which answer means what, so that no order is believed dead that may live.
class PlaceAnswersTest {

    private static final String NAME = "0xab";

    private static PlaceAnswer of(int status, String body) {
        return PlaceAnswers.one(NAME, status, body);
    }

    private static String success(String status, String more) {
        return "{\"success\":true,\"errorMsg\":\"\",\"orderID\":\"0xAB\",\"status\":\"%s\"%s}"
                .formatted(status, more);
    }

    @Test
    void readsTheThreeWaysOfBeingTaken() {
        assertEquals(new Live(), of(200, success("live", "")));
        assertEquals(new Delayed(), of(200, success("delayed", "")));
        assertEquals(
                new Matched(List.of("t1", "t2")),
                of(200, success("matched", ",\"tradeIDs\":[\"t1\",\"t2\"]")));
        assertEquals(new Matched(List.of()), of(200, success("matched", ",\"tradeIDs\":null")));
    }

    @Test
    void readsTheThreeFormsOfRefusal() {
        assertEquals(new Refused("no cash"), of(400, "{\"error\":\"no cash\"}"));
        assertEquals(new Refused("no"), of(200, "{\"success\":false,\"errorMsg\":\"no\"}"));
        assertEquals(
                new Refused("too small"),
                of(200, "{\"success\":true,\"orderID\":\"\",\"errorMsg\":\"too small\"}"));
    }

    @Test
    void aRefusalNeedsNoReason() {
        assertEquals(new Refused("status 403"), of(403, "<html>not here</html>"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 302, 204})
    void whatIsNoRefusalMayHaveArrived(int status) {
        assertInstanceOf(Unknown.class, of(status, "{\"error\":\"sorry\"}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {425, 429})
    void whatIsTurnedAwayAtTheDoorDidNotEnter(int status) {
        assertInstanceOf(Unsent.class, of(status, "{\"error\":\"later\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "null",
                "[]",
                "{}",
                "{\"success\":true}",
                "{\"success\":true,\"orderID\":\"0xcd\",\"status\":\"live\"}",
                "{\"success\":true,\"orderID\":\"0xab\",\"status\":\"unmatched\"}",
                "{\"success\":true,\"orderID\":\"0xab\"}"
            })
    void whatCannotBeReadMayHaveArrived(String body) {
        assertInstanceOf(Unknown.class, of(200, body));
    }

    @Test
    void aDuplicateIsWithTheVenueAlready() {
        String text = "order 0xab is invalid. Duplicated.";
        assertEquals(new Unknown(text), of(400, "{\"error\":\"" + text + "\"}"));
        assertEquals(
                new Unknown(text), of(200, "{\"success\":false,\"errorMsg\":\"" + text + "\"}"));
    }

    @Test
    void aMatchThatIsPutOffIsNoRefusal() {
        assertInstanceOf(
                Unknown.class,
                of(400, "{\"error\":\"order match delayed due to market conditions\"}"));
    }

    @Test
    void answersEachOrderOfABatch() {
        String body =
                "[%s,{\"success\":true,\"orderID\":\"\",\"errorMsg\":\"no\"}]"
                        .formatted(success("live", ""));
        assertEquals(
                List.of(new Live(), new Refused("no")),
                PlaceAnswers.all(List.of(NAME, "0xcd"), 200, body));
    }

    @Test
    void aListOfAnotherLengthLeavesAllUnknown() {
        for (String body : List.of("[" + success("live", "") + "]", "{}", "oops")) {
            for (PlaceAnswer each : PlaceAnswers.all(List.of(NAME, "0xcd"), 200, body)) {
                assertInstanceOf(Unknown.class, each);
            }
        }
    }

    @Test
    void aRefusedBatchIsRefusedAsAWhole() {
        assertEquals(
                List.of(new Refused("Too many"), new Refused("Too many")),
                PlaceAnswers.all(List.of(NAME, "0xcd"), 400, "{\"error\":\"Too many\"}"));
    }
}
