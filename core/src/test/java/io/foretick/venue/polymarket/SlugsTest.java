package io.foretick.venue.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.event.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SlugsTest {

    @Test
    void namesShortWindowsByTheirStartSecond() {
        assertEquals(
                List.of("btc-updown-5m-1790619600"),
                Slugs.of(Coin.BTC, WindowLength.FIVE_MINUTES, at("2026-09-28T18:20:00Z")));
        assertEquals(
                List.of(),
                Slugs.of(Coin.BTC, WindowLength.FIVE_MINUTES, at("2026-09-28T18:20:01Z")));
    }

    @Test
    void namesHoursWithTheYearFirstAndWithoutAsTheAlternative() {
        assertEquals(
                List.of(
                        "solana-up-or-down-november-21-2026-12am-et",
                        "solana-up-or-down-november-21-12am-et"),
                Slugs.of(Coin.SOL, WindowLength.HOUR, at("2026-11-21T05:00:00Z")));
    }

    @Test
    void namesADayByItsEnd() {
        assertEquals(
                "bitcoin-up-or-down-on-january-1-2027",
                Slugs.of(Coin.BTC, WindowLength.DAY, at("2026-12-31T17:00:00Z")).getFirst());
    }

    @Test
    void alignsFourHoursToNewYork() {
        assertEquals(
                Optional.of(Window.ofSeconds(1_786_838_400, 1_786_852_800)),
                Slugs.windowAt(WindowLength.FOUR_HOURS, at("2026-08-16T03:59:59Z")));
        assertEquals(
                1, Slugs.of(Coin.XRP, WindowLength.FOUR_HOURS, at("2026-12-16T05:00:00Z")).size());
        assertEquals(
                0, Slugs.of(Coin.XRP, WindowLength.FOUR_HOURS, at("2026-12-16T04:00:00Z")).size());
    }

    @Test
    void saysNothingWhereTheClockChangeMakesNamesAmbiguous() {
        assertTrue(Slugs.windowAt(WindowLength.FOUR_HOURS, at("2026-11-01T06:30:00Z")).isEmpty());
        assertEquals(List.of(), Slugs.of(Coin.BTC, WindowLength.HOUR, at("2026-11-01T05:00:00Z")));
        assertEquals(List.of(), Slugs.of(Coin.BTC, WindowLength.HOUR, at("2026-11-01T06:00:00Z")));
        assertTrue(parse("bitcoin-up-or-down-november-1-2026-1am-et").isEmpty());
        assertTrue(parse("bitcoin-up-or-down-march-14-2027-2am-et").isEmpty());
    }

    @Test
    void makesADayAnHourLongerOrShorterWhenTheClocksChange() {
        Window autumn = parse("solana-up-or-down-on-november-1-2026").orElseThrow().window();
        assertEquals(25 * Times.HOUR_NS, autumn.lengthNs());
        Window spring = parse("solana-up-or-down-on-march-14-2027").orElseThrow().window();
        assertEquals(23 * Times.HOUR_NS, spring.lengthNs());
    }

    @Test
    void readsASlugWithoutYearAsTheNearestDay() {
        Slugs.Parsed hour =
                Slugs.parse("bitcoin-up-or-down-february-16-3am-et", at("2026-02-15T00:00:00Z"))
                        .orElseThrow();
        assertEquals(at("2026-02-16T08:00:00Z"), hour.window().startNs());
        Slugs.Parsed day =
                Slugs.parse("xrp-up-or-down-on-january-1", at("2025-12-30T00:00:00Z"))
                        .orElseThrow();
        assertEquals(at("2026-01-01T17:00:00Z"), day.window().endNs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "btc-updown-",
                "btc-updown-5m",
                "btc-updown-5m-1790619601",
                "btc-updown-1h-1790618400",
                "doge-updown-5m-1790619600",
                "btc-updown-5m-9999999900",
                "btc-updown-5m-17906196000",
                "btc-updown-4h-1786838401",
                "bitcoin-up-or-down-",
                "bitcoin-up-or-down-on-february-30-2026",
                "bitcoin-up-or-down-february-30-3am-et",
                "bitcoin-up-or-down-june-1-2026-13pm-et",
                "bitcoin-up-or-down-june-1-2026-0am-et",
                "bitcoin-up-or-down-june-1-2026-3pm",
                "bitcoin-up-or-down-juni-1-2026-3pm-et",
                "bitcoin-up-or-down-on-june-x-2026",
                "bitcoin-up-or-down-on-on-june-1-2026",
                "nvda-above-240-on-january-30-2026"
            })
    void refusesWhatIsNoSlugOfOurs(String slug) {
        assertTrue(parse(slug).isEmpty());
    }

    /// Each name that a window gets is read back as that window, through a year with its changes.
    @Test
    void readsBackWhatItNames() {
        for (WindowLength length : WindowLength.values()) {
            long timeNs = at("2026-10-25T00:00:00Z");
            int named = 0;
            for (int step = 0; step < 500; step++) {
                Optional<Window> window = Slugs.windowAt(length, timeNs);
                long startNs = window.map(Window::startNs).orElse(timeNs);
                for (String slug : Slugs.of(Coin.ETH, length, startNs)) {
                    assertEquals(
                            Optional.of(new Slugs.Parsed(Coin.ETH, length, window.orElseThrow())),
                            Slugs.parse(slug, timeNs));
                    named++;
                }
                timeNs += length.lengthNs();
            }
            assertTrue(named > 490, length.key());
        }
    }

    private static Optional<Slugs.Parsed> parse(String slug) {
        return Slugs.parse(slug, at("2026-09-28T00:00:00Z"));
    }

    private static long at(String instant) {
        return Instant.parse(instant).getEpochSecond() * Times.SECOND_NS;
    }
}
