package io.foretick.venue.polymarket;

import io.foretick.base.Times;
import io.foretick.event.Window;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// The names of Up/Down markets: from coin, length and start to slug, and back.
///
/// Slugs of hours and days carry New York's wall time. Where that is ambiguous, in the hour that
/// the clock strikes twice in November and in the four hours around a clock change, nobody has seen
/// how the venue names its windows; there these functions answer with nothing, and the series has
/// to be asked.
public final class Slugs {

    /// The zone of the venue's wall times.
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final List<String> MONTHS =
            List.of(
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december");

    /// What a slug says.
    public record Parsed(Coin coin, WindowLength length, Window window) {}

    private Slugs() {}

    /// The window of this length that contains an instant.
    public static Optional<Window> windowAt(WindowLength length, long timeNs) {
        long second = Times.toEpochSecond(timeNs);
        ZonedDateTime local = Instant.ofEpochSecond(second).atZone(NEW_YORK);
        return switch (length) {
            case FIVE_MINUTES, QUARTER_HOUR, HOUR ->
                    Optional.of(window(second - Math.floorMod(second, length.seconds()), length));
            case FOUR_HOURS -> fourHours(local);
            case DAY -> {
                boolean afterNoon = !local.toLocalTime().isBefore(LocalTime.NOON);
                LocalDate start = local.toLocalDate().minusDays(afterNoon ? 0 : 1);
                yield Optional.of(day(start.plusDays(1)));
            }
        };
    }

    /// The slugs under which a window may be listed, the likeliest first: with the year, then, for
    /// hours and days, as it was written until early 2026. Empty where no slug is known.
    public static List<String> of(Coin coin, WindowLength length, long startNs) {
        Optional<Window> window = windowAt(length, startNs);
        if (window.isEmpty() || window.get().startNs() != startNs) {
            return List.of();
        }
        long start = Times.toEpochSecond(startNs);
        ZonedDateTime local = Instant.ofEpochSecond(start).atZone(NEW_YORK);
        return switch (length) {
            case FIVE_MINUTES, QUARTER_HOUR, FOUR_HOURS ->
                    List.of(coin.shortName() + "-updown-" + length.key() + "-" + start);
            case HOUR -> struckTwice(local) ? List.of() : hourly(coin, local);
            case DAY -> daily(coin, local.toLocalDate().plusDays(1));
        };
    }

    /// Reads a slug.
    ///
    /// @param nearNs settles the year of a slug without one: the nearest
    public static Optional<Parsed> parse(String slug, long nearNs) {
        int updown = slug.indexOf("-updown-");
        if (updown > 0) {
            return parseEpoch(
                    slug.substring(0, updown), slug.substring(updown + "-updown-".length()));
        }
        int named = slug.indexOf("-up-or-down-");
        if (named < 0) {
            return Optional.empty();
        }
        Optional<Coin> coin = Coin.ofLongName(slug.substring(0, named));
        List<String> words = List.of(slug.substring(named + "-up-or-down-".length()).split("-"));
        try {
            return coin.flatMap(known -> parseWords(known, words, nearNs));
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty(); // such as february-30
        }
    }

    private static Optional<Parsed> parseEpoch(String coinName, String rest) {
        int dash = rest.indexOf('-');
        Optional<Coin> coin = Coin.of(coinName);
        Optional<WindowLength> length =
                WindowLength.ofKey(rest.substring(0, Math.max(0, dash)))
                        .filter(key -> key != WindowLength.HOUR && key != WindowLength.DAY);
        String epoch = rest.substring(dash + 1);
        boolean plain = epoch.length() == 10 && epoch.chars().allMatch(c -> c >= '0' && c <= '9');
        if (coin.isEmpty() || length.isEmpty() || !plain || epoch.startsWith("9")) {
            return Optional.empty(); // seconds from 9e9 on do not fit as nanoseconds
        }
        long start = Long.parseLong(epoch);
        return windowAt(length.get(), start * Times.SECOND_NS)
                .filter(window -> window.startNs() == start * Times.SECOND_NS)
                .map(window -> new Parsed(coin.get(), length.get(), window));
    }

    // "on-september-28-2026", "september-28-2026-12pm-et", and both without the year.
    private static Optional<Parsed> parseWords(Coin coin, List<String> words, long nearNs) {
        boolean day = words.getFirst().equals("on");
        List<String> rest = day ? words.subList(1, words.size()) : words;
        boolean hour = !day && rest.size() >= 4 && rest.getLast().equals("et");
        if (!day && !hour) {
            return Optional.empty();
        }
        int clock = day ? 12 : hourOf(rest.get(rest.size() - 2));
        List<String> date = day ? rest : rest.subList(0, rest.size() - 2);
        int month = date.size() < 2 ? 0 : MONTHS.indexOf(date.get(0)) + 1;
        if (month == 0 || clock < 0 || date.size() > 3) {
            return Optional.empty();
        }
        int dayOfMonth = number(date.get(1));
        LocalDate named =
                date.size() == 3
                        ? LocalDate.of(number(date.get(2)), month, dayOfMonth)
                        : nearest(month, dayOfMonth, nearNs);
        return day
                ? Optional.of(new Parsed(coin, WindowLength.DAY, day(named)))
                : hour(named.atTime(clock, 0))
                        .map(window -> new Parsed(coin, WindowLength.HOUR, window));
    }

    private static Optional<Window> hour(LocalDateTime local) {
        if (NEW_YORK.getRules().getValidOffsets(local).size() != 1) {
            return Optional.empty(); // skipped in March, struck twice in November
        }
        return Optional.of(window(local.atZone(NEW_YORK).toEpochSecond(), WindowLength.HOUR));
    }

    private static Optional<Window> fourHours(ZonedDateTime local) {
        LocalDateTime floor = local.toLocalDate().atTime(local.getHour() - local.getHour() % 4, 0);
        ZonedDateTime start = floor.atZone(NEW_YORK);
        ZonedDateTime end = floor.plusHours(4).atZone(NEW_YORK);
        boolean regular =
                Duration.between(start, end).toSeconds() == WindowLength.FOUR_HOURS.seconds();
        return regular
                ? Optional.of(window(start.toEpochSecond(), WindowLength.FOUR_HOURS))
                : Optional.empty();
    }

    // From noon of the day before to noon of the named day.
    private static Window day(LocalDate named) {
        return Window.ofSeconds(
                named.minusDays(1).atTime(LocalTime.NOON).atZone(NEW_YORK).toEpochSecond(),
                named.atTime(LocalTime.NOON).atZone(NEW_YORK).toEpochSecond());
    }

    private static Window window(long start, WindowLength length) {
        return Window.ofSeconds(start, start + length.seconds());
    }

    private static List<String> hourly(Coin coin, ZonedDateTime local) {
        int hour = local.getHour();
        String clock = (hour % 12 == 0 ? 12 : hour % 12) + (hour < 12 ? "am" : "pm") + "-et";
        String stem = coin.longName() + "-up-or-down-" + monthAndDay(local.toLocalDate());
        return List.of(stem + "-" + local.getYear() + "-" + clock, stem + "-" + clock);
    }

    private static List<String> daily(Coin coin, LocalDate named) {
        String stem = coin.longName() + "-up-or-down-on-" + monthAndDay(named);
        return List.of(stem + "-" + named.getYear(), stem);
    }

    private static String monthAndDay(LocalDate date) {
        return MONTHS.get(date.getMonthValue() - 1) + "-" + date.getDayOfMonth();
    }

    private static boolean struckTwice(ZonedDateTime local) {
        return NEW_YORK.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
    }

    // 0 to 23 of "12am", "3pm"; -1 for anything else.
    private static int hourOf(String clock) {
        boolean afternoon = clock.endsWith("pm");
        if (!afternoon && !clock.endsWith("am")) {
            return -1;
        }
        int hour = number(clock.substring(0, clock.length() - 2));
        return hour < 1 || hour > 12 ? -1 : hour % 12 + (afternoon ? 12 : 0);
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 4 || digits.startsWith("+")) {
            throw new NumberFormatException(digits);
        }
        return Integer.parseInt(digits);
    }

    private static LocalDate nearest(int month, int day, long nearNs) {
        LocalDate near =
                Instant.ofEpochSecond(Times.toEpochSecond(nearNs)).atZone(NEW_YORK).toLocalDate();
        LocalDate best = null;
        for (int year = near.getYear() - 1; year <= near.getYear() + 1; year++) {
            if (day > YearMonth.of(year, month).lengthOfMonth()) {
                continue; // 29 February
            }
            LocalDate date = LocalDate.of(year, month, day);
            if (best == null || distance(date, near) < distance(best, near)) {
                best = date;
            }
        }
        if (best == null) {
            throw new DateTimeException("no such day: " + month + "-" + day);
        }
        return best;
    }

    private static long distance(LocalDate a, LocalDate b) {
        return Math.abs(a.toEpochDay() - b.toEpochDay());
    }
}
