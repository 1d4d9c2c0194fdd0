package io.foretick.session.doctor;

import io.foretick.session.account.AccountAccess;
import io.foretick.session.account.Collateral;
import io.foretick.session.account.VenueAccount;
import io.foretick.session.account.WalletTerms;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.gateway.GatewayEndpoints;
import io.foretick.venue.polymarket.wallet.Secrets;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Asks the real venue, or a simulated one, about the account of an environment. For one thread.
public final class VenueProbe implements AccountProbe, AutoCloseable {

    private final Secrets secrets;
    private final WalletTerms terms;
    private final long chainId;
    private final GatewayEndpoints endpoints;
    private final VenueClock clock;
    private @Nullable VenueAccount account; // null before the login

    /// Connects to nothing before [#login].
    public VenueProbe(
            Secrets secrets,
            WalletTerms terms,
            long chainId,
            GatewayEndpoints endpoints,
            VenueClock clock) {
        this.secrets = secrets;
        this.terms = terms;
        this.chainId = chainId;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /// Opens the key, gets credentials, and asks a first private question with them.
    @Override
    public void login() throws IOException, InterruptedException {
        AccountAccess access = AccountAccess.open(secrets, terms, endpoints.clob(), chainId);
        account = VenueAccount.connect(access, endpoints, clock);
        account.openOrders();
    }

    @Override
    public Funds funds() throws IOException, InterruptedException {
        VenueAccount known = loggedIn();
        Collateral collateral = known.collateral();
        return new Funds(collateral.balanceE8(), collateral.allowanceE8(), known.openOrders());
    }

    @Override
    public long tokenAllowanceE8(String tokenId) throws IOException, InterruptedException {
        return loggedIn().tokenAllowanceE8(tokenId);
    }

    @Override
    public boolean isClosedOnly() throws IOException, InterruptedException {
        return loggedIn().isClosedOnly();
    }

    @Override
    public void close() {
        if (account != null) {
            account.close();
        }
    }

    private VenueAccount loggedIn() {
        if (account == null) {
            throw new IllegalStateException("asked before the login");
        }
        return account;
    }
}
