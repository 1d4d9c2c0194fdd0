package io.foretick.lab.legacydata;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Social and on-chain metrics of Ethereum, a row a day and a column a metric (Santiment, GraphQL
/// `getMetric`). Without a key it leaves out the newest days of some; those cells stay empty.
///
/// @param baseUrl without a path
/// @param key empty for none
record SocialCollector(Answers answers, String baseUrl, String key) {

    private static final List<String> METRICS =
            List.of(
                    "price_usd",
                    "volume_usd",
                    "marketcap_usd",
                    "daily_active_addresses",
                    "dev_activity",
                    "social_volume_total",
                    "social_dominance_total",
                    "transaction_volume",
                    "network_growth",
                    "velocity",
                    "mvrv_usd",
                    "mean_age",
                    "mean_dollar_invested_age",
                    "realized_value_usd",
                    "total_supply",
                    "supply_on_exchanges",
                    "supply_outside_exchanges");

    private static final String QUERY =
            "query($metric:String!,$from:DateTime!,$to:DateTime!){getMetric(metric:$metric)"
                    + "{timeseriesData(slug:\"ethereum\",from:$from,to:$to,interval:\"1d\")"
                    + "{datetime value}}}";

    static String header() {
        return METRICS.stream()
                .map(metric -> metric + "_value")
                .collect(Collectors.joining(",", "datetime,", ""));
    }

    static String path(Months months) {
        return "santiment_metrics_" + months.names() + ".csv";
    }

    List<Extract> collect(Months months) throws IOException {
        Map<String, NumberColumn> columns = new LinkedHashMap<>();
        for (String metric : METRICS) {
            columns.put(metric, column(metric, months));
        }
        byte[] csv = csv(columns).getBytes(StandardCharsets.UTF_8);
        return List.of(Extract.of(LegacySource.SOCIAL, path(months), csv));
    }

    private NumberColumn column(String metric, Months months) throws IOException {
        String name = "santiment_" + metric + ".json";
        var request = new Request(name, baseUrl + "/graphql", body(metric, months), key);
        byte[] answer = answers.get(request);
        try {
            JsonNode root = JsonMapper.shared().readTree(answer);
            JsonNode rows = root.path("data").path("getMetric").path("timeseriesData");
            if (!rows.isArray()) {
                throw new IOException("Santiment refuses " + metric + ": " + reason(root));
            }
            return column(rows, months);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IOException(name + " is not what Santiment gives", e);
        }
    }

    private String reason(JsonNode root) {
        String text = root.path("errors").path(0).path("message").asString("no reason");
        String shown = text.substring(0, Math.min(text.length(), 200));
        return key.isEmpty() ? shown : shown.replace(key, "***");
    }

    private static NumberColumn column(JsonNode rows, Months months) {
        var column = new NumberColumn();
        for (JsonNode row : rows) {
            String time = row.required("datetime").asString();
            long second = Instant.parse(time).getEpochSecond();
            if (second >= months.fromSecond() && second < months.endSecond()) {
                column.add(second, row.required("value"));
            }
        }
        return column;
    }

    private static String body(String metric, Months months) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("query", QUERY);
        root.putObject("variables")
                .put("metric", metric)
                .put("from", Instant.ofEpochSecond(months.fromSecond()).toString())
                .put("to", Instant.ofEpochSecond(months.endSecond() - 1).toString());
        return root.toString();
    }

    private static String csv(Map<String, NumberColumn> columns) {
        SortedSet<Long> seconds = new TreeSet<>();
        columns.values().forEach(column -> seconds.addAll(column.seconds()));
        List<Map<Long, String>> texts =
                columns.values().stream().map(column -> column.texts(seconds)).toList();
        var text = new StringBuilder(header()).append('\n');
        for (long second : seconds) {
            text.append(DayTimes.text(second));
            texts.forEach(cells -> text.append(',').append(cells.getOrDefault(second, "")));
            text.append('\n');
        }
        return text.toString();
    }
}
