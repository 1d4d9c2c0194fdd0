package io.foretick.venue.polymarket.chain;

import io.foretick.base.E8;
import io.foretick.venue.VenueException;
import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.live.rest.RestAnswer;
import io.foretick.venue.live.rest.RestClient;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks the venue's Data API what a wallet holds and how markets resolved. What it answers is news,
/// not proof: the chain pays what it pays. For threads that may block.
public final class DataApi {

    private static final int PAGE = 500;
    private static final int PAGES_MAX = 20;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000L);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final RestClient rest;

    /// An asker of the service that `rest` talks to.
    public DataApi(RestClient rest) {
        this.rest = rest;
    }

    /// All tokens of a wallet.
    ///
    /// @throws VenueException if the list cannot be had whole
    public List<HeldToken> held(EthAddress wallet) throws VenueException, InterruptedException {
        List<HeldToken> all = new ArrayList<>();
        for (int page = 0; page < PAGES_MAX; page++) {
            String path =
                    "/positions?user=%s&sizeThreshold=0&limit=%d&offset=%d"
                            .formatted(wallet.checksummed(), PAGE, page * PAGE);
            JsonNode list = tree(path, rest.get(path));
            if (!list.isArray()) {
                throw new VenueException("the Data API gives no list of positions");
            }
            for (JsonNode position : list) {
                all.add(held(position));
            }
            if (list.size() < PAGE) {
                return all;
            }
        }
        throw new VenueException("the wallet has more than " + PAGE * PAGES_MAX + " positions");
    }

    /// What a market pays; empty if it has not resolved, or the venue does not say.
    public Optional<Payouts> payouts(Bytes32 conditionId)
            throws VenueException, InterruptedException {
        String path = "/v2/resolutions?condition=" + conditionId.hex();
        RestAnswer answer = rest.get(path);
        if (answer instanceof RestAnswer.Missing) {
            return Optional.empty();
        }
        JsonNode resolution = tree(path, answer);
        JsonNode payouts = resolution.path("payouts");
        if (!resolution.path("resolved").asBoolean(false) || payouts.size() != 2) {
            return Optional.empty();
        }
        return Optional.of(new Payouts(shareE8(payouts.get(0)), shareE8(payouts.get(1))));
    }

    private static JsonNode tree(String path, RestAnswer answer) throws VenueException {
        try {
            return switch (answer) {
                case RestAnswer.Body body -> JSON.readTree(body.bytes());
                case RestAnswer.Missing _ -> throw failed(path, "it is not there");
                case RestAnswer.Busy _ -> throw failed(path, "too many questions");
                case RestAnswer.Failed failed -> throw failed(path, failed.reason());
            };
        } catch (JacksonException _) {
            throw failed(path, "the answer is no JSON");
        }
    }

    private static VenueException failed(String path, String reason) {
        return new VenueException("the Data API does not answer " + path + ": " + reason);
    }

    private static HeldToken held(JsonNode position) throws VenueException {
        String condition = position.path("conditionId").asString("");
        Optional<Bytes32> conditionId = Bytes32.parse(condition);
        String tokenId = position.path("asset").asString("");
        int outcomeIndex = position.path("outcomeIndex").asInt(-1);
        if (conditionId.isEmpty() || tokenId.isEmpty() || outcomeIndex < 0 || outcomeIndex > 1) {
            throw new VenueException("a position of the Data API cannot be read: " + condition);
        }
        return new HeldToken(
                conditionId.get(),
                tokenId,
                outcomeIndex,
                position.path("slug").asString(condition),
                number(position.path("size"), TokenCalls.UNITS),
                shareE8(position.path("curPrice")),
                new HeldToken.Flags(
                        position.path("redeemable").asBoolean(false),
                        position.path("negativeRisk").asBoolean(false)));
    }

    private static long shareE8(JsonNode value) throws VenueException {
        return Math.min(E8.ONE, number(value, E8.ONE));
    }

    /// A decimal of zero or more in units, what is beyond them dropped.
    private static long number(JsonNode value, long unitsInOne) throws VenueException {
        try {
            BigDecimal decimal =
                    value.isNumber() ? value.decimalValue() : new BigDecimal(value.asString(""));
            if (decimal.signum() >= 0 && decimal.compareTo(LARGEST) < 0) {
                return decimal.multiply(BigDecimal.valueOf(unitsInOne))
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new VenueException("the Data API gives no amount: " + value);
    }
}
