package io.foretick.venue.live;

import io.foretick.venue.live.socket.Traffic;
import io.foretick.venue.polymarket.Coin;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What comes from RTDS. The venue's own filters are flaky, so everything is subscribed and what is
/// not asked for is left out here. Any thread.
final class ReferenceTraffic implements Traffic {

    /// What is said on a new connection.
    static final String SUBSCRIPTION =
            """
            {"action":"subscribe","subscriptions":[\
            {"topic":"crypto_prices_twap_sixty","type":"update"},\
            {"topic":"crypto_prices_chainlink","type":"update"}]}\
            """;

    private static final byte[] SYMBOL = FieldScan.name("symbol");

    private final FeedLine line;
    private final Set<String> symbols = new TreeSet<>();

    ReferenceTraffic(FeedLine line, List<Coin> coins) {
        this.line = line;
        coins.forEach(coin -> symbols.add(coin.shortName() + "/usd"));
    }

    @Override
    public void opened(int life) {
        line.opened(life);
    }

    @Override
    public boolean received(int life, byte[] text, long nanoTime) {
        String symbol = FieldScan.text(text, FieldScan.value(text, SYMBOL, 0));
        boolean wanted = symbols.contains(symbol);
        if (wanted) {
            line.frame(life, text, nanoTime);
        }
        return wanted;
    }

    @Override
    public void ended(int life, String reason) {
        line.ended(life, reason, List.of());
    }
}
