package io.foretick.store.file;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One object of a JSON file, read field by field; every complaint names the file and the key's
/// path. Reading only.
public final class JsonFields {

    private final String file;
    private final String path;
    private final JsonNode node;

    private JsonFields(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /// The object at the root of a file.
    public static JsonFields root(String file, JsonNode node) throws IOException {
        return new JsonFields(file, "", node).checked();
    }

    /// Refuses keys that nobody reads, which may be misspelt.
    public void onlyKeys(Set<String> known) throws IOException {
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw new IOException(place(key) + " is not a known key");
            }
        }
    }

    /// Refuses another value than this one, which the rest of the file asks for.
    public void require(String key, Object expected, Object actual) throws IOException {
        if (!expected.equals(actual)) {
            throw new IOException(place(key) + " must be " + expected + ", was " + actual);
        }
    }

    /// All keys, in the file's order.
    public List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    public boolean has(String key) {
        return node.has(key);
    }

    public JsonFields object(String key) throws IOException {
        return new JsonFields(file, path + key + ".", required(key)).checked();
    }

    public List<JsonFields> objects(String key) throws IOException {
        JsonNode array = array(key);
        List<JsonFields> objects = new ArrayList<>();
        for (int k = 0; k < array.size(); k++) {
            String place = path + key + "[" + k + "].";
            objects.add(new JsonFields(file, place, array.get(k)).checked());
        }
        return objects;
    }

    /// As many numbers as there are.
    public double[] numbers(String key) throws IOException {
        return numbers(key, array(key).size());
    }

    public String text(String key) throws IOException {
        JsonNode value = required(key);
        if (!value.isString()) {
            throw new IOException(place(key) + " must be a text, was " + value);
        }
        return value.stringValue();
    }

    /// As many texts as there are.
    public List<String> texts(String key) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : array(key)) {
            if (!value.isString()) {
                throw new IOException(place(key) + " must hold texts, held " + value);
            }
            texts.add(value.stringValue());
        }
        return texts;
    }

    public long whole(String key) throws IOException {
        JsonNode value = required(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IOException(place(key) + " must be a whole number, was " + value);
        }
        return value.longValue();
    }

    /// Sixteen hexadecimal digits, as [io.foretick.base.Digest#hex] writes them.
    public long digest(String key) throws IOException {
        String text = text(key);
        if (!text.matches("[0-9a-f]{16}")) {
            throw new IOException(place(key) + " must be 16 hex digits, was " + text);
        }
        return Long.parseUnsignedLong(text, 16);
    }

    public boolean truth(String key) throws IOException {
        JsonNode value = required(key);
        if (!value.isBoolean()) {
            throw new IOException(place(key) + " must be true or false, was " + value);
        }
        return value.booleanValue();
    }

    public double number(String key) throws IOException {
        return number(required(key), place(key));
    }

    /// A number, or one of the texts `NaN`, `Infinity` and `-Infinity`, for which JSON has no
    /// number.
    public double measure(String key) throws IOException {
        JsonNode value = required(key);
        if (!value.isString()) {
            return number(value, place(key));
        }
        return switch (value.stringValue()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new IOException(place(key) + " must be a number, was " + value);
        };
    }

    /// As many whole numbers as there are.
    public List<Long> wholes(String key) throws IOException {
        List<Long> wholes = new ArrayList<>();
        for (JsonNode value : array(key)) {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw new IOException(place(key) + " must hold whole numbers, held " + value);
            }
            wholes.add(value.longValue());
        }
        return wholes;
    }

    public double[] numbers(String key, int count) throws IOException {
        JsonNode array = array(key);
        if (array.size() != count) {
            throw new IOException(
                    place(key) + " must have " + count + " numbers, had " + array.size());
        }
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = number(array.get(k), place(key) + "[" + k + "]");
        }
        return numbers;
    }

    /// The start of a complaint about this object, or about one of its keys.
    public String place(String key) {
        return file + ": " + path + key;
    }

    /// The complaint that a value of this object was refused by the type that takes it.
    public IOException refused(RuntimeException cause) {
        return new IOException(place("") + " " + cause.getMessage(), cause);
    }

    private JsonFields checked() throws IOException {
        if (!node.isObject()) {
            throw new IOException(place("") + " must be an object, was " + node.getNodeType());
        }
        return this;
    }

    private JsonNode array(String key) throws IOException {
        JsonNode value = required(key);
        if (!value.isArray()) {
            throw new IOException(place(key) + " must be a list, was " + value.getNodeType());
        }
        return value;
    }

    private JsonNode required(String key) throws IOException {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            throw new IOException(place(key) + " is missing");
        }
        return value;
    }

    private static double number(JsonNode value, String place) throws IOException {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new IOException(place + " must be a finite number, was " + value);
        }
        return value.doubleValue();
    }
}
