package io.foretick.lab.legacydata;

import io.foretick.history.file.TargetFile;
import io.foretick.venue.rpc.Patience;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The folder of data that the older programs read: `raw`, `processed`, `interim`, `external`, and
/// the files of daily rows beside them. Owned by one thread, which may block.
public final class LegacyData {

    private static final List<String> FOLDERS = List.of("raw", "processed", "interim", "external");
    private static final String README =
            """
            Data as the older programs read it.

            raw/        hourly klines of Binance's archive, one file a month, without a header
            external/   answers of the services as they came; `--offline` reads them again
            interim/    for what is between raw and processed
            processed/  for what models read

            Daily rows lie beside the folders: defillama_*.csv and santiment_*.csv.
            """;

    private final Path folder;
    private final Months months;

    /// @param folder made when it is needed
    public LegacyData(Path folder, Months months) {
        this.folder = folder;
        this.months = months;
    }

    /// Fetches what a service gives and writes the files made of it; its answers are kept in
    /// `external`.
    ///
    /// @return what is wrong, if anything is: then no file of this source was written
    public Optional<String> fetch(LegacySource source, Services services, Patience patience)
            throws IOException {
        layOut();
        var builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
        try (HttpClient client = builder.build()) {
            var answers = new WebAnswers(client, folder.resolve("external"), patience);
            return write(source, services, answers);
        }
    }

    /// As [#fetch], of answers that lie in a folder.
    public Optional<String> unpack(LegacySource source, Path answers) throws IOException {
        layOut();
        var nowhere = new Services("", "", "", "");
        return write(source, nowhere, new SavedAnswers(answers));
    }

    private Optional<String> write(LegacySource source, Services services, Answers answers)
            throws IOException {
        List<Extract> extracts;
        try {
            extracts = collect(source, services, answers);
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        for (Extract extract : extracts) {
            TargetFile target = TargetFile.of(folder.resolve(extract.path()));
            Path unfinished = target.beside(".tmp");
            Files.write(unfinished, extract.bytes());
            target.publish(unfinished);
        }
        return Optional.empty();
    }

    private List<Extract> collect(LegacySource source, Services services, Answers answers)
            throws IOException {
        return switch (source) {
            case PRICE -> new PriceCollector(answers, services.binanceUrl()).collect(months);
            case TVL -> new TvlCollector(answers, services.defillamaUrl()).collect(months);
            case SOCIAL ->
                    new SocialCollector(answers, services.santimentUrl(), services.santimentKey())
                            .collect(months);
        };
    }

    private void layOut() throws IOException {
        for (String name : FOLDERS) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("README.md"), README);
    }

    /// Reads the files of these sources as they are.
    public List<LegacyFile> validate(Collection<LegacySource> sources) throws IOException {
        List<LegacyFile> files = new ArrayList<>();
        for (LegacySource source : sources) {
            for (String path : paths(source)) {
                files.add(FileCheck.of(folder, source, path));
            }
        }
        return files;
    }

    /// As [#validate], and each must have its digest in a manifest: JSON `{"path": {"sha256":
    /// "..."}}`.
    public List<LegacyFile> validate(Collection<LegacySource> sources, Path manifest)
            throws IOException {
        DigestList digests = DigestList.read(manifest);
        return validate(sources).stream().map(digests::checked).toList();
    }

    private List<String> paths(LegacySource source) {
        return switch (source) {
            case PRICE -> months.all().stream().map(PriceCollector::path).toList();
            case TVL -> List.of(TvlCollector.path(months));
            case SOCIAL -> List.of(SocialCollector.path(months));
        };
    }
}
