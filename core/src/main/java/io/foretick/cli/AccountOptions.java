package io.foretick.cli;

import io.foretick.session.Config;
import io.foretick.session.account.AccountAccess;
import io.foretick.session.account.WalletTerms;
import io.foretick.session.doctor.VenueProbe;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Endpoints;
import io.foretick.venue.polymarket.gateway.GatewayEndpoints;
import io.foretick.venue.polymarket.wallet.Secrets;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;

/// Where commands find the account: keys in the environment, a keystore's password from a person if
/// need be, and the venue's services in the configuration.
final class AccountOptions {

    private AccountOptions() {}

    /// Opens the key, and logs in where the environment holds no credentials.
    static AccountAccess open(Config config) throws IOException, InterruptedException {
        return open(config, SignerOptions.secrets(System.getenv()));
    }

    /// The same with keys of another place than the environment.
    static AccountAccess open(Config config, Secrets secrets)
            throws IOException, InterruptedException {
        return AccountAccess.open(
                secrets,
                WalletTerms.of(config.account()),
                config.live().endpoints().polymarketClob(),
                config.account().chainId());
    }

    /// Asks the venue about the account; null where the environment names no key.
    static @Nullable VenueProbe probe(Config config, VenueClock clock) {
        return isGiven(System.getenv())
                ? new VenueProbe(
                        SignerOptions.secrets(System.getenv()),
                        WalletTerms.of(config.account()),
                        config.account().chainId(),
                        endpoints(config),
                        clock)
                : null;
    }

    /// Whether the environment names a key at all.
    static boolean isGiven(Map<String, String> environment) {
        return environment.containsKey(Secrets.PRIVATE_KEY)
                || environment.containsKey(Secrets.KEYSTORE)
                || environment.containsKey(Secrets.SIGNER_COMMAND);
    }

    static GatewayEndpoints endpoints(Config config) {
        Endpoints endpoints = config.live().endpoints();
        return new GatewayEndpoints(
                endpoints.polymarketClob(), endpoints.polymarketWs(), endpoints.polymarketData());
    }
}
