package io.foretick.lab.legacydata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

class NumberColumnTest {

    private static NumberColumn column(String... values) {
        var column = new NumberColumn();
        for (int k = 0; k < values.length; k++) {
            column.add(k, JsonMapper.shared().readTree(values[k]));
        }
        return column;
    }

    @Test
    void writesDoublesAsPythonDoes() {
        assertEquals("0.1", NumberColumn.text(0.1));
        assertEquals("0.0", NumberColumn.text(0));
        assertEquals("100.0", NumberColumn.text(100));
        assertEquals("307655424493.32477", NumberColumn.text(307655424493.32477));
        assertEquals("0.0001", NumberColumn.text(1e-4));
        assertEquals("1e-05", NumberColumn.text(1e-5));
        assertEquals("-1.25e-07", NumberColumn.text(-1.25e-7));
        assertEquals("9999999999999998.0", NumberColumn.text(9999999999999998.0));
        assertEquals("1e+16", NumberColumn.text(1e16));
        assertEquals("-1.5e+300", NumberColumn.text(-1.5e300));
    }

    @Test
    void staysWholeOnlyIfEveryRowIs() {
        assertEquals(Map.of(0L, "1", 1L, "2"), column("1", "2").texts(List.of(0L, 1L)));
        assertEquals(Map.of(0L, "1.0", 1L, "2.5"), column("1", "2.5").texts(List.of(0L, 1L)));
        assertEquals(
                Map.of(0L, "1.0", 1L, "2.0", 2L, ""),
                column("1", "2", "null").texts(List.of(0L, 1L, 2L)));
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThrows(IllegalArgumentException.class, () -> column("\"5\""));
    }
}
