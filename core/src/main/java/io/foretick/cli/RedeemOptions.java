package io.foretick.cli;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.polymarket.chain.Wallet;
import io.foretick.venue.polymarket.sign.SignatureType;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import java.net.URI;
import java.util.OptionalLong;

/// Whose tokens `foretick redeem` looks at, and how far it goes.
final class RedeemOptions {

    @Option(
            names = "--wallet",
            paramLabel = "ADDRESS",
            description = "Where the tokens are (default: the address of the key).")
    private @Nullable String wallet;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description =
                    "Kind of the wallet: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private SignatureType type = SignatureType.EOA;

    @Option(
            names = "--owner",
            paramLabel = "ADDRESS",
            description = "Address of the key that owns the wallet (default: that of the key).")
    private @Nullable String owner;

    @Option(
            names = "--nonce",
            paramLabel = "N",
            description =
                    "Next nonce of a safe or deposit wallet; that of a safe is asked of the node if"
                            + " there is one.")
    private @Nullable Long nonce;

    @Option(
            names = "--merge",
            description = "Merge pairs of Up and Down tokens instead of redeeming.")
    boolean merge;

    @Option(
            names = "--approve",
            description =
                    "First let the venue's collateral adapter take the wallet's outcome tokens;"
                            + " needed once for each wallet.")
    boolean approve;

    @Option(
            names = "--data-url",
            paramLabel = "URL",
            description = "Base URL of the Data API (default: ${DEFAULT-VALUE}).")
    String dataUrl = "https://data-api.polymarket.com";

    @Option(
            names = "--rpc",
            paramLabel = "URL",
            description = "A node of the Polygon chain that answers JSON-RPC.")
    @Nullable URI rpc;

    @Option(
            names = "--send",
            description = "Send the transactions; needs --rpc, --real-money and the key.")
    boolean send;

    @Option(names = "--real-money", description = "Yes, this spends gas and moves real tokens.")
    boolean realMoney;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    boolean json;

    /// The wallet that is meant.
    Wallet wallet(CommandSpec spec, @Nullable PrivateKey key) {
        String keys = key == null ? null : key.address().checksummed();
        String ownerText = owner != null ? owner : keys != null ? keys : soleAddress();
        String walletText = wallet != null ? wallet : keys;
        try {
            return new Wallet(
                    type,
                    address(spec, "--wallet", walletText),
                    address(spec, "--owner", ownerText));
        } catch (IllegalArgumentException e) {
            throw wrong(spec, String.valueOf(e.getMessage()));
        }
    }

    /// What was given as the wallet's nonce.
    OptionalLong nonce() {
        return nonce == null ? OptionalLong.empty() : OptionalLong.of(nonce);
    }

    /// Refuses what would not end well before anything is asked.
    void check(CommandSpec spec, @Nullable PrivateKey key) {
        if (send && !realMoney) {
            throw wrong(spec, "--send spends gas and moves tokens: say --real-money too");
        }
        if (send && (rpc == null || key == null)) {
            throw wrong(spec, "--send needs --rpc and the key in " + RedeemCommand.KEY_VARIABLE);
        }
        if (send && type == SignatureType.DEPOSIT_WALLET) {
            throw wrong(
                    spec,
                    "--send is not supported for deposit wallets: post the printed request to the"
                            + " venue's relayer by hand");
        }
        if (rpc != null && (rpc.getScheme() == null || rpc.getHost() == null)) {
            throw wrong(spec, "--rpc must be a URL such as https://host/path");
        }
    }

    /// Who looks without a key at a wallet that is no contract has named the key's address.
    private @Nullable String soleAddress() {
        return type == SignatureType.EOA ? wallet : null;
    }

    private static EthAddress address(CommandSpec spec, String option, @Nullable String text) {
        if (text == null) {
            throw wrong(
                    spec,
                    option + " is needed where " + RedeemCommand.KEY_VARIABLE + " is not set");
        }
        return EthAddress.parse(text)
                .orElseThrow(() -> wrong(spec, option + " is no address: " + text));
    }

    private static CommandLine.ParameterException wrong(CommandSpec spec, String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
