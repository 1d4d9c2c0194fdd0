package io.foretick.venue.recording;

import io.foretick.base.E8;
import io.foretick.event.Market;
import io.foretick.event.Window;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markets that no list describes, from what their slug says and what was usual at the time.
final class SlugMarkets {

    private static final Pattern TIMED =
            Pattern.compile("([a-z0-9]{2,10})-updown-(\\d{1,3})([mh])-(\\d{10})");
    private static final long TICK_E8 = E8.ONE / 100;
    private static final long MINIMUM_E8 = 5 * E8.ONE;

    private SlugMarkets() {}

    /// The market that a slug such as `btc-updown-5m-1771347900` names; empty if the slug tells no
    /// window.
    static Optional<Market> of(String slug) {
        Matcher matcher = TIMED.matcher(slug);
        if (!matcher.matches() || Long.parseLong(matcher.group(2)) == 0) {
            return Optional.empty();
        }
        long unit = matcher.group(3).equals("m") ? 60 : 3_600;
        long seconds = Long.parseLong(matcher.group(2)) * unit;
        long start = Long.parseLong(matcher.group(4));
        return Optional.of(
                usual(
                        slug,
                        matcher.group(1).toUpperCase(Locale.ROOT),
                        Window.ofSeconds(start, start + seconds)));
    }

    /// A market of which only slug, coin and window are known.
    static Market usual(String slug, String asset, Window window) {
        return new Market(
                slug,
                "",
                "",
                "",
                asset,
                window,
                SettlementHistory.rule(slug, asset, window),
                SettlementHistory.fees(window),
                TICK_E8,
                MINIMUM_E8);
    }
}
