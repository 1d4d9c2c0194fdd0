package io.foretick.venue.lob.depth;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Quantities by tick of one side of a book, in pages of ticks that exist where something was
/// quoted. A bit marks each level that holds something, so that the next one is found in a few
/// steps, and far levels cost a page each. Owned by one [DepthBook].
final class TickLadder {

    /// No level lies below.
    static final long NONE_BELOW = Long.MIN_VALUE;

    /// No level lies above.
    static final long NONE_ABOVE = Long.MAX_VALUE;

    private static final int PAGE_BITS = 10;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int LAST = PAGE - 1;
    private static final int PAGES_MAX = 1 << 22;

    private @Nullable Page[] pages = new Page[0];
    private long firstPage;
    private int levels;

    /// Some neighbouring ticks.
    private static final class Page {
        final long[] lots = new long[PAGE];
        final long[] used = new long[PAGE / Long.SIZE];
        int levels;

        /// The last level at or before `offset`, -1 without one.
        int atOrBefore(int offset) {
            int word = offset >> 6;
            long bits = used[word] & (-1L >>> (63 - (offset & 63)));
            while (bits == 0) {
                if (--word < 0) {
                    return -1;
                }
                bits = used[word];
            }
            return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
        }

        /// The first level at or after `offset`, -1 without one.
        int atOrAfter(int offset) {
            int word = offset >> 6;
            long bits = used[word] & (-1L << (offset & 63));
            while (bits == 0) {
                if (++word == used.length) {
                    return -1;
                }
                bits = used[word];
            }
            return (word << 6) + Long.numberOfTrailingZeros(bits);
        }
    }

    /// Lots at a tick, 0 if it is no level.
    long lots(long tick) {
        long index = (tick >> PAGE_BITS) - firstPage;
        if (index < 0 || index >= pages.length) {
            return 0;
        }
        Page page = pages[(int) index];
        return page == null ? 0 : page.lots[(int) tick & LAST];
    }

    /// Sets the lots at a tick, 0 to remove the level.
    ///
    /// @return what was there before
    long set(long tick, long quantityLots) {
        Page page = page(tick >> PAGE_BITS);
        int offset = (int) tick & LAST;
        long before = page.lots[offset];
        page.lots[offset] = quantityLots;
        if ((before == 0) != (quantityLots == 0)) {
            page.used[offset >> 6] ^= 1L << (offset & 63);
            int change = before == 0 ? 1 : -1;
            page.levels += change;
            levels += change;
        }
        return before;
    }

    /// The highest level under a tick, or [#NONE_BELOW].
    long below(long tick) {
        if (levels == 0 || tick == Long.MIN_VALUE) {
            return NONE_BELOW;
        }
        long under = tick - 1;
        long index = Math.min((under >> PAGE_BITS) - firstPage, pages.length - 1);
        int offset = index + firstPage == under >> PAGE_BITS ? (int) under & LAST : LAST;
        for (int at = (int) Math.max(index, -1); at >= 0; at--) {
            Page page = pages[at];
            int found = page == null || page.levels == 0 ? -1 : page.atOrBefore(offset);
            if (found >= 0) {
                return ((firstPage + at) << PAGE_BITS) + found;
            }
            offset = LAST;
        }
        return NONE_BELOW;
    }

    /// The lowest level over a tick, or [#NONE_ABOVE].
    long above(long tick) {
        if (levels == 0 || tick == Long.MAX_VALUE) {
            return NONE_ABOVE;
        }
        long over = tick + 1;
        long index = Math.max((over >> PAGE_BITS) - firstPage, 0);
        int offset = index + firstPage == over >> PAGE_BITS ? (int) over & LAST : 0;
        for (int at = (int) Math.min(index, pages.length); at < pages.length; at++) {
            Page page = pages[at];
            int found = page == null || page.levels == 0 ? -1 : page.atOrAfter(offset);
            if (found >= 0) {
                return ((firstPage + at) << PAGE_BITS) + found;
            }
            offset = 0;
        }
        return NONE_ABOVE;
    }

    private Page page(long number) {
        long index = number - firstPage;
        if (index >= 0 && index < pages.length) {
            Page page = pages[(int) index];
            if (page != null) {
                return page;
            }
        } else {
            cover(number);
        }
        var page = new Page();
        pages[(int) (number - firstPage)] = page;
        return page;
    }

    /// Grows the directory, by half at least, so that a page lies in it.
    private void cover(long number) {
        if (pages.length == 0) {
            firstPage = number;
        }
        long low = Math.min(firstPage, number);
        long high = Math.max(firstPage + pages.length, number + 1);
        if (high - low > PAGES_MAX) {
            throw new IllegalArgumentException(
                    "levels must lie within %d ticks of each other, found one at tick %d"
                            .formatted((long) PAGES_MAX * PAGE, number << PAGE_BITS));
        }
        int spare = (int) Math.min(pages.length / 2, PAGES_MAX - (high - low));
        long start = number < firstPage ? low - spare : low;
        @Nullable Page[] grown = new Page[(int) (high - low) + spare];
        System.arraycopy(pages, 0, grown, (int) (firstPage - start), pages.length);
        pages = grown;
        firstPage = start;
    }

    /// Removes every level.
    void clear() {
        if (levels > 0) {
            Arrays.fill(pages, null);
            levels = 0;
        }
    }
}
