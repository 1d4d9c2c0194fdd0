package io.foretick.session;

import io.foretick.base.Means;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Turns settings into the records of [Config] and back: the one place that uses reflection.
final class ConfigBinder {

    /// One leaf of the tree, for the generated reference.
    ///
    /// @param path dotted key
    /// @param type `integer`, `number`, `boolean`, `string`, or `list of` one of them
    /// @param defaultText the default as it would be written
    /// @param means what it means
    record Leaf(String path, String type, String defaultText, String means) {}

    private final Map<String, Setting> settings;
    private final List<String> used = new ArrayList<>();

    private ConfigBinder(Map<String, Setting> settings) {
        this.settings = settings;
    }

    /// Binds all settings over the defaults.
    ///
    /// @throws ConfigException if a key is unknown or a value does not fit
    static Config bind(Map<String, Setting> settings) {
        var binder = new ConfigBinder(settings);
        var config = (Config) binder.record(Config.DEFAULT, "");
        for (Setting setting : settings.values()) {
            if (!binder.used.contains(setting.path())) {
                throw new ConfigException(
                        "unknown key " + setting.path() + " (" + setting.origin() + ")");
            }
        }
        return config;
    }

    /// All leaves with the values that `config` holds.
    static List<Leaf> leaves(Config config) {
        var leaves = new ArrayList<Leaf>();
        collect(config, "", leaves);
        return leaves;
    }

    /// Path to value, as written in files.
    static Map<String, String> flatten(Config config) {
        var flat = new TreeMap<String, String>();
        for (Leaf leaf : leaves(config)) {
            flat.put(leaf.path(), leaf.defaultText());
        }
        return flat;
    }

    private Object record(Object defaults, String prefix) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        var values = new Object[components.length];
        var types = new Class<?>[components.length];
        for (int k = 0; k < components.length; k++) {
            String path = prefix + key(components[k].getName());
            Object fallback = read(components[k], defaults);
            types[k] = components[k].getType();
            values[k] =
                    fallback instanceof Record
                            ? record(fallback, path + ".")
                            : leaf(components[k], path, fallback);
        }
        return construct(defaults.getClass(), types, values, prefix);
    }

    private Object leaf(RecordComponent component, String path, Object fallback) {
        Setting setting = settings.get(path);
        if (setting == null) {
            return fallback;
        }
        used.add(path);
        try {
            return component.getType() == List.class
                    ? list(elementType(component), setting.text())
                    : scalar(component.getType(), setting.text());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    path
                            + " ("
                            + setting.origin()
                            + "): expected "
                            + typeName(component)
                            + ", was '"
                            + setting.text()
                            + "'",
                    e);
        }
    }

    private Object construct(Class<?> type, Class<?>[] types, Object[] values, String prefix) {
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new ConfigException(
                    prefix + Objects.requireNonNull(e.getCause()).getMessage() + origins(prefix),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build " + type, e);
        }
    }

    private String origins(String prefix) {
        var text = new StringBuilder();
        for (Setting setting : settings.values()) {
            if (setting.path().startsWith(prefix)) {
                text.append(text.isEmpty() ? " (" : ", ")
                        .append(setting.path())
                        .append(": ")
                        .append(setting.origin());
            }
        }
        return text.isEmpty() ? "" : text.append(")").toString();
    }

    private static void collect(Object node, String prefix, List<Leaf> into) {
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            String path = prefix + key(component.getName());
            Object value = read(component, node);
            if (value instanceof Record) {
                collect(value, path + ".", into);
            } else {
                Means means = component.getAnnotation(Means.class);
                if (means == null) {
                    throw new IllegalStateException(path + " does not say what it means");
                }
                into.add(new Leaf(path, typeName(component), text(value), means.value()));
            }
        }
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    private static Object read(RecordComponent component, Object node) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(node));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static Class<?> elementType(RecordComponent component) {
        return (Class<?>)
                ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    private static List<Object> list(Class<?> element, String text) {
        if (text.isBlank()) {
            return List.of();
        }
        return Arrays.stream(text.split(",", -1))
                .map(part -> scalar(element, part.strip()))
                .toList();
    }

    private static Object scalar(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class || type == Boolean.class) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("not true or false");
            };
        }
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        }
        return Double.valueOf(text);
    }

    private static String typeName(RecordComponent component) {
        return component.getType() == List.class
                ? "list of " + scalarName(elementType(component))
                : scalarName(component.getType());
    }

    private static String scalarName(Class<?> type) {
        var names = new LinkedHashMap<Class<?>, String>();
        names.put(boolean.class, "boolean");
        names.put(int.class, "integer");
        names.put(Integer.class, "integer");
        names.put(long.class, "integer");
        names.put(double.class, "number");
        names.put(Double.class, "number");
        return names.getOrDefault(type, "string");
    }

    /// `maxPositionUsd` is written `max_position_usd`.
    private static String key(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
