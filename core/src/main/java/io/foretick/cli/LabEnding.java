package io.foretick.cli;

import io.foretick.lab.run.BatchSummary;
import io.foretick.report.lab.ExperimentFolder;
import io.foretick.store.file.JsonText;
import io.foretick.store.file.WholeFile;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// How a batch ends for people and programs: words or JSON on stdout, `summary.json` in the folder,
/// and the exit code.
record LabEnding(ExperimentFolder folder, BatchSummary summary) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /// Writes all of it.
    ///
    /// @return the exit code
    int tell(PrintWriter out, boolean json) throws IOException {
        ObjectNode node = node();
        WholeFile.write(folder.summary(), JsonText.of(node).getBytes(StandardCharsets.UTF_8));
        out.print(json ? JsonText.of(node) : words());
        out.flush();
        return summary.complete() ? ExitCode.OK : ExitCode.INTERRUPTED;
    }

    private ObjectNode node() {
        return MAPPER.createObjectNode()
                .put("folder", folder.root().toString())
                .put("page", folder.page().toString())
                .put("complete", summary.complete())
                .put("trials", summary.trials())
                .put("failed", summary.failed())
                .put("digest", summary.digest())
                .put("wall_seconds", summary.wallSeconds())
                .put("peak_memory_bytes", summary.peakMemoryBytes());
    }

    private String words() {
        String state =
                summary.complete()
                        ? "complete"
                        : "not complete; go on with: foretick lab resume --out " + folder.root();
        return String.format(
                Locale.ROOT,
                "%s%n  %,d trials, %,d failed, %s%n  digest %s%n  %.1f s, %.2f GB%n  page %s%n",
                folder.root(),
                summary.trials(),
                summary.failed(),
                state,
                summary.digest(),
                summary.wallSeconds(),
                summary.peakMemoryBytes() / 1e9,
                folder.page());
    }
}
