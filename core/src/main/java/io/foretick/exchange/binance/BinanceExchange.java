package io.foretick.exchange.binance;

import io.foretick.exchange.binance.archive.ArchiveService;
import io.foretick.exchange.binance.stream.Clients;
import io.foretick.exchange.binance.stream.Frames;
import io.foretick.exchange.binance.stream.Publisher;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.VenueWalk;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.Services;
import io.foretick.exchange.wire.SimulatedExchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/// A simulated Binance on loopback: the spot market's REST interface, its streams and its archive
/// of files, all about one seeded world. It takes no orders. Owned by whoever starts it.
public final class BinanceExchange implements SimulatedExchange {

    public static final String REST = "binance_rest";
    public static final String STREAMS = "binance_ws";
    public static final String ARCHIVE = "binance_archive";

    private final Services services;
    private final ArchiveService files;
    private final Clients clients;
    private final Publisher publisher;
    private final VenueWalk walk;

    private BinanceExchange(ExchangeContext context, World world, Optional<Frames> frames) {
        files = new ArchiveService(context.clock(), world, context.faults(), ARCHIVE);
        clients = new Clients(context.clock());
        publisher = new Publisher(clients, frames);
        services = new Services(context);
        var rest = new RestService(context.clock(), world);
        services.http(REST, frames.isPresent() ? rest::addTo : rest::addSilentTo);
        services.webSockets(
                STREAMS,
                Map.of(
                        "/ws",
                        clients.raw(_ -> ""),
                        "/ws/<streams>",
                        clients.raw(peer -> peer.path("streams")),
                        "/stream",
                        clients.combined(peer -> peer.query("streams"))));
        services.http(ARCHIVE, files::addTo);
        walk = new VenueWalk("binance-publisher", context.clock(), publisher);
    }

    /// Starts it.
    public static BinanceExchange start(ExchangeContext context, World world) {
        return new BinanceExchange(context, world, Optional.of(new Frames(world)));
    }

    /// Starts it with streams that tell nothing but what is [played][#play], and without a past on
    /// its REST interface.
    public static BinanceExchange startSilent(ExchangeContext context, World world) {
        return new BinanceExchange(context, world, Optional.empty());
    }

    @Override
    public Map<String, String> urls() {
        return services.urls();
    }

    /// Sends a payload to all who listen to a stream now.
    ///
    /// @param stream its name, such as `btcusdt@trade`
    /// @param payload as it stands on `/ws`, without the envelope of `/stream`
    public void play(String stream, String payload) {
        publisher.play(stream, payload);
    }

    /// Tells all clients of the streams to go, and ends their connections a little later.
    public void shutdownSoon() {
        clients.shutdownSoon();
    }

    @Override
    public void close() {
        walk.close();
        services.close();
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
