package io.foretick.exchange.polymarket.clob;

import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.sign.SignatureType;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/// Keys, balances, standing and heartbeats of an account. Any thread.
final class AccountDesk {

    private static final long MICRO_E8 = 100;
    private static final String UNLIMITED =
            BigInteger.TWO.pow(256).subtract(BigInteger.ONE).toString();

    private final ClobSettings settings;
    private final VenueLoop loop;
    private final Logins logins;
    private final KeyRing keys;
    private final Funders funders;
    private final Restrictions restrictions;
    private final Map<String, String> heartbeats = new ConcurrentHashMap<>();
    private final SplittableRandom heartbeatIds;

    AccountDesk(
            ClobSettings settings,
            VenueLoop loop,
            Logins logins,
            KeyRing keys,
            Funders funders,
            Restrictions restrictions) {
        this.settings = settings;
        this.loop = loop;
        this.logins = logins;
        this.keys = keys;
        this.funders = funders;
        this.restrictions = restrictions;
        this.heartbeatIds = settings.seed().split("heartbeats").random();
    }

    /// `POST /auth/api-key`. The first login of an address opens its account.
    Reply createKey(ClobRequest request) {
        Optional<Logins.Login> login = logins.wallet(request);
        if (login.isEmpty()) {
            return badLogin();
        }
        open(login.get());
        return keys.create(login.get().address(), login.get().nonce())
                .map(AccountDesk::credentials)
                .orElseGet(() -> Reply.badRequest("Could not create api key"));
    }

    /// `GET /auth/derive-api-key`.
    Reply deriveKey(ClobRequest request) {
        Optional<Logins.Login> login = logins.wallet(request);
        if (login.isEmpty()) {
            return badLogin();
        }
        open(login.get());
        return keys.derive(login.get().address(), login.get().nonce())
                .map(AccountDesk::credentials)
                .orElseGet(() -> Reply.badRequest("Could not derive api key!"));
    }

    private static Reply badLogin() {
        return Reply.error(401, "Invalid L1 Request headers");
    }

    private void open(Logins.Login login) {
        loop.call((engine, _) -> {
            engine.open(login.address().checksummed(), settings.startCashE8());
            return true;
        });
    }

    private static Reply credentials(KeyRing.Key key) {
        ApiCredentials credentials = key.credentials();
        return Reply.ok(
                Reply.object()
                        .put("apiKey", credentials.apiKey())
                        .put("secret", credentials.secret())
                        .put("passphrase", credentials.passphrase()));
    }

    /// `GET /auth/api-keys`.
    Reply listKeys(KeyRing.Key caller, ClobRequest request) {
        ObjectNode json = Reply.object();
        keys.ownersOf(caller.address()).forEach(json.putArray("apiKeys")::add);
        return Reply.ok(json);
    }

    /// `DELETE /auth/api-key`.
    Reply deleteKey(KeyRing.Key caller, ClobRequest request) {
        keys.delete(caller);
        return Reply.ok(JsonNodeFactory.instance.stringNode("OK"));
    }

    /// `GET /auth/ban-status/closed-only`.
    Reply closedOnly(KeyRing.Key caller, ClobRequest request) {
        boolean closed = restrictions.isClosedOnly(caller.address());
        return Reply.ok(Reply.object().put("closed_only", closed));
    }

    /// `GET /balance-allowance`, and its `update`, which changes nothing here: the venue and its
    /// chain are one.
    Reply balance(KeyRing.Key caller, ClobRequest request) {
        Optional<SignatureType> type = signatureType(request.query("signature_type"));
        boolean cash = request.query("asset_type").equals("COLLATERAL");
        String tokenId = request.query("token_id");
        if (type.isEmpty()
                || !(cash || request.query("asset_type").equals("CONDITIONAL"))
                || (!cash && tokenId.isEmpty())) {
            return Reply.badRequest("Invalid asset type");
        }
        String account = funders.account(caller.owner(), type.get(), caller.address());
        long balanceE8 =
                loop.call((engine, _) ->
                        cash ? engine.cashE8(account) : engine.tokensE8(account, tokenId));
        ObjectNode json = Reply.object().put("balance", micros(balanceE8));
        ObjectNode allowances = json.putObject("allowances");
        for (MarketKind kind : MarketKind.values()) {
            ExchangeDomain.find(2, settings.chainId(), kind)
                    .ifPresent(domain ->
                            allowances.put(domain.verifyingContract().checksummed(), UNLIMITED));
        }
        return Reply.ok(json);
    }

    private static Optional<SignatureType> signatureType(String text) {
        return switch (text) {
            case "" -> Optional.of(SignatureType.EOA);
            case "0", "1", "2", "3" -> SignatureType.of(Integer.parseInt(text));
            default -> Optional.empty();
        };
    }

    private static String micros(long amountE8) {
        return Long.toString(Math.floorDiv(amountE8, MICRO_E8));
    }

    /// `POST /v1/heartbeats`: each names the id of the one before, the first an empty one.
    Reply heartbeat(KeyRing.Key caller, ClobRequest request) {
        String owner = caller.owner();
        String stated = request.json().path("heartbeat_id").asString("");
        return loop.call((engine, nowNs) -> {
            String expected = heartbeats.getOrDefault(owner, "");
            if (!stated.equals(expected) && engine.hasHeartbeat(owner)) {
                return new Reply(
                        400,
                        Reply.object()
                                .put("error", "Invalid Heartbeat ID")
                                .put("heartbeat_id", expected));
            }
            String next = KeyRing.uuid(heartbeatIds);
            heartbeats.put(owner, next);
            engine.heartbeat(owner, nowNs);
            return Reply.ok(Reply.object().put("heartbeat_id", next));
        });
    }

    /// `POST /heartbeats`, the form without ids.
    Reply plainHeartbeat(KeyRing.Key caller, ClobRequest request) {
        return loop.call((engine, nowNs) -> {
            engine.heartbeat(caller.owner(), nowNs);
            return Reply.ok(Reply.object().put("status", "ok"));
        });
    }
}
