package io.foretick.report.direction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.forecast.direction.FeatureVector;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class JsonRowTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonRow row = new JsonRow();

    @Test
    void writesObjectsInsideObjects() {
        row.begin().put("a", 1).open("b").put("c", true).close().open("d").close().end();
        assertEquals("{\"a\":1,\"b\":{\"c\":true},\"d\":{}}\n", row.toString());
    }

    @Test
    void writesWhatIsNotFiniteAsNull() {
        var values = FeatureVector.of(new double[] {0.1, Double.NaN});
        row.begin().put("a", Double.POSITIVE_INFINITY).put("b", values);
        row.put("c", FeatureVector.NONE).end();
        assertEquals("{\"a\":null,\"b\":[0.1,null],\"c\":[]}\n", row.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "100000000, 1.0",
        "9000012345678, 90000.12345678",
        "10, 0.0000001",
        "4200050000000, 42000.5"
    })
    void writesPricesExactly(long valueE8, String text) {
        assertEquals("{\"a\":" + text + "}\n", row.begin().putE8("a", valueE8).end().toString());
    }

    @Test
    void escapesWhatATextMayHold() {
        String odd = "\"quoted\" back\\slash\n\u0001 naïve ☂ 😀";
        row.begin().put("a", odd).put("b", List.of(odd, "plain")).end();
        JsonNode read = JSON.readTree(row.toString());
        assertEquals(odd, read.get("a").asString());
        assertEquals("plain", read.get("b").get(1).asString());
        assertEquals(1, row.toString().lines().count());
    }

    @Test
    void growsWithItsLine() {
        row.begin();
        for (int k = 0; k < 2_000; k++) {
            row.put("member" + k, k / 7.0);
        }
        JsonNode read = JSON.readTree(row.end().toString());
        assertEquals(1_999 / 7.0, read.get("member1999").asDouble());
    }
}
