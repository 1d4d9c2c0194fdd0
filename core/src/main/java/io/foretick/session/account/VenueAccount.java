package io.foretick.session.account;

import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.VenueException;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.gateway.AccountReader;
import io.foretick.venue.polymarket.gateway.ClobGateway;
import io.foretick.venue.polymarket.gateway.GatewayEndpoints;
import io.foretick.venue.polymarket.gateway.GatewaySettings;
import io.foretick.venue.polymarket.gateway.JournalBarrier;
import io.foretick.venue.polymarket.gateway.rest.Ask;
import io.foretick.venue.polymarket.gateway.rest.ClobHttp;
import io.foretick.venue.polymarket.gateway.rest.Outcome;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;

/// An account at the venue for commands that ask about it or cancel all its orders, without a
/// session. Places nothing and sends no heartbeat. For threads that may block.
public final class VenueAccount implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final GatewaySettings SETTINGS =
            GatewaySettings.DEFAULT.withHeartbeat(GatewaySettings.Heartbeat.OFF);

    private final AccountAccess access;
    private final HttpClient client;
    private final AccountReader reader;
    private final ClobGateway gateway;
    private final ClobHttp http;

    private VenueAccount(AccountAccess access, GatewayEndpoints endpoints, VenueClock clock) {
        this.access = access;
        this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        this.reader =
                AccountReader.start(endpoints, access.tradingAccount(), SETTINGS, clock, _ -> {});
        this.gateway = ClobGateway.start(reader, VenueAccount::refuse, JournalBarrier.NONE);
        this.http =
                new ClobHttp(
                        client,
                        endpoints.clob(),
                        access.wallet().key(),
                        access.credentials(),
                        () -> Times.toEpochSecond(clock.nowNs() + reader.clockOffset().offsetNs()));
    }

    /// Begins to connect; comes back at once.
    public static VenueAccount connect(
            AccountAccess access, GatewayEndpoints endpoints, VenueClock clock) {
        return new VenueAccount(access, endpoints, clock);
    }

    /// Sends a cancel of all orders of the account; comes back at once.
    public void cancelAll() {
        gateway.cancelAll();
    }

    /// How many orders are open.
    ///
    /// @throws VenueException if the venue does not say
    public int openOrders() throws VenueException, InterruptedException {
        return reader.openOrders().size();
    }

    /// Whether the account may only close positions.
    ///
    /// @throws VenueException if the venue does not say
    public boolean isClosedOnly() throws VenueException, InterruptedException {
        return reader.closedOnly();
    }

    /// The collateral, and what the exchange may take of it.
    ///
    /// @throws VenueException if the venue does not say
    public Collateral collateral() throws VenueException {
        return Collateral.read(balance("?asset_type=COLLATERAL"), access.wallet().chainId());
    }

    /// What the exchange may take of an outcome's tokens: nothing, unless it was approved for all.
    ///
    /// @throws VenueException if the venue does not say
    public long tokenAllowanceE8(String tokenId) throws VenueException {
        String body = balance("?asset_type=CONDITIONAL&token_id=" + tokenId);
        return Collateral.readTokenAllowanceE8(body, access.wallet().chainId());
    }

    private String balance(String query) throws VenueException {
        int type = access.wallet().type().code();
        Ask ask = Ask.get("/balance-allowance", query + "&signature_type=" + type, PATIENCE);
        return switch (http.send(ask).join()) {
            case Outcome.Answer(int status, String body, long _) when status == 200 -> body;
            case Outcome.Answer answer ->
                    throw new VenueException("balance: status " + answer.status());
            case Outcome.NotSent(String reason) -> throw new VenueException("balance: " + reason);
            case Outcome.Lost(String reason) -> throw new VenueException("balance: " + reason);
        };
    }

    @Override
    public void close() {
        gateway.close();
        reader.close();
        client.shutdownNow();
        client.close();
    }

    private static String refuse(OrderRequest request) throws IOException {
        throw new IOException("no order is placed here: " + request.orderId());
    }
}
