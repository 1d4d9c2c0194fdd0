package io.foretick.report.direction.analysis;

import io.foretick.forecast.direction.Direction;
import io.foretick.report.direction.RowKeys;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import java.util.Locale;
import java.util.Optional;

/// What an analysis needs of a row of `updates.jsonl`.
///
/// @param atMs close of the candle that judged the prediction, in epoch milliseconds
/// @param confidence calibrated, of the likelier side
/// @param up calibrated probability of up
record JudgedLine(
        String timeframe,
        String model,
        long atMs,
        Direction predicted,
        Direction fact,
        double reward,
        double confidence,
        double up) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /// Reads a line; nothing if it is no whole row.
    static Optional<JudgedLine> parse(byte[] bytes, int from, int length) {
        try (JsonParser json = MAPPER.createParser(bytes, from, length)) {
            var members = new Members();
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value.isScalarValue()) {
                    members.take(name, json);
                } else {
                    json.skipChildren();
                }
            }
            return members.row();
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty(); // counted by the caller
        }
    }

    /// What has been read so far of one row.
    private static final class Members {

        private String timeframe = "";
        private String model = "";
        private long atMs = -1;
        private Optional<Direction> predicted = Optional.empty();
        private Optional<Direction> fact = Optional.empty();
        private double reward = Double.NaN;
        private double confidence = Double.NaN;
        private double up = Double.NaN;

        void take(String name, JsonParser json) {
            switch (name) {
                case RowKeys.TIMEFRAME -> timeframe = json.getString();
                case RowKeys.MODEL -> model = json.getString();
                case RowKeys.TIME -> atMs = json.getLongValue();
                case RowKeys.PREDICTED -> predicted = direction(json);
                case RowKeys.FACT -> fact = direction(json);
                case RowKeys.REWARD -> reward = number(json);
                case RowKeys.PREDICTED_CONFIDENCE -> confidence = number(json);
                case RowKeys.CALIBRATED_UP -> up = number(json);
                default -> {} // the analysis does not need it
            }
        }

        Optional<JudgedLine> row() {
            boolean named = !timeframe.isEmpty() && !model.isEmpty() && atMs >= 0;
            if (!named || predicted.isEmpty() || fact.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new JudgedLine(
                            timeframe,
                            model,
                            atMs,
                            predicted.get(),
                            fact.get(),
                            reward,
                            confidence,
                            up));
        }

        private static Optional<Direction> direction(JsonParser json) {
            return Optional.of(Direction.valueOf(json.getString().toUpperCase(Locale.ROOT)));
        }

        private static double number(JsonParser json) {
            return json.currentToken().isNumeric() ? json.getDoubleValue() : Double.NaN;
        }
    }
}
