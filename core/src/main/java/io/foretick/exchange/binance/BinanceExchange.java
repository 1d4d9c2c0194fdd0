package io.foretick.exchange.binance;

import io.foretick.exchange.binance.archive.ArchiveService;
import io.foretick.exchange.binance.stream.Clients;
import io.foretick.exchange.binance.stream.Frames;
import io.foretick.exchange.binance.stream.Publisher;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.VenueWalk;
import io.foretick.exchange.wire.ExchangeContext;
import io.foretick.exchange.wire.LoopbackServer;
import io.foretick.exchange.wire.PeerHandler;
import io.foretick.exchange.wire.SimulatedExchange;
import io.javalin.config.JavalinConfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A simulated Binance on loopback: the spot market's REST interface, its streams and its archive
/// of files, all about one seeded world. It takes no orders. Owned by whoever starts it.
public final class BinanceExchange implements SimulatedExchange {

    public static final String REST = "binance_rest";
    public static final String STREAMS = "binance_ws";
    public static final String ARCHIVE = "binance_archive";

    private final LoopbackServer rest;
    private final LoopbackServer streams;
    private final LoopbackServer archive;
    private final ArchiveService files;
    private final Clients clients;
    private final Publisher publisher;
    private final VenueWalk walk;

    private BinanceExchange(ExchangeContext context, World world, Optional<Frames> frames)
            throws IOException {
        var clock = context.clock();
        files = new ArchiveService(clock, world);
        clients = new Clients(clock);
        publisher = new Publisher(clients, frames);
        rest = server(context, REST, new RestService(clock, world)::addTo);
        streams = server(context, STREAMS, config -> addStreams(config, context));
        archive = server(context, ARCHIVE, files::addTo);
        walk = new VenueWalk("binance-publisher", clock, publisher);
    }

    /// Starts it.
    ///
    /// @throws UncheckedIOException if the archive has no place for its files
    public static BinanceExchange start(ExchangeContext context, World world) {
        return start(context, world, Optional.of(new Frames(world)));
    }

    /// Starts it with streams that tell nothing but what is [played][#play].
    ///
    /// @throws UncheckedIOException if the archive has no place for its files
    public static BinanceExchange startSilent(ExchangeContext context, World world) {
        return start(context, world, Optional.empty());
    }

    private static BinanceExchange start(
            ExchangeContext context, World world, Optional<Frames> frames) {
        try {
            return new BinanceExchange(context, world, frames);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LoopbackServer server(
            ExchangeContext context, String service, Consumer<JavalinConfig> routes) {
        int port = context.portOf().applyAsInt(service);
        return LoopbackServer.start(service, port, context.faults(), routes);
    }

    private void addStreams(JavalinConfig config, ExchangeContext context) {
        add(config, context, "/ws", clients.raw(_ -> ""));
        add(config, context, "/ws/<streams>", clients.raw(peer -> peer.path("streams")));
        add(config, context, "/stream", clients.combined(peer -> peer.query("streams")));
    }

    private static void add(
            JavalinConfig config, ExchangeContext context, String path, PeerHandler handler) {
        LoopbackServer.webSocket(config, path, STREAMS, context.faults(), handler);
    }

    @Override
    public Map<String, String> urls() {
        var urls = new LinkedHashMap<String, String>();
        urls.put(REST, rest.httpUrl());
        urls.put(STREAMS, streams.webSocketUrl());
        urls.put(ARCHIVE, archive.httpUrl());
        return urls;
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
        streams.close();
        rest.close();
        archive.close();
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
