package io.foretick.feature.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

class SequenceSpecTest {

    private static final Scaling FIXED = new Scaling.Fixed();
    private static final List<String> COINS = List.of("BTCUSDT", "ETHUSDT");
    private static final List<Integer> STEPS = List.of(1, 32);
    private static final List<Integer> SPANS = List.of(60, 300);

    private static final SequenceSpec SPEC =
            new SequenceSpec(COINS, 8, STEPS, FIXED, SPANS, 172_800);

    @Test
    void theStandardHasTheShapeOfItsDocument() {
        SequenceSpec spec =
                SequenceSpec.ofSeconds(List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"), FIXED);
        assertEquals(10, spec.columns());
        assertEquals(3 * 256 * 10, spec.stateOffset());
        assertEquals(3 * 256 * 10 + 4 * 5, spec.horizonOffset());
        assertEquals(3 * 256 * 10 + 4 * 5 + 2, spec.size());
        assertEquals(256 * 1_024 + 1, spec.reachSeconds());
    }

    @Test
    void reachIsThatOfWhatLooksBackFarthest() {
        assertEquals(8 * 32 + 44 + 1, SPEC.reachSeconds(), "its longest span, 300");
        Scaling scaling = new Scaling.Trailing(900);
        assertEquals(901, new SequenceSpec(COINS, 8, STEPS, scaling, SPANS, 60).reachSeconds());
        assertEquals(321, new SequenceSpec(COINS, 10, STEPS, FIXED, SPANS, 60).reachSeconds());
    }

    @Test
    void hashChangesWithEveryPart() {
        var hashes = new TreeSet<Long>();
        List<SequenceSpec> all = Stream.concat(Stream.of(SPEC), changed()).toList();
        all.forEach(spec -> hashes.add(spec.hash()));
        assertEquals(all.size(), hashes.size());
    }

    @Test
    void hashOfEqualDefinitionsIsEqual() {
        assertEquals(SPEC.hash(), SequenceSpec.parse(SPEC.canonical()).hash());
        assertEquals(SPEC.hash(), new Digest().add(SPEC.canonical()).value());
    }

    @Test
    void hashIsTheSameInEveryCountry() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(
                    "sequence=1;symbols=BTCUSDT,ETHUSDT;length=8;steps=1,32;scaling=fixed;"
                            + "spans=60,300;horizon=172800",
                    SPEC.canonical());
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @MethodSource("changed")
    void canonicalTextIsReadBack(SequenceSpec spec) {
        assertEquals(spec, SequenceSpec.parse(spec.canonical()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sequence=0;symbols=A;length=8;steps=1;scaling=fixed;spans=60;horizon=60",
                "sequence=1;symbols=A;length=08;steps=1;scaling=fixed;spans=60;horizon=60",
                "sequence=1;symbols=A;length=8;steps=1;scaling=loose;spans=60;horizon=60",
                "sequence=1;length=8;symbols=A;steps=1;scaling=fixed;spans=60;horizon=60",
                "sequence=1;symbols=A;length=8;steps=1;scaling=fixed;spans=60;horizon=60;more=1"
            })
    void refusesOtherTexts(String text) {
        assertThrows(IllegalArgumentException.class, () -> SequenceSpec.parse(text));
    }

    @Test
    void refusesWhatCannotBeComputed() {
        refuses(() -> new SequenceSpec(List.of(), 8, STEPS, FIXED, SPANS, 60));
        refuses(() -> new SequenceSpec(List.of("A", "A"), 8, STEPS, FIXED, SPANS, 60));
        refuses(() -> new SequenceSpec(List.of("a;b"), 8, STEPS, FIXED, SPANS, 60));
        refuses(() -> new SequenceSpec(COINS, 0, STEPS, FIXED, SPANS, 60));
        refuses(() -> new SequenceSpec(COINS, 8, List.of(), FIXED, SPANS, 60));
        refuses(() -> new SequenceSpec(COINS, 8, List.of(32, 1), FIXED, SPANS, 60));
        refuses(() -> new SequenceSpec(COINS, 8, List.of(0, 1), FIXED, SPANS, 60));
        refuses(() -> new SequenceSpec(COINS, 8, STEPS, FIXED, List.of(60, 60), 60));
        refuses(() -> new SequenceSpec(COINS, 8, STEPS, FIXED, SPANS, 1));
        refuses(() -> new Scaling.Trailing(0));
    }

    @Test
    void minutesNeedNoSecondsWithinThem() {
        SequenceSpec spec = SequenceSpec.ofMinutes(COINS, FIXED);
        assertTrue(spec.stepSeconds().stream().allMatch(step -> step % 60 == 0));
        assertTrue(spec.spanSeconds().stream().allMatch(span -> span >= 300));
    }

    static Stream<SequenceSpec> changed() {
        List<String> swapped = COINS.reversed();
        Scaling hour = new Scaling.Trailing(3_600);
        return Stream.of(
                new SequenceSpec(swapped, 8, STEPS, FIXED, SPANS, 172_800),
                new SequenceSpec(List.of("BTCUSDT"), 8, STEPS, FIXED, SPANS, 172_800),
                new SequenceSpec(COINS, 9, STEPS, FIXED, SPANS, 172_800),
                new SequenceSpec(COINS, 8, List.of(1, 33), FIXED, SPANS, 172_800),
                new SequenceSpec(COINS, 8, List.of(1), FIXED, SPANS, 172_800),
                new SequenceSpec(COINS, 8, STEPS, hour, SPANS, 172_800),
                new SequenceSpec(COINS, 8, STEPS, new Scaling.Trailing(3_601), SPANS, 172_800),
                new SequenceSpec(COINS, 8, STEPS, FIXED, List.of(60), 172_800),
                new SequenceSpec(COINS, 8, STEPS, FIXED, List.of(), 172_800),
                new SequenceSpec(COINS, 8, STEPS, FIXED, SPANS, 86_400));
    }

    private static void refuses(Runnable making) {
        assertThrows(IllegalArgumentException.class, making::run);
    }
}
