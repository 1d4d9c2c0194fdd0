package io.foretick.lab.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One node of a YAML file, which still knows its line.
sealed interface YamlNode {

    /// Line that it begins on, from 1.
    int line();

    /// A text, number or word; what it is, the key decides.
    record Scalar(String text, int line) implements YamlNode {}

    /// A key without a value.
    record Nothing(int line) implements YamlNode {}

    /// A list.
    record Items(List<YamlNode> nodes, int line) implements YamlNode {

        public Items {
            nodes = List.copyOf(nodes);
        }
    }

    /// Keys and values in the order of the file.
    record Section(Map<String, Entry> entries, int line) implements YamlNode {

        public Section {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /// The value of a key.
    ///
    /// @param line where the key stands
    record Entry(YamlNode node, int line) {}
}
