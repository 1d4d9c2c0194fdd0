package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.account.WalletTerms;
import io.foretick.venue.live.Endpoints;
import io.foretick.venue.polymarket.gateway.GatewayEndpoints;
import io.foretick.venue.polymarket.wallet.Secrets;

import java.util.Map;

/// Where commands find the account: keys in the environment, a keystore's password from a person if
/// need be, and the venue's services in the configuration.
final class AccountOptions {

    private AccountOptions() {}

    static Secrets secrets() {
        return SignerOptions.secrets(System.getenv());
    }

    static WalletTerms wallet() {
        return WalletTerms.of(System.getenv());
    }

    /// Whether the environment names a key at all.
    static boolean isGiven(Map<String, String> environment) {
        return environment.containsKey(Secrets.PRIVATE_KEY)
                || environment.containsKey(Secrets.KEYSTORE)
                || environment.containsKey(Secrets.SIGNER_COMMAND);
    }

    static GatewayEndpoints endpoints(Config config) {
        Endpoints endpoints = config.live().endpoints();
        return new GatewayEndpoints(endpoints.polymarketClob(), endpoints.polymarketWs(), "");
    }
}
