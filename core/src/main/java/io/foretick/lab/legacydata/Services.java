package io.foretick.lab.legacydata;

import io.foretick.venue.binance.archive.ArchiveClient;

/// Where the services are.
///
/// @param binanceUrl of the public archive, without a path
/// @param defillamaUrl without a path
/// @param santimentUrl without a path
/// @param santimentKey for Santiment, empty for what it gives to everyone; never shown
public record Services(
        String binanceUrl, String defillamaUrl, String santimentUrl, String santimentKey) {

    /// The public archive of Binance.
    public static final String BINANCE = ArchiveClient.PUBLIC_URL;

    /// DefiLlama's API as it runs it.
    public static final String DEFILLAMA = "https://api.llama.fi";

    /// Santiment's API as it runs it.
    public static final String SANTIMENT = "https://api.santiment.net";

    @Override
    public String toString() {
        return "Services[%s, %s, %s]".formatted(binanceUrl, defillamaUrl, santimentUrl);
    }
}
