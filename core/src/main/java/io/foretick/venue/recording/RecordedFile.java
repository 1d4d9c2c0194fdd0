package io.foretick.venue.recording;

import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// One file being read: its messages in the order of its lines. Opens the file at its first
/// message. Owned by one thread.
///
/// Times that run backwards in a file are data: such a message keeps its own time and is merged at
/// the latest time before it.
final class RecordedFile implements Closeable {

    private final InputFile file;
    private final int order;
    private final Framing framing;
    private final FrameDecoder decoder;
    private final Framing.Message message = new Framing.Message();
    private final byte @Nullable [] ordered;
    private @Nullable LineReader lines;
    private long lineNumber;
    private long mergeNs;
    private boolean readable;
    private boolean finished;
    private String problem = "";

    /// @param order its place among the files
    /// @param firstNs time of its first readable message
    /// @param ordered its rows in the order of time where the file has another, else null
    RecordedFile(
            InputFile file,
            int order,
            Framing framing,
            FrameDecoder decoder,
            long firstNs,
            byte @Nullable [] ordered) {
        this.ordered = ordered;
        this.file = file;
        this.order = order;
        this.framing = framing;
        this.decoder = decoder;
        this.mergeNs = firstNs;
        message.source = file.format().source();
        message.receiveNs = firstNs;
    }

    /// Goes to the next message; at the end closes the file and answers false.
    boolean advance() throws IOException {
        LineReader open = lines == null ? open() : lines;
        while (open.next()) {
            lineNumber++;
            if (open.atBreak() || isMessage(file, open)) {
                frame(open);
                return true;
            }
        }
        finished = true;
        close();
        return false;
    }

    /// When the message counts as arrived among those of other files.
    long mergeNs() {
        return mergeNs;
    }

    /// When the message says that it arrived; a message that cannot be read, when the one before it
    /// did.
    long receiveNs() {
        return message.receiveNs;
    }

    Source source() {
        return message.source;
    }

    int order() {
        return order;
    }

    /// Whether its first message has been read.
    boolean hasBegun() {
        return lines != null;
    }

    /// Bytes of the file that are not read yet.
    long bytesLeft() {
        if (lines == null || finished) {
            return finished ? 0 : file.bytes();
        }
        if (ordered != null) {
            return file.bytes() - file.bytes() * lines.bytesRead() / ordered.length;
        }
        return Math.max(0, file.bytes() - lines.bytesRead());
    }

    /// Why the file could not be read to its end; empty if it could.
    String problem() {
        return problem;
    }

    /// Decodes the current message.
    void decode(Stamp at, Consumer<Event> sink) {
        if (readable) {
            decoder.decode(at, message.bytes, message.offset, message.length, sink);
        } else {
            sink.accept(new Event.FrameSkipped(at, SkipReason.MALFORMED));
        }
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }

    private LineReader open() throws IOException {
        if (ordered != null) {
            lines = new LineReader(ordered);
            return lines;
        }
        LineReader opened = new LineReader(file.path());
        lines = opened;
        if (!file.columns().isEmpty()) {
            skipHeader(file, opened);
        }
        return opened;
    }

    /// The first lines that hold messages, at most `count`.
    static List<byte[]> head(InputFile file, int count) throws IOException {
        List<byte[]> head = new ArrayList<>();
        try (LineReader lines = new LineReader(file.path())) {
            if (!file.columns().isEmpty()) {
                skipHeader(file, lines);
            }
            while (head.size() < count && lines.next() && !lines.atBreak()) {
                if (isMessage(file, lines)) {
                    int offset = lines.offset();
                    head.add(Arrays.copyOfRange(lines.bytes(), offset, offset + lines.length()));
                }
            }
        }
        return head;
    }

    static void skipHeader(InputFile file, LineReader lines) throws IOException {
        boolean more = lines.next();
        while (more && !isMessage(file, lines)) {
            more = lines.next();
        }
    }

    static boolean isMessage(InputFile file, LineReader open) {
        boolean comment = file.format().isTable() && open.startsWith('#');
        return !comment && !open.isBlank();
    }

    private void frame(LineReader open) {
        message.source = file.format().source();
        readable = !open.atBreak();
        if (!readable) {
            problem = file.path() + " line " + lineNumber + ": " + open.breakReason();
            return;
        }
        try {
            framing.frame(open.bytes(), open.offset(), open.length(), message);
            mergeNs = Math.max(mergeNs, message.receiveNs);
        } catch (IllegalArgumentException | ArithmeticException e) {
            message.source = file.format().source();
            readable = false;
        }
    }
}
