package io.foretick.cli;

import io.foretick.base.Seed;
import io.foretick.session.Config;
import io.foretick.session.ConfigException;
import io.foretick.venue.VenueClock;
import io.foretick.venue.binance.BinanceRest;
import io.foretick.venue.live.FeedPlan;
import io.foretick.venue.polymarket.Coin;
import io.foretick.venue.polymarket.WindowLength;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a configuration says of the live feeds: which they are, and by which clock they go.
final class Feeds {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Feeds() {}

    static FeedPlan plan(Config config) {
        return new FeedPlan(
                config.live().endpoints(),
                coins(config.filter().assets()),
                lengths(config.filter().intervals()),
                config.live().markets(),
                config.live().watch(),
                config.live().standby(),
                config.live().depth(),
                new Seed(config.seed()).split("feeds"));
    }

    /// This machine's clock; that of the venue where `live.speed` says that it is simulated.
    ///
    /// @throws VenueException if the venue does not tell its time
    static VenueClock clock(Config config) throws IOException {
        double speed = config.live().speed();
        return speed == 1 ? VenueClock.wall() : venueClock(config, speed);
    }

    private static VenueClock venueClock(Config config, double speed) throws IOException {
        String url = config.live().endpoints().binanceRest() + "/api/v3/time";
        HttpRequest question = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            client.send(question, HttpResponse.BodyHandlers.ofByteArray()); // warms the connection
            byte[] answer = client.send(question, HttpResponse.BodyHandlers.ofByteArray()).body();
            return VenueClock.startingAt(BinanceRest.serverTimeNs(answer), speed);
        } catch (IOException e) {
            throw new VenueException("no venue's time from " + url + ": " + Complaint.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + url, e);
        }
    }

    private static List<Coin> coins(List<String> names) {
        return names.isEmpty() ? List.of(Coin.values()) : names.stream().map(Feeds::coin).toList();
    }

    private static Coin coin(String name) {
        return Coin.of(name)
                .orElseThrow(() -> new ConfigException("filter.assets: no coin is called " + name));
    }

    private static List<WindowLength> lengths(List<String> keys) {
        return keys.isEmpty()
                ? List.of(WindowLength.values())
                : keys.stream().map(Feeds::length).toList();
    }

    private static WindowLength length(String key) {
        return WindowLength.ofKey(key.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new ConfigException("filter.intervals: no window lasts " + key));
    }
}
