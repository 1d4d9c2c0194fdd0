package io.foretick.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class RiskLimitsTest {

    @Test
    void namesAreThoseOfItsKeysInConfigurations() {
        List<String> keys =
                Arrays.stream(RiskLimits.class.getRecordComponents())
                        .map(RiskLimitsTest::key)
                        .toList();
        assertEquals(keys, RiskLimits.names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void oneLimitChangesAloneByItsName(String name) throws ReflectiveOperationException {
        RiskLimits changed = RiskLimits.DEFAULT.with(name, 1).orElseThrow();
        for (RecordComponent component : RiskLimits.class.getRecordComponents()) {
            Object value = component.getAccessor().invoke(changed);
            Object expected =
                    key(component).equals(name)
                            ? 1.0
                            : ((Number) component.getAccessor().invoke(RiskLimits.DEFAULT))
                                    .doubleValue();
            assertEquals(expected, ((Number) value).doubleValue(), key(component));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void noLimitTakesANumberOutOfItsRange(String name) {
        for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e10}) {
            assertEquals(
                    Optional.empty(), RiskLimits.DEFAULT.with(name, value), name + " " + value);
        }
    }

    @Test
    void wholeNumbersStayWhole() {
        assertEquals(Optional.empty(), RiskLimits.DEFAULT.with("max_orders_per_market", 2.5));
    }

    @Test
    void thereAreNoOtherNames() {
        assertEquals(Optional.empty(), RiskLimits.DEFAULT.with("max_fun", 1));
    }

    @Test
    void limitsOutOfRangeAreRefusedByName() {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new RiskLimits(Double.NaN, 1, 1, 1, 1));
        assertEquals("max_position_usd must lie in [0.0, 1.0E9], was NaN", thrown.getMessage());
    }

    static List<String> names() {
        return RiskLimits.names();
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
