package io.foretick.session.account;

import io.foretick.venue.VenueException;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigInteger;
import java.util.OptionalLong;

/// An account's collateral, as the venue tells it.
///
/// @param balanceE8 open orders included
/// @param allowanceE8 what the exchange contract of plain markets may take of it
public record Collateral(long balanceE8, long allowanceE8) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int VERSION = 2;
    private static final BigInteger MICRO_E8 = BigInteger.valueOf(100);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    /// Reads the answer to the question for the balance.
    ///
    /// @throws VenueException if it is not that
    static Collateral read(String body, long chainId) throws VenueException {
        try {
            JsonNode answer = JSON.readTree(body);
            long balanceE8 = amountE8(answer.path("balance"));
            OptionalLong allowedE8 = allowanceE8(answer.path("allowances"), chainId);
            return new Collateral(balanceE8, allowedE8.orElse(0));
        } catch (JacksonException | IllegalArgumentException _) {
            throw new VenueException("balance: the answer cannot be read");
        }
    }

    /// Reads the same answer for an outcome's tokens.
    ///
    /// @return what the exchange contract may take of them
    /// @throws VenueException if it is not that, or does not name the contract
    static long readTokenAllowanceE8(String body, long chainId) throws VenueException {
        try {
            return allowanceE8(JSON.readTree(body).path("allowances"), chainId)
                    .orElseThrow(() -> new VenueException("tokens: no allowance is named"));
        } catch (JacksonException | IllegalArgumentException _) {
            throw new VenueException("tokens: the answer cannot be read");
        }
    }

    /// Spenders are written in any case.
    private static OptionalLong allowanceE8(JsonNode allowances, long chainId) {
        String exchange =
                ExchangeDomain.find(VERSION, chainId, MarketKind.PLAIN)
                        .map(domain -> domain.verifyingContract().checksummed())
                        .orElse("");
        for (var entry : allowances.properties()) {
            if (entry.getKey().equalsIgnoreCase(exchange)) {
                return OptionalLong.of(amountE8(entry.getValue()));
            }
        }
        return OptionalLong.empty();
    }

    /// Millionths as text; an unlimited allowance does not fit a `long`.
    private static long amountE8(JsonNode micros) {
        return new BigInteger(micros.asString(""))
                .multiply(MICRO_E8)
                .max(BigInteger.ZERO)
                .min(LARGEST)
                .longValueExact();
    }
}
