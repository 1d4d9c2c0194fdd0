package io.foretick.lab.legacydata;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The value locked on Ethereum, a row a day (DefiLlama, `GET /v2/historicalChainTvl/Ethereum`).
///
/// @param baseUrl without a path
record TvlCollector(Answers answers, String baseUrl) {

    static final String HEADER = "timestamp,tvl_usd";

    private static final String NAME = "defillama_ethereum.json";

    List<Extract> collect(Months months) throws IOException {
        byte[] answer = answers.get(Request.get(NAME, baseUrl + "/v2/historicalChainTvl/Ethereum"));
        var column = new NumberColumn();
        try {
            for (JsonNode day : rows(JsonMapper.shared().readTree(answer))) {
                long second = day.required("date").asLong();
                if (second >= months.fromSecond() && second < months.endSecond()) {
                    column.add(second, day.required("tvl"));
                }
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(NAME + " is not what DefiLlama gives", e);
        }
        return List.of(
                Extract.of(
                        LegacySource.TVL,
                        path(months),
                        csv(column).getBytes(StandardCharsets.UTF_8)));
    }

    static String path(Months months) {
        return "defillama_eth_chain_tvl_" + months.digits() + ".csv";
    }

    private static JsonNode rows(JsonNode root) {
        if (!root.isArray()) {
            throw new IllegalArgumentException("no list");
        }
        return root;
    }

    private static String csv(NumberColumn column) {
        var text = new StringBuilder(HEADER).append('\n');
        column.texts(column.seconds())
                .forEach((second, number) ->
                        text.append(DayTimes.text(second)).append(',').append(number).append('\n'));
        return text.toString();
    }
}
