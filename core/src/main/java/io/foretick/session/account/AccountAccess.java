package io.foretick.session.account;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Signer;
import io.foretick.venue.polymarket.gateway.TradingAccount;
import io.foretick.venue.polymarket.gateway.login.Login;
import io.foretick.venue.polymarket.sign.ApiCredentials;
import io.foretick.venue.polymarket.sign.SignatureType;
import io.foretick.venue.polymarket.wallet.Secrets;
import io.foretick.venue.polymarket.wallet.Wallet;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/// All that is needed to act for an account: who signs, which wallet pays, and the API credentials.
/// Its text shows no secret.
///
/// @param signer holds the key
/// @param wallet that pays
/// @param credentials of the key
public record AccountAccess(Signer signer, Wallet wallet, ApiCredentials credentials) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Opens the key and, where no API credentials are given, logs in for them. May block, and may
    /// ask a person for a password.
    ///
    /// @param clobUrl base URL of the order book
    /// @throws IOException if something is missing or does not fit, or the venue gives no
    ///   credentials; the message has no secret
    public static AccountAccess open(
            Secrets secrets, WalletTerms terms, String clobUrl, long chainId)
            throws IOException, InterruptedException {
        Signer signer = secrets.signer();
        EthAddress key = signer.address();
        Optional<String> problem = terms.problem(key);
        if (problem.isPresent()) {
            throw new IOException(problem.get());
        }
        ApiCredentials credentials =
                secrets.hasApiCredentials()
                        ? secrets.apiCredentials()
                        : login(signer, clobUrl, chainId);
        return new AccountAccess(signer, wallet(terms, key, chainId), credentials);
    }

    /// The same for those that read and trade.
    public TradingAccount tradingAccount() {
        return new TradingAccount(wallet.key(), wallet.funder(), wallet.type(), credentials);
    }

    private static Wallet wallet(WalletTerms terms, EthAddress key, long chainId) {
        SignatureType type = terms.signatureType().orElseThrow();
        EthAddress funder =
                terms.funder().isEmpty() ? key : EthAddress.parse(terms.funder()).orElseThrow();
        return new Wallet(type, key, funder, chainId);
    }

    private static ApiCredentials login(Signer signer, String clobUrl, long chainId)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return new Login(client, clobUrl, chainId).credentials(signer.address(), signer::sign);
        }
    }
}
