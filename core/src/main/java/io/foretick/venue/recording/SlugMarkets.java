package io.foretick.venue.recording;

import io.foretick.base.E8;
import io.foretick.event.Market;
import io.foretick.event.Window;
import io.foretick.venue.polymarket.Slugs;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markets that no list describes, from what their slug says and what was usual at the time. Slugs
/// with an epoch are read for every coin, the others for the coins that Foretick follows.
final class SlugMarkets {

    private static final Pattern TIMED =
            Pattern.compile("([a-z0-9]{2,10})-updown-(5m|15m|4h)-(\\d{10})");
    private static final Map<String, Long> SECONDS = Map.of("5m", 300L, "15m", 900L, "4h", 14_400L);
    private static final long TICK_E8 = E8.ONE / 100;
    private static final long MINIMUM_E8 = 5 * E8.ONE;

    private SlugMarkets() {}

    /// The market that a slug such as `btc-updown-5m-1771347900` names; empty if the slug tells no
    /// window.
    ///
    /// @param nearNs settles the year of a slug that has none
    static Optional<Market> of(String slug, long nearNs) {
        Matcher matcher = TIMED.matcher(slug);
        if (!matcher.matches()) {
            return Slugs.parse(slug, nearNs)
                    .map(name -> usual(slug, name.coin().name(), name.window()));
        }
        long start = Long.parseLong(matcher.group(3));
        long seconds = SECONDS.getOrDefault(matcher.group(2), 0L);
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
