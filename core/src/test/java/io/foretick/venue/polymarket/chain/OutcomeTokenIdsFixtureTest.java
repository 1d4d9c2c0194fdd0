package io.foretick.venue.polymarket.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.testing.SharedFiles;
import io.foretick.venue.ethereum.Bytes32;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.stream.Stream;

/// Captured markets show which coin really backs the venue's tokens.
final class OutcomeTokenIdsFixtureTest {

    @TestFactory
    Stream<DynamicTest> computesTheVenuesTokenIds() {
        return SharedFiles.fixtures()
                .cases(
                        "clob_market_*_resolved_*.json",
                        file -> {
                            JsonNode market = JsonMapper.shared().readTree(file.toFile());
                            JsonNode holder = market.findParent("condition_id");
                            String condition = holder.path("condition_id").stringValue();
                            Bytes32 conditionId = Bytes32.parse(condition).orElseThrow();
                            for (int k = 0; k < 2; k++) {
                                JsonNode token = holder.path("tokens").path(k).path("token_id");
                                assertEquals(
                                        token.stringValue(),
                                        OutcomeTokenIds.of(conditionId, k + 1).toString());
                            }
                        });
    }
}
