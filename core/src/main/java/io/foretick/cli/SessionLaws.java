package io.foretick.cli;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Instrument;
import io.foretick.journal.JournalReader;
import io.foretick.journal.RecordKind;
import io.foretick.journal.codec.EventType;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads the newest law of each coin from a session's journal, whether it is running or not. Used
/// once, by one thread.
final class SessionLaws {

    private static final Set<String> WANTED =
            EnumSet.of(
                            EventType.LISTED,
                            EventType.TRADE,
                            EventType.ORACLE_TICK,
                            EventType.DENSITY_PUBLISHED,
                            EventType.CORRECTED_DENSITY_PUBLISHED)
                    .stream()
                    .map(EventType::key)
                    .collect(Collectors.toSet());

    private final Map<Integer, Instrument> instruments = new HashMap<>();
    private final Map<String, Double> spotPrices = new HashMap<>();
    private final Map<String, Double> oraclePrices = new HashMap<>();
    private final Map<String, CoinLaw> newest = new TreeMap<>();

    private SessionLaws() {}

    /// One law a coin, by name; none of a coin whose law was never published.
    static List<CoinLaw> read(Path journal) throws IOException {
        var laws = new SessionLaws();
        try (JournalReader reader = JournalReader.follow(journal)) {
            while (reader.next()) {
                if (reader.kind() == RecordKind.EVENT && WANTED.contains(reader.typeKey())) {
                    laws.on(reader.event());
                }
            }
        }
        return new ArrayList<>(laws.newest.values());
    }

    private void on(Event event) {
        if (event instanceof Event.Listed listed) {
            instruments.put(listed.instrument(), listed.terms());
        } else if (event instanceof Event.Trade trade
                && instruments.get(trade.instrument()) instanceof Instrument.Spot spot) {
            spotPrices.put(spot.asset(), E8.toDouble(trade.priceE8()));
        } else if (event instanceof Event.OracleTick tick
                && instruments.get(tick.instrument()) instanceof Instrument.Oracle oracle) {
            oraclePrices.put(oracle.asset(), E8.toDouble(tick.priceE8()));
        } else if (event instanceof Event.DensityPublished published) {
            publish(published);
        }
    }

    private void publish(Event.DensityPublished published) {
        Instrument instrument = instruments.get(published.instrument());
        if (instrument != null) {
            String coin = instrument.asset();
            newest.put(
                    coin,
                    new CoinLaw(
                            coin,
                            Digest.hex(published.modelDigest()),
                            instant(published.cutNs()),
                            price(coin),
                            published.curve()));
        }
    }

    /// The pair's price where there is one, as for the densities themselves.
    private OptionalDouble price(String coin) {
        @Nullable Double price = spotPrices.getOrDefault(coin, oraclePrices.get(coin));
        return price == null ? OptionalDouble.empty() : OptionalDouble.of(price);
    }

    private static Instant instant(long timeNs) {
        return Instant.ofEpochSecond(
                Math.floorDiv(timeNs, Times.SECOND_NS), Math.floorMod(timeNs, Times.SECOND_NS));
    }
}
