package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.session.account.AccountAccess;
import io.foretick.venue.polymarket.account.OrderRequest;
import io.foretick.venue.polymarket.gateway.GatewayEndpoints;
import io.foretick.venue.polymarket.gateway.TradingAccount;
import io.foretick.venue.polymarket.order.OrderBody;
import io.foretick.venue.polymarket.order.OrderMaker;
import io.foretick.venue.polymarket.order.OrderStamp;
import io.foretick.venue.polymarket.sign.ExchangeDomain;
import io.foretick.venue.polymarket.sign.MarketKind;
import io.foretick.venue.polymarket.trade.OrderPlanner;
import io.foretick.venue.polymarket.wallet.Secrets;
import io.foretick.venue.polymarket.wallet.Wallet;

import java.io.IOException;

/// What a session makes and signs orders with. Its text shows no secret. Belongs to one command.
final class TradingKeys implements AutoCloseable {

    private static final int ORDER_VERSION = 2;

    private final AccountAccess access;
    private final ExchangeDomain domain;
    private final GatewayEndpoints endpoints;

    private TradingKeys(AccountAccess access, ExchangeDomain domain, GatewayEndpoints endpoints) {
        this.access = access;
        this.domain = domain;
        this.endpoints = endpoints;
    }

    /// Opens the key that the environment names, and logs in where it holds no credentials.
    ///
    /// @throws ConfigException if no exchange is known on the configured chain
    /// @throws IOException if a key does not open or fit, or the venue refuses the login
    static TradingKeys open(Config config) throws IOException {
        return open(config, SignerOptions.secrets(System.getenv()));
    }

    /// The same with keys of another place than the environment.
    static TradingKeys open(Config config, Secrets secrets) throws IOException {
        long chainId = config.account().chainId();
        ExchangeDomain domain =
                ExchangeDomain.find(ORDER_VERSION, chainId, MarketKind.PLAIN)
                        .orElseThrow(() ->
                                new ConfigException(
                                        "account.chain_id: no exchange is known on chain "
                                                + chainId));
        try {
            AccountAccess access = AccountOptions.open(config, secrets);
            return new TradingKeys(access, domain, AccountOptions.endpoints(config));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while logging in", e);
        }
    }

    Wallet wallet() {
        return access.wallet();
    }

    /// The account as the gateway knows it.
    TradingAccount account() {
        return access.tradingAccount();
    }

    /// Where the account is asked about and traded for.
    GatewayEndpoints endpoints() {
        return endpoints;
    }

    /// The body of the request that places an order.
    ///
    /// @throws IOException if the key cannot be asked now
    String body(OrderRequest request) throws IOException {
        String owner = access.credentials().apiKey();
        return OrderBody.signed(request, access.signer(), owner).json();
    }

    /// Plans the orders of a session.
    ///
    /// @param sessionId of its journal
    OrderPlanner planner(long sessionId) {
        OrderMaker maker = OrderMaker.of(access.wallet(), domain);
        return (command, market, tickE8) -> {
            long orderId = command.orderId();
            var stamp = OrderStamp.of(sessionId, orderId, command.timeNs());
            return maker.make(orderId, command.terms(), market, tickE8, stamp);
        };
    }

    @Override
    public void close() {
        access.signer().close();
    }

    @Override
    public String toString() {
        return "TradingKeys[hidden]";
    }
}
