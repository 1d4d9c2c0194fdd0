package io.foretick.lab.experiment;

import io.foretick.lab.experiment.Choice.Scale;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what stands at one key: a value, a list of values, or `{from, to, steps, scale}`.
final class ChoiceReader {

    private static final Set<String> RANGE_KEYS =
            new LinkedHashSet<>(List.of("from", "to", "steps", "scale"));
    private static final Kind STEPS = new Kind.Whole(1, 10_000);
    private static final Kind SCALE = Kind.Word.of(Scale.values());

    private final Key key;
    private final int line;
    private final Problems problems;

    ChoiceReader(Key key, int line, Problems problems) {
        this.key = key;
        this.line = line;
        this.problems = problems;
    }

    /// The choice, or nothing where it was wrong and the problem has been noted.
    Optional<Choice> read(YamlNode node) {
        Optional<Choice> choice =
                switch (node) {
                    case YamlNode.Items items when key.kind().isList() -> lists(items);
                    case YamlNode.Items items -> listed(items.nodes(), items.line());
                    case YamlNode.Section section -> between(section);
                    case YamlNode.Scalar _, YamlNode.Nothing _ ->
                            value(node).map(value -> new Choice.One(value, line));
                };
        if (choice.isPresent()
                && !(choice.get() instanceof Choice.One)
                && Keys.EXPERIMENT.contains(key)) {
            return wrong(line, "takes one value, no range");
        }
        return choice;
    }

    /// A list of values is one value; a list of lists is a range of them.
    private Optional<Choice> lists(YamlNode.Items items) {
        boolean nested =
                !items.nodes().isEmpty()
                        && items.nodes().stream().allMatch(YamlNode.Items.class::isInstance);
        return nested
                ? listed(items.nodes(), items.line())
                : value(items).map(value -> new Choice.One(value, line));
    }

    private Optional<Choice> listed(List<YamlNode> nodes, int at) {
        Set<String> values = new LinkedHashSet<>();
        boolean complete = true;
        for (YamlNode node : nodes) {
            Optional<String> value = value(node);
            value.ifPresent(values::add);
            complete &= value.isPresent();
        }
        if (nodes.isEmpty()) {
            return wrong(at, "is an empty range");
        }
        return complete
                ? Optional.of(new Choice.Listed(List.copyOf(values), line))
                : Optional.empty();
    }

    private Optional<String> value(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> canonical(key.kind(), scalar);
            case YamlNode.Items items when key.kind().isList() -> joined(items);
            case YamlNode.Items _, YamlNode.Section _, YamlNode.Nothing _ ->
                    wrong(node.line(), "must be " + key.kind().words());
        };
    }

    private Optional<String> joined(YamlNode.Items items) {
        List<String> texts = new ArrayList<>();
        for (YamlNode node : items.nodes()) {
            if (!(node instanceof YamlNode.Scalar scalar) || scalar.text().contains(",")) {
                return wrong(node.line(), "must be " + key.kind().words() + " without commas");
            }
            texts.add(scalar.text());
        }
        return canonical(key.kind(), new YamlNode.Scalar(String.join(",", texts), items.line()));
    }

    private Optional<String> canonical(Kind kind, YamlNode.Scalar scalar) {
        try {
            String value = kind.canonical(scalar.text());
            if (kind instanceof Kind.Word(_, Map<String, String> aliases)
                    && aliases.containsKey(scalar.text())) {
                problems.note(
                        scalar.line(), key.path() + ": " + scalar.text() + " counts as " + value);
            }
            return Optional.of(value);
        } catch (IllegalArgumentException e) {
            return wrong(scalar.line(), String.valueOf(e.getMessage()));
        }
    }

    private Optional<Choice> between(YamlNode.Section section) {
        Kind kind = key.kind();
        if (!(kind instanceof Kind.Whole || kind instanceof Kind.Real)) {
            return wrong(line, "must be " + kind.words() + ", was a section");
        }
        for (Map.Entry<String, YamlNode.Entry> entry : section.entries().entrySet()) {
            if (!RANGE_KEYS.contains(entry.getKey())) {
                return wrong(
                        entry.getValue().line(),
                        "is a range of from, to, steps and scale, had "
                                + entry.getKey()
                                + Nearest.hint(entry.getKey(), RANGE_KEYS));
            }
        }
        Optional<String> from = part(section, "from", kind, null);
        Optional<String> to = part(section, "to", kind, null);
        Optional<String> steps = part(section, "steps", STEPS, "0");
        Optional<String> scale = part(section, "scale", SCALE, "linear");
        if (from.isEmpty() || to.isEmpty() || steps.isEmpty() || scale.isEmpty()) {
            return Optional.empty();
        }
        return ordered(
                from.get(),
                to.get(),
                Integer.parseInt(steps.get()),
                scale.get().equals("log") ? Scale.LOG : Scale.LINEAR);
    }

    private Optional<Choice> ordered(String from, String to, int steps, Scale scale) {
        double low;
        double high;
        try {
            low = Double.parseDouble(from);
            high = Double.parseDouble(to);
        } catch (NumberFormatException e) {
            return wrong(line, "is a range, whose ends are numbers");
        }
        if (low >= high) {
            return wrong(line, "is a range from " + from + " to " + to + ", which is none");
        }
        if (scale == Scale.LOG && low <= 0) {
            return wrong(line, "is a range on a log scale, which has to begin above 0");
        }
        boolean whole = key.kind() instanceof Kind.Whole;
        return Optional.of(new Choice.Between(low, high, steps, scale, whole, line));
    }

    private Optional<String> part(
            YamlNode.Section section, String name, Kind kind, @Nullable String fallback) {
        YamlNode.Entry entry = section.entries().get(name);
        if (entry != null && entry.node() instanceof YamlNode.Scalar scalar) {
            return canonical(kind, scalar);
        }
        return entry == null && fallback != null
                ? Optional.of(fallback)
                : wrong(line, "is a range that needs `" + name + "`");
    }

    private <T> Optional<T> wrong(int at, String text) {
        problems.add(at, key.path() + " " + text);
        return Optional.empty();
    }
}
