package io.foretick.venue.recording;

import io.foretick.base.E8;
import io.foretick.event.FeeSchedule;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.Window;
import io.foretick.venue.table.CsvRow;
import io.foretick.venue.table.MarketCatalogue;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads lists of markets into a catalogue. A line that does not parse is reported and left out;
/// lists are small and read whole.
///
/// Outcomes that a recorder guessed from the last price (`last_mid`) are left out: no venue has
/// said them. Those that follow from the next window's strike count only where nobody else says.
final class MarketListReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long USUAL_TICK_E8 = E8.ONE / 100;
    private static final long USUAL_MINIMUM_E8 = 5 * E8.ONE;

    private final MarketCatalogue catalogue;
    private final List<String> problems;

    /// @param problems where lines that do not parse are reported
    MarketListReader(MarketCatalogue catalogue, List<String> problems) {
        this.catalogue = catalogue;
        this.problems = problems;
    }

    void read(InputFile file) throws IOException {
        List<MarketCatalogue.Entry> chained = new ArrayList<>();
        int number = 0;
        try (LineReader lines = new LineReader(file.path())) {
            while (lines.next()) {
                number++;
                boolean header = number == 1 && !file.columns().isEmpty();
                if (!header && !lines.isBlank()) {
                    readLine(file, lines, number, chained);
                }
            }
        }
        chained.forEach(catalogue::add);
    }

    private void readLine(
            InputFile file, LineReader lines, int number, List<MarketCatalogue.Entry> chained) {
        try {
            switch (file.format()) {
                case SESSION_MARKETS -> catalogue.add(ofSession(JSON.readTree(lines.text())));
                case GAMMA_MARKETS -> catalogue.add(ofGamma(JSON.readTree(lines.text())));
                case MARKET_TABLE -> addRow(new MarketRow(file.columns(), lines), chained);
                case LABEL_TABLE -> catalogue.add(new MarketRow(file.columns(), lines).label());
                default -> throw new IllegalStateException("no market list: " + file);
            }
        } catch (JacksonException | ArithmeticException | IllegalArgumentException e) {
            problems.add(file.path() + " line " + number + ": " + e.getMessage());
        }
    }

    private void addRow(MarketRow row, List<MarketCatalogue.Entry> chained) {
        if (row.has("outcome_src") && row.text("outcome_src").endsWith("strike_chain")) {
            catalogue.add(row.market(null));
            chained.add(row.market(row.outcome("outcome")));
        } else {
            boolean guessed = row.has("outcome_src") && row.text("outcome_src").equals("last_mid");
            catalogue.add(row.market(guessed ? null : row.outcome("outcome")));
        }
    }

    private static MarketCatalogue.Entry ofSession(JsonNode node) {
        String slug = node.path("slug").asString("");
        String asset = node.path("asset").asString(coinOf(slug)).toUpperCase(Locale.ROOT);
        Window window =
                new Window(
                        CsvRow.epochNs(node.path("start_ts").asLong(-1)),
                        CsvRow.epochNs(node.path("end_ts").asLong(-1)));
        String source = node.path("resolution_source").asString("");
        Market market =
                new Market(
                        slug,
                        node.path("condition_id").asString(""),
                        token(node.path("outcomes"), "up"),
                        token(node.path("outcomes"), "down"),
                        asset,
                        window,
                        SettlementHistory.rule(slug, asset, window, source),
                        fees(node.path("fee_parameters").path("raw_fee_config"), window),
                        e8(node.path("tick_size"), USUAL_TICK_E8),
                        e8(node.path("min_order_size"), USUAL_MINIMUM_E8));
        return new MarketCatalogue.Entry(market, 0, 0, null);
    }

    private static String token(JsonNode outcomes, String name) {
        for (JsonNode outcome : outcomes) {
            if (outcome.path("outcome").asString("").equalsIgnoreCase(name)) {
                return outcome.path("token_id").asString("");
            }
        }
        return "";
    }

    private static MarketCatalogue.Entry ofGamma(JsonNode node) {
        JsonNode raw = node.path("raw");
        String slug = node.path("slug").asString("");
        String asset = node.path("asset").asString(coinOf(slug)).toUpperCase(Locale.ROOT);
        Window window =
                Window.ofSeconds(
                        node.path("start_sec").asLong(-1), node.path("end_sec").asLong(-1));
        JsonNode outcomes = embedded(raw.path("outcomes"));
        int up = outcomes.path(0).asString("").equalsIgnoreCase("Up") ? 0 : 1;
        JsonNode tokens = node.path("token_ids");
        String source = raw.path("resolutionSource").asString("");
        Market market =
                new Market(
                        slug,
                        node.path("condition_id").asString(""),
                        tokens.path(up).asString(""),
                        tokens.path(1 - up).asString(""),
                        asset,
                        window,
                        SettlementHistory.rule(slug, asset, window, source),
                        fees(raw.path("feeSchedule"), window),
                        e8(raw.path("orderPriceMinTickSize"), USUAL_TICK_E8),
                        e8(raw.path("orderMinSize"), USUAL_MINIMUM_E8));
        return new MarketCatalogue.Entry(
                market, strikeE8(node.path("strike_value")), 0, resolution(node, up));
    }

    /// Lists stand as JSON inside a string in some of the venue's answers.
    private static JsonNode embedded(JsonNode node) {
        return node.isString() ? JSON.readTree(node.stringValue()) : node;
    }

    private static long strikeE8(JsonNode scaled) {
        String text = scaled.asString("");
        return text.isEmpty() ? 0 : CsvRow.e8(new BigDecimal(text).movePointLeft(18));
    }

    private static @Nullable Resolution resolution(JsonNode node, int up) {
        JsonNode prices = embedded(node.path("outcome_prices"));
        if (!node.path("resolved").asBoolean(false) || prices.size() != 2) {
            return null;
        }
        return resolution(new BigDecimal(prices.path(up).asString("")));
    }

    private static @Nullable Resolution resolution(BigDecimal paidToUp) {
        if (paidToUp.signum() == 0) {
            return Resolution.DOWN;
        }
        if (paidToUp.compareTo(BigDecimal.ONE) == 0) {
            return Resolution.UP;
        }
        return paidToUp.compareTo(new BigDecimal("0.5")) == 0 ? Resolution.SPLIT : null;
    }

    private static FeeSchedule fees(JsonNode schedule, Window window) {
        if (!schedule.has("rate")) {
            return SettlementHistory.fees(window);
        }
        int exponent = schedule.path("exponent").asInt(1);
        return new FeeSchedule(e8(schedule.path("rate"), 0), exponent, exponent == 2);
    }

    private static long e8(JsonNode number, long otherwise) {
        return number.isNumber() ? CsvRow.e8(number.decimalValue()) : otherwise;
    }

    private static String coinOf(String slug) {
        int dash = slug.indexOf('-');
        return dash < 0 ? slug : slug.substring(0, dash);
    }

    /// One row of a table of markets.
    private static final class MarketRow {
        private final List<String> columns;
        private final CsvRow row = new CsvRow();

        MarketRow(List<String> columns, LineReader lines) {
            this.columns = columns;
            row.split(lines.bytes(), lines.offset(), lines.length());
        }

        boolean has(String name) {
            return !row.isEmpty(columns.indexOf(name));
        }

        String text(String name) {
            return row.text(columns.indexOf(name));
        }

        private long e8OrZero(String name) {
            return has(name) ? row.e8(columns.indexOf(name)) : 0;
        }

        @Nullable Resolution outcome(String name) {
            return has(name) ? resolution(new BigDecimal(text(name))) : null;
        }

        MarketCatalogue.Entry market(@Nullable Resolution resolution) {
            Window window =
                    Window.ofSeconds(
                            row.whole(columns.indexOf("start")), row.whole(columns.indexOf("end")));
            String asset = text("coin").toUpperCase(Locale.ROOT);
            return entry(SlugMarkets.usual(text("slug"), asset, window), resolution);
        }

        /// A label has no window of its own: the slug tells it.
        MarketCatalogue.Entry label() {
            Market market =
                    SlugMarkets.of(text("slug"))
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "no window in slug " + text("slug")));
            return entry(market, outcome("outcome_up"));
        }

        private MarketCatalogue.Entry entry(Market market, @Nullable Resolution resolution) {
            return new MarketCatalogue.Entry(
                    market, e8OrZero("strike"), e8OrZero("final"), resolution);
        }
    }
}
