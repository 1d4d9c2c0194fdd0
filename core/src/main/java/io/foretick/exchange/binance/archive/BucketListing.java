package io.foretick.exchange.binance.archive;

import io.foretick.exchange.spot.Interval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The keys of the bucket as S3 lists them: in order, by prefix, folder by folder, and at most
/// [#KEYS_MAX] at once. Immutable.
final class BucketListing {

    static final int KEYS_MAX = 1_000;

    private static final String CHECKSUM = ".CHECKSUM";

    private final List<String> symbols;
    private final LocalDate firstDay;
    private final Predicate<ArchiveFile> published;

    /// @param firstDay from which on there are files
    /// @param published whether a file is there, once its time has come
    BucketListing(List<String> symbols, LocalDate firstDay, Predicate<ArchiveFile> published) {
        this.symbols = List.copyOf(symbols);
        this.firstDay = firstDay;
        this.published = published;
    }

    /// One page of keys.
    ///
    /// @param keys of files
    /// @param folders that hold more keys, each with a `/` at the end
    /// @param truncated whether there are more
    record Page(List<String> keys, List<String> folders, boolean truncated) {

        /// The last name on the page: the marker of the next.
        String lastName() {
            String key = keys.isEmpty() ? "" : keys.getLast();
            String folder = folders.isEmpty() ? "" : folders.getLast();
            return key.compareTo(folder) > 0 ? key : folder;
        }
    }

    /// The page of what begins with a prefix and comes after a marker.
    ///
    /// @param byFolder whether names are cut after the first `/` behind the prefix
    Page page(String prefix, String marker, boolean byFolder, long nowNs) {
        var names = new TreeSet<String>();
        for (ArchiveFolder folder : folders()) {
            String path = folder.path();
            if (byFolder && path.startsWith(prefix) && path.length() > prefix.length()) {
                names.add(path.substring(0, path.indexOf('/', prefix.length()) + 1));
            } else if (path.startsWith(prefix) || prefix.startsWith(path)) {
                addFiles(folder, prefix, marker, nowNs, names);
            }
        }
        List<String> keys = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        for (String name : names.tailSet(marker, false)) {
            if (keys.size() + folders.size() == KEYS_MAX) {
                return new Page(keys, folders, true);
            }
            (name.endsWith("/") ? folders : keys).add(name);
        }
        return new Page(keys, folders, false);
    }

    /// Whether a file exists now.
    boolean has(ArchiveFile file, long nowNs) {
        return symbols.contains(file.folder().symbol())
                && !file.start().isBefore(firstDay)
                && file.publishedNs() <= nowNs
                && published.test(file);
    }

    // Of one folder no more than a page can be of use.
    private void addFiles(
            ArchiveFolder folder, String prefix, String marker, long nowNs, Set<String> names) {
        LocalDate start =
                folder.monthly() && firstDay.getDayOfMonth() > 1
                        ? firstDay.withDayOfMonth(1).plusMonths(1)
                        : firstDay;
        int added = 0;
        for (var file = new ArchiveFile(folder, start);
                file.publishedNs() <= nowNs && added <= KEYS_MAX;
                file = file.next()) {
            for (String name : List.of(file.path(), file.path() + CHECKSUM)) {
                if (name.startsWith(prefix) && name.compareTo(marker) > 0 && published.test(file)) {
                    names.add(name);
                    added++;
                }
            }
        }
    }

    private List<ArchiveFolder> folders() {
        List<ArchiveFolder> all = new ArrayList<>();
        for (boolean monthly : new boolean[] {false, true}) {
            for (String symbol : symbols) {
                all.add(
                        new ArchiveFolder(
                                monthly, ArchiveFolder.Kind.AGGREGATE_TRADES, symbol, null));
                all.add(new ArchiveFolder(monthly, ArchiveFolder.Kind.TRADES, symbol, null));
                for (Interval interval : Interval.values()) {
                    if (monthly || interval.compareTo(Interval.DAY) <= 0) {
                        all.add(
                                new ArchiveFolder(
                                        monthly, ArchiveFolder.Kind.CANDLES, symbol, interval));
                    }
                }
            }
        }
        return all;
    }

    /// A page as S3 writes it.
    static String xml(Page page, String prefix, String marker, boolean byFolder) {
        var xml = new StringBuilder(4_096);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">")
                .append("<Name>data.binance.vision</Name>");
        element(xml, "Prefix", prefix);
        element(xml, "Marker", marker);
        if (page.truncated()) {
            element(xml, "NextMarker", page.lastName());
        }
        element(xml, "MaxKeys", Integer.toString(KEYS_MAX));
        if (byFolder) {
            element(xml, "Delimiter", "/");
        }
        element(xml, "IsTruncated", Boolean.toString(page.truncated()));
        for (String key : page.keys()) {
            xml.append("<Contents>");
            element(xml, "Key", key);
            element(xml, "StorageClass", "STANDARD");
            xml.append("</Contents>");
        }
        for (String folder : page.folders()) {
            xml.append("<CommonPrefixes>");
            element(xml, "Prefix", folder);
            xml.append("</CommonPrefixes>");
        }
        return xml.append("</ListBucketResult>").toString();
    }

    private static void element(StringBuilder xml, String name, String value) {
        String text = value.replace("&", "&amp;").replace("<", "&lt;");
        xml.append('<').append(name).append('>').append(text);
        xml.append("</").append(name).append('>');
    }
}
