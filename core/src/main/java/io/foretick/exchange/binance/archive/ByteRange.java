package io.foretick.exchange.binance.archive;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The bytes of a file that a request asks for (RFC 9110, section 14): one range, as S3 serves it;
/// what it does not understand is answered with the whole file.
///
/// @param from its first byte
/// @param end the byte after its last
/// @param total size of the file
record ByteRange(long from, long end, long total) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
    private static final Pattern LAST = Pattern.compile("bytes=-(\\d{1,18})");

    /// The range that two headers of a request ask for.
    ///
    /// @param range null if there is no such header
    /// @param ifRange the tag that the file must still have; null if any will do
    static ByteRange of(@Nullable String range, @Nullable String ifRange, String tag, long total) {
        var whole = new ByteRange(0, total, total);
        if (range == null || (ifRange != null && !ifRange.equals(tag))) {
            return whole;
        }
        Matcher last = LAST.matcher(range);
        if (last.matches()) {
            return new ByteRange(Math.max(0, total - Long.parseLong(last.group(1))), total, total);
        }
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            return whole;
        }
        long from = Long.parseLong(matcher.group(1));
        String to = matcher.group(2);
        long end = to.isEmpty() ? total : Math.min(total, Long.parseLong(to) + 1);
        return to.isEmpty() || from < end ? new ByteRange(from, end, total) : whole;
    }

    boolean isWhole() {
        return from == 0 && end == total;
    }

    /// Whether there is no such byte.
    boolean isBeyond() {
        return from >= total && total > 0;
    }

    long length() {
        return end - from;
    }

    /// The header `Content-Range`.
    String header() {
        return isBeyond() ? "bytes */" + total : "bytes " + from + "-" + (end - 1) + "/" + total;
    }

    /// The bytes of the range out of those of the file.
    InputStream of(InputStream file) throws IOException {
        file.skipNBytes(from);
        return new FilterInputStream(file) {
            private long left = length();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left == 0 && length > 0) {
                    return -1;
                }
                int read = super.read(target, offset, (int) Math.min(length, left));
                left -= Math.max(0, read);
                return read;
            }
        };
    }
}
