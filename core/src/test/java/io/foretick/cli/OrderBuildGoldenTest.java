package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.session.ConfigException;
import io.foretick.testing.SharedFiles;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.order.MarketRounding;
import io.foretick.venue.polymarket.order.OrderBody;
import io.foretick.venue.polymarket.order.OrderStamp;
import io.foretick.venue.polymarket.sign.OrderSignature;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `foretick order build` makes of every input the very body that the venue's own client made.
class OrderBuildGoldenTest {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final OrderStamp UNUSED = new OrderStamp(1, 1);

    @TestFactory
    Stream<DynamicTest> buildsTheOfficialClientsBodies() {
        return SharedFiles.golden().cases("orders*.json", OrderBuildGoldenTest::check);
    }

    private static void check(Path file) {
        JsonNode root = MAPPER.readTree(file);
        PrivateKey key = PrivateKey.parse(root.path("privateKey").stringValue());
        String owner = root.at("/apiCreds/key").stringValue();
        int built = 0;
        for (JsonNode vector : root.path("vectors")) {
            OrderInput input = OrderInput.of(vector.path("input"));
            if (vector.at("/input/version").intValue() == 1) {
                assertRefusesVersionOne(input, key);
            } else {
                checkReport(report(input, key, owner), vector);
                built++;
            }
        }
        System.out.println(file.getFileName() + ": " + built + " bodies");
        assertTrue(built > 0);
    }

    private static JsonNode report(OrderInput input, PrivateKey key, String owner) {
        var request = input.request(key.address(), UNUSED, MarketRounding.CLIENT);
        String signature = OrderSignature.sign(request.order(), request.domain(), key);
        var body = new OrderBody(request, signature, owner, input.isDeferred());
        return MAPPER.readTree(new OrderReport(body).json());
    }

    private static void checkReport(JsonNode report, JsonNode vector) {
        String id = vector.path("id").stringValue();
        assertEquals(vector.path("postBody"), report.path("body"), id);
        for (String name :
                List.of("domainSeparator", "structHash", "digest", "orderId", "signature")) {
            assertEquals(vector.path(name), report.path(name), id + ": " + name);
        }
        for (var member : report.path("struct").properties()) {
            assertEquals(vector.path("order").path(member.getKey()), member.getValue(), id);
        }
        assertEquals(vector.at("/typedData/domain"), report.path("domain"), id);
    }

    private static void assertRefusesVersionOne(OrderInput input, PrivateKey key) {
        var refused =
                assertThrows(
                        ConfigException.class,
                        () -> input.request(key.address(), UNUSED, MarketRounding.CLIENT));
        assertTrue(refused.toString().contains("version 1"), refused::toString);
    }
}
