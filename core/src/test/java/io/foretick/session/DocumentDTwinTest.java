package io.foretick.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.event.Window;
import io.foretick.session.NaiveDocumentD.Wish;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Each strategy of document D decides as its formulas say, event by event.
class DocumentDTwinTest {

    private static final int SEEDS = 6;
    static final List<String> NAMES = List.of("distance_fade", "momentum", "settlement_sniper");

    private static final Window WINDOW = Window.ofSeconds(1_790_000_100, 1_790_000_400);

    @ParameterizedTest
    @ValueSource(strings = {"distance_fade", "momentum", "settlement_sniper"})
    void decidesAsItsFormulaSays(String name) {
        long wishes = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            wishes += playAlone(session(seed), name);
        }
        assertTrue(wishes > 200, "only " + wishes);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void strongestOfAllTrades(long seed) {
        assertTrue(playTogether(session(seed)) > 20);
    }

    static long playAlone(TwinSession session, String name) {
        var desk = new TwinDesk(session, enabled(List.of(name)));
        return desk.play(all -> all.stream().filter(wish -> wish.strategy().equals(name)).toList());
    }

    static long playTogether(TwinSession session) {
        var desk = new TwinDesk(session, enabled(NAMES));
        return desk.play(DocumentDTwinTest::strongest);
    }

    private static TwinSession session(long seed) {
        return TwinSession.of(
                WINDOW,
                TwinSession.trades(WINDOW, new Seed(seed).split("trades")),
                new Seed(seed).split("books"));
    }

    /// The first of those with the greatest edge times confidence.
    private static List<Wish> strongest(List<Wish> wishes) {
        return wishes.stream()
                .sorted(Comparator.comparingDouble(wish -> -wish.edge() * wish.confidence()))
                .limit(1)
                .toList();
    }

    private static List<String> enabled(List<String> names) {
        var settings = new ArrayList<>(List.of("strategy.density_kelly.enabled=false"));
        names.forEach(name -> settings.add("strategy." + name + ".enabled=true"));
        return settings;
    }
}
