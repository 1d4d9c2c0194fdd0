package io.foretick.exchange.binance.archive;

import io.foretick.base.Times;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;

/// The archive's HTTP service: zips, their digests, listings, and S3's own answer for what is not
/// there. Any thread.
public final class ArchiveService implements AutoCloseable {

    private static final long CACHE_MAX_BYTES = 1L << 30;
    private static final String CHECKSUM = ".CHECKSUM";
    private static final String XML = "application/xml";

    private final VenueClock clock;
    private final World world;
    private final BucketListing listing;
    private final FileCache cache;

    /// @throws IOException if there is no place for its files
    public ArchiveService(VenueClock clock, World world) throws IOException {
        this.clock = clock;
        this.world = world;
        this.listing =
                new BucketListing(
                        UsdtPair.symbols(),
                        LocalDate.ofEpochDay(Math.floorDiv(World.earliestNs(), Times.DAY_NS)));
        this.cache = new FileCache(CACHE_MAX_BYTES);
    }

    /// Adds the paths of the service.
    public void addTo(JavalinConfig config) {
        config.routes.get("/", this::list);
        config.routes.get("/data/<path>", this::file);
    }

    private void list(Context context) {
        String prefix = parameter(context, "prefix");
        String marker = parameter(context, "marker");
        boolean byFolder = parameter(context, "delimiter").equals("/");
        var page = listing.page(prefix, marker, byFolder, clock.nowNs());
        context.contentType(XML).result(BucketListing.xml(page, prefix, marker, byFolder));
    }

    private void file(Context context) throws IOException {
        String key = "data/" + context.pathParam("path");
        boolean digest = key.endsWith(CHECKSUM);
        String path = digest ? key.substring(0, key.length() - CHECKSUM.length()) : key;
        Optional<ArchiveFile> file =
                ArchiveFile.parse(path).filter(parsed -> listing.has(parsed, clock.nowNs()));
        if (file.isEmpty()) {
            context.status(404).contentType(XML).result(noSuchKey(key));
        } else if (digest) {
            String sha256 = made(file.get()).sha256();
            context.contentType("binary/octet-stream")
                    .result(sha256 + "  " + file.get().name() + "\n");
        } else {
            sendZip(context, file.get());
        }
    }

    private void sendZip(Context context, ArchiveFile file) throws IOException {
        FileCache.Made made = made(file);
        InputStream bytes = cache.open(file.name(), out -> zip(file).write(out));
        context.header("ETag", "\"" + made.sha256().substring(0, 32) + "\"")
                .header("Content-Length", Long.toString(made.sizeBytes()))
                .contentType("application/zip")
                .result(bytes);
    }

    private FileCache.Made made(ArchiveFile file) throws IOException {
        return cache.get(file.name(), out -> zip(file).write(out));
    }

    private CsvZip zip(ArchiveFile file) {
        Coin coin = UsdtPair.coin(file.folder().symbol()).orElseThrow();
        return new CsvZip(world, coin, file);
    }

    private static String parameter(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    private static String noSuchKey(String key) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Error><Code>NoSuchKey</Code>"
                + "<Message>The specified key does not exist.</Message><Key>"
                + key.replace("&", "&amp;").replace("<", "&lt;")
                + "</Key></Error>";
    }

    /// Stops, and deletes the files it made.
    @Override
    public void close() throws IOException {
        cache.close();
    }
}
