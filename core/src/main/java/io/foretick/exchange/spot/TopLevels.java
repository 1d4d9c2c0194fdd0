package io.foretick.exchange.spot;

import io.foretick.exchange.source.SpotBook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares the best levels of one side of a book at two times. Stateless.
public final class TopLevels {

    private TopLevels() {}

    /// What has to be set to get from one list of levels to another: those that are new or changed,
    /// then those that are gone, with a quantity of 0.
    public static List<SpotBook.Level> changes(
            List<SpotBook.Level> before, List<SpotBook.Level> now) {
        Map<Long, Long> known = new HashMap<>();
        before.forEach(level -> known.put(level.priceE8(), level.quantityE8()));
        List<SpotBook.Level> changes = new ArrayList<>();
        for (SpotBook.Level level : now) {
            Long quantityE8 = known.remove(level.priceE8());
            if (quantityE8 == null || quantityE8 != level.quantityE8()) {
                changes.add(level);
            }
        }
        for (SpotBook.Level level : before) {
            if (known.containsKey(level.priceE8())) {
                changes.add(new SpotBook.Level(level.priceE8(), 0));
            }
        }
        return changes;
    }
}
