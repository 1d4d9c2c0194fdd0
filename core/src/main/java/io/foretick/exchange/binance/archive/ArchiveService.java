package io.foretick.exchange.binance.archive;

import io.foretick.base.Times;
import io.foretick.exchange.source.World;
import io.foretick.exchange.spot.UsdtPair;
import io.foretick.exchange.wire.Faults;
import io.foretick.exchange.wire.FileEdition;
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
    private final Faults faults;
    private final String service;
    private final BucketListing listing;
    private final FileCache cache;

    /// A service about one world.
    ///
    /// @param faults may spoil how files are published
    /// @param service its name, as faults know it
    public ArchiveService(VenueClock clock, World world, Faults faults, String service) {
        this.clock = clock;
        this.world = world;
        this.faults = faults;
        this.service = service;
        this.listing =
                new BucketListing(
                        UsdtPair.symbols(),
                        LocalDate.ofEpochDay(Math.floorDiv(World.earliestNs(), Times.DAY_NS)),
                        file -> !edition(file).missing());
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
            String sha256 = made(file.get(), edition(file.get())).sha256();
            context.contentType("binary/octet-stream")
                    .result(sha256 + "  " + file.get().name() + "\n");
        } else {
            sendZip(context, file.get());
        }
    }

    private void sendZip(Context context, ArchiveFile file) throws IOException {
        FileEdition edition = edition(file);
        FileCache.Made made = made(file, edition);
        String tag = "\"" + made.sha256().substring(0, 32) + "\"";
        ByteRange range =
                ByteRange.of(
                        context.header("Range"), context.header("If-Range"), tag, made.sizeBytes());
        context.header("ETag", tag).header("Accept-Ranges", "bytes");
        if (!range.isWhole()) {
            context.status(range.isBeyond() ? 416 : 206).header("Content-Range", range.header());
        }
        if (!range.isBeyond()) {
            InputStream bytes = cache.open(key(file, edition), zip(file, edition)::write);
            context.header("Content-Length", Long.toString(range.length()))
                    .contentType("application/zip")
                    .result(range.of(bytes));
        }
    }

    private FileEdition edition(ArchiveFile file) {
        return faults.edition(service, "/" + file.path());
    }

    private FileCache.Made made(ArchiveFile file, FileEdition edition) throws IOException {
        return cache.get(key(file, edition), zip(file, edition)::write);
    }

    private static String key(ArchiveFile file, FileEdition edition) {
        String again = edition.again() ? "-again" : "";
        String torn = edition.torn() ? "-torn" : "";
        return file.name() + "-" + edition.share() + again + torn;
    }

    private CsvZip zip(ArchiveFile file, FileEdition edition) {
        Coin coin = UsdtPair.coin(file.folder().symbol()).orElseThrow();
        return new CsvZip(world, coin, file, edition);
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
